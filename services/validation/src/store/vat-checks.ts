import type { VatCheck } from '@smartap/contracts';
import { bulkInsert, execute, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';

/** A VAT id of a tenant's seller. */
export interface VatIdKey {
  readonly tenantId: string;
  readonly vatId: string;
}

/** A look-up that is due. */
export interface DueCheck extends VatIdKey {
  readonly attempts: number;
}

interface Row {
  tenant_id: string;
  vat_id: string;
  state: VatCheck['state'];
  name: string | null;
  checked_at: Date | null;
}

const pairs = (keys: readonly VatIdKey[]): [string[], string[]] => [keys.map(({ tenantId }) => tenantId), keys.map(({ vatId }) => vatId)];

/** What is known of VAT ids, by tenant and id (`<tenant> <id>`). */
export async function loadVatChecks(tx: Tx, keys: readonly VatIdKey[]): Promise<Map<string, VatCheck>> {
  if (keys.length === 0) return new Map();
  const found = await rows<Row>(
    tx,
    'select c.tenant_id, c.vat_id, c.state, c.name, c.checked_at from unnest($1::uuid[], $2::text[]) as w(tenant_id, vat_id) join vat_check c on c.tenant_id = w.tenant_id and c.vat_id = w.vat_id',
    pairs(keys),
  );
  return new Map(
    found.map((own) => [
      `${own.tenant_id} ${own.vat_id}`,
      { vatId: own.vat_id, state: own.state, name: own.name, checkedAt: own.checked_at?.toISOString() ?? null },
    ]),
  );
}

/** Has VIES asked for VAT ids, and notes which invoices are looked at again with the answer. */
export async function askForVatIds(tx: Tx, asked: readonly (VatIdKey & InvoiceKey)[]): Promise<void> {
  const due = asked.toSorted((a, b) => (`${a.tenantId} ${a.vatId}` < `${b.tenantId} ${b.vatId}` ? -1 : 1));
  await bulkInsert(
    tx,
    'vat_check_waiting',
    { tenant_id: 'uuid', vat_id: 'text', invoice_id: 'uuid' },
    due.map((own) => ({ tenant_id: own.tenantId, vat_id: own.vatId, invoice_id: own.invoiceId })),
    'on conflict do nothing',
  );
  await bulkInsert(
    tx,
    'vat_check_queue',
    { tenant_id: 'uuid', vat_id: 'text' },
    due.map((own) => ({ tenant_id: own.tenantId, vat_id: own.vatId })),
    'on conflict do nothing',
  );
}

/** Look-ups that are due, the longest waiting first. Only the queue is read here: it is exempt from tenant scope. */
export async function dueVatChecks(tx: Tx, now: Date, limit: number): Promise<DueCheck[]> {
  return rows<DueCheck>(tx, 'select tenant_id as "tenantId", vat_id as "vatId", attempts from vat_check_queue where due_at <= $1 order by due_at limit $2', [
    now,
    limit,
  ]);
}

/** Puts a look-up off that could not be answered; what was known stays known. */
export async function postponeVatCheck(tx: Tx, { tenantId, vatId }: VatIdKey, until: Date): Promise<void> {
  await execute(tx, 'update vat_check_queue set attempts = attempts + 1, due_at = $3 where tenant_id = $1 and vat_id = $2', [tenantId, vatId, until]);
}

/** Keeps an answer. */
export async function saveVatCheck(tx: Tx, tenantId: string, { vatId, state, name, checkedAt }: VatCheck): Promise<void> {
  await tx.query(
    `insert into vat_check (tenant_id, vat_id, state, name, checked_at) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, vat_id) do update set state = excluded.state, name = excluded.name, checked_at = excluded.checked_at`,
    [tenantId, vatId, state, name, checkedAt],
  );
}

/** Takes a look-up out of the queue; gives the invoices that wait for it. */
export async function endVatCheck(tx: Tx, { tenantId, vatId }: VatIdKey): Promise<InvoiceKey[]> {
  await tx.query('delete from vat_check_queue where tenant_id = $1 and vat_id = $2', [tenantId, vatId]);
  return rows<InvoiceKey>(
    tx,
    'delete from vat_check_waiting where tenant_id = $1 and vat_id = $2 returning tenant_id as "tenantId", invoice_id as "invoiceId"',
    [tenantId, vatId],
  );
}
