import { compareLineage, eventJson, type BusEvent, type EventMap, type EventType, type Lineage } from '@smartap/contracts';
import { bulkInsert, RawJson, rows, type Tx } from '@smartap/database';

/** An invoice of a tenant. */
export interface InvoiceKey {
  readonly tenantId: string;
  readonly invoiceId: string;
}

/** Events that carry a decision about an invoice. */
export type DecisionType = { [K in EventType]: EventMap[K] extends { invoiceId: string; lineage: Lineage } ? K : never }[EventType];

/** The newest decision of this service about an invoice: the event that told it. */
export interface Decision<K extends DecisionType = DecisionType> {
  readonly lineage: Lineage;
  readonly event: { [T in K]: BusEvent<T> }[K];
}

/** Decisions by invoice. */
export class Decisions<K extends DecisionType = DecisionType> {
  private readonly byKey = new Map<string, Decision<K>>();

  constructor(found: Iterable<Decision<K>>) {
    for (const decision of found) this.byKey.set(keyOf({ tenantId: decision.event.tenantId, invoiceId: decision.event.subject }), decision);
  }

  get(key: InvoiceKey): Decision<K> | undefined {
    return this.byKey.get(keyOf(key));
  }

  /** True when what this service decided last rests on an equal or newer lineage than the event's. */
  hasDecided(key: InvoiceKey, lineage: Lineage): boolean {
    const known = this.get(key);
    return known !== undefined && compareLineage(known.lineage, lineage) > 0;
  }
}

interface Row {
  lineage: number[];
  event: unknown;
}

/**
 * Locks invoices for this service until the transaction ends, in one order for all, also those of which it knows nothing
 * yet: who decides about an invoice and who ends it never pass each other unseen.
 */
export async function lockInvoices(tx: Tx, keys: readonly InvoiceKey[]): Promise<void> {
  const wanted = [...new Set(keys.map(keyOf))].toSorted();
  if (wanted.length > 0)
    await tx.query('select pg_advisory_xact_lock(hashtextextended(current_schema() || key, 1)) from unnest($1::text[]) as wanted(key)', [wanted]);
}

/** Locks invoices (see {@link lockInvoices}) and loads their newest decisions. */
export async function lockDecisions<K extends DecisionType = DecisionType>(tx: Tx, keys: readonly InvoiceKey[]): Promise<Decisions<K>> {
  await lockInvoices(tx, keys);
  return select<K>(tx, keys, 'order by d.tenant_id, d.invoice_id for update of d');
}

/** Loads the newest decisions without a lock: for queries. */
export async function readDecisions<K extends DecisionType = DecisionType>(tx: Tx, keys: readonly InvoiceKey[]): Promise<Decisions<K>> {
  return select<K>(tx, keys, '');
}

async function select<K extends DecisionType>(tx: Tx, keys: readonly InvoiceKey[], tail: string): Promise<Decisions<K>> {
  if (keys.length === 0) return new Decisions<K>([]);
  const found = await rows<Row>(
    tx,
    `select d.lineage, d.event from unnest($1::uuid[], $2::uuid[]) as wanted(tenant_id, invoice_id)
     join decision d on d.tenant_id = wanted.tenant_id and d.invoice_id = wanted.invoice_id ${tail}`,
    [keys.map((key) => key.tenantId), keys.map((key) => key.invoiceId)],
  );
  return new Decisions<K>(found.map(({ lineage, event }) => ({ lineage, event: event as Decision<K>['event'] })));
}

const COLUMNS = { tenant_id: 'uuid', invoice_id: 'uuid', lineage: 'int[]', event: 'json' };

/**
 * Keeps decisions with the events that tell them. One that is not newer than what is stored changes nothing.
 *
 * @returns the events that were kept: these are to be sent
 */
export async function saveDecisions<K extends DecisionType>(tx: Tx, events: readonly BusEvent<K>[]): Promise<BusEvent<K>[]> {
  const sorted = events.toSorted((a, b) =>
    keyOf({ tenantId: a.tenantId, invoiceId: a.subject }) < keyOf({ tenantId: b.tenantId, invoiceId: b.subject }) ? -1 : 1,
  );
  const kept = await bulkInsert<typeof COLUMNS, { invoice_id: string }>(
    tx,
    'decision',
    COLUMNS,
    sorted.map((event) => ({ tenant_id: event.tenantId, invoice_id: event.subject, lineage: lineageOf(event), event: new RawJson(eventJson(event)) })),
    `on conflict (tenant_id, invoice_id) do update set lineage = excluded.lineage, event = excluded.event
       where excluded.lineage > decision.lineage returning invoice_id`,
  );
  const ids = new Set(kept.map((row) => row.invoice_id));
  return events.filter((event) => ids.has(event.subject));
}

/** The lineage of a decision's event. */
function lineageOf(event: BusEvent<DecisionType>): Lineage {
  const data: { lineage: Lineage } = event.data;
  return data.lineage;
}

function keyOf(key: InvoiceKey): string {
  return `${key.tenantId} ${key.invoiceId}`;
}
