import { metrics } from '@opentelemetry/api';

const meter = metrics.getMeter('smartap.messaging');
let oldestOutboxSeconds = 0;

meter
  .createObservableGauge('smartap_outbox_oldest_seconds', { description: 'Age of the oldest event that is committed and not yet published', unit: 's' })
  .addCallback((result) => result.observe(oldestOutboxSeconds));

/** The figures of the transactional path; see the README for what to watch. */
export const busMetrics = {
  handled: meter.createCounter('smartap_messages_handled', { description: 'Messages that ended, by consumer and result' }),
  redelivered: meter.createCounter('smartap_messages_redelivered', { description: 'Messages that came more than once, by consumer' }),
  deadLetters: meter.createCounter('smartap_dead_letters', { description: 'Messages given up, by consumer and reason' }),
  published: meter.createCounter('smartap_events_published', { description: 'Events published from the outbox' }),
  batchSeconds: meter.createHistogram('smartap_batch_seconds', { description: 'Seconds of one transaction from begin to commit, by consumer', unit: 's' }),
  batchSize: meter.createHistogram('smartap_batch_size', { description: 'Messages of one transaction, by consumer' }),
  commands: meter.createHistogram('smartap_command_seconds', { description: 'Seconds of a command, by name and result', unit: 's' }),
  set oldestOutboxSeconds(value: number) {
    oldestOutboxSeconds = value;
  },
};
