/**
 * The names of our own metrics, the one place where they are kept. Durations are in seconds, sizes in bytes. The
 * exporter appends `_total` to counters. Labels are in braces; none holds a tenant or an id, which would make a series each.
 */
export const MetricName = {
  /** Counter: messages handled. {consumer, outcome = done | repeated | retried | dead} */
  MESSAGES: 'smartap_messages',
  /** Histogram: from taking a message in hand to its acknowledgement, in seconds. {consumer} */
  MESSAGE_DURATION: 'smartap_message_duration_seconds',
  /** Histogram: messages in one transaction. {consumer} */
  BATCH_SIZE: 'smartap_message_batch_size',
  /** Histogram: from the event's own time to the end of its handling, in seconds. {consumer} */
  MESSAGE_AGE: 'smartap_message_age_seconds',
  /** Counter: deliveries after the first. {consumer} */
  REDELIVERIES: 'smartap_message_redeliveries',
  /** Counter: messages published as dead letters. {consumer, code} */
  DEAD_LETTERS: 'smartap_dead_letters',
  /** Gauge: messages that the consumer has not been given yet. {consumer} */
  CONSUMER_LAG: 'smartap_consumer_lag',
  /** Gauge: messages given and not acknowledged. {consumer} */
  CONSUMER_UNACKED: 'smartap_consumer_unacknowledged',
  /** Gauge: 1 while a consumer pauses because its own database is out of reach. {consumer} */
  CONSUMER_PAUSED: 'smartap_consumer_paused',
  /** Counter: events published. {subject kind as `aggregate.fact.vN`} */
  PUBLISHED: 'smartap_events_published',
  /** Gauge: outbox rows not sent yet. */
  OUTBOX_UNSENT: 'smartap_outbox_unsent',
  /** Gauge: age of the oldest outbox row not sent yet, in seconds. */
  OUTBOX_OLDEST: 'smartap_outbox_oldest_seconds',
  /** Histogram: a command or query asked over the bus, in seconds. {command, outcome} */
  RPC_DURATION: 'smartap_rpc_duration_seconds',
  /** Gauge: invoices by state. {state} */
  INVOICES: 'smartap_invoices',
  /** Gauge: age of the oldest invoice in a state, in seconds. {state} */
  INVOICE_OLDEST: 'smartap_invoice_oldest_seconds',
  /** Counter: documents by what became of them. {outcome, reason} */
  OUTCOMES: 'smartap_outcomes',
  /** Gauge: connections of a pool. {pool, state = used | idle | waiting | max} */
  POOL_CONNECTIONS: 'smartap_db_pool_connections',
  /** Gauge: 1 when a check of readiness holds, 0 when not. {check} */
  HEALTH: 'smartap_health_check',
  /** Counter: answers of the cache. {kind, result = hit | stale | miss} */
  CACHE_REQUESTS: 'smartap_cache_requests',
  /** Gauge: 1 while the cache works without Redis. */
  CACHE_DEGRADED: 'smartap_cache_degraded',
} as const;

/** A metric of ours: one of the table, or one that a service names for itself with the same prefix. */
export type SmartapMetric = `smartap_${string}`;
