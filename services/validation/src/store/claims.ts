import { bulkInsert, rows, type Tx } from '@smartap/database';

/** An invoice with the duplicate key it wants. */
export interface Claim {
  readonly tenantId: string;
  readonly invoiceId: string;
  /** Undefined when the document lacks a part of the key. */
  readonly key: string | undefined;
}

const COLUMNS = { tenant_id: 'uuid', claim_key: 'text', invoice_id: 'uuid' };

/**
 * Claims keys: one invoice gets each, the others learn who has it. What an invoice claimed under an older revision and
 * no longer wants is given up.
 *
 * @returns by invoice id, the invoice that holds the wanted key
 */
export async function claimKeys(tx: Tx, claims: readonly Claim[]): Promise<Map<string, string>> {
  // One order for all replicas: whoever comes second waits for the first to commit, and then sees its claim.
  const wanted = claims.filter((claim) => claim.key !== undefined).toSorted((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1));
  const claimed = await bulkInsert<typeof COLUMNS, { invoice_id: string }>(
    tx,
    'duplicate_claim',
    COLUMNS,
    wanted.map((claim) => ({ tenant_id: claim.tenantId, claim_key: claim.key, invoice_id: claim.invoiceId })),
    'on conflict do nothing returning invoice_id',
  );
  await tx.query(
    `delete from duplicate_claim c using unnest($1::uuid[], $2::uuid[], $3::text[]) as w(tenant_id, invoice_id, key)
     where c.tenant_id = w.tenant_id and c.invoice_id = w.invoice_id and c.claim_key is distinct from w.key`,
    columns(claims),
  );
  const holders = new Map(claimed.map((row) => [row.invoice_id, row.invoice_id]));
  const lost = wanted.filter((claim) => !holders.has(claim.invoiceId));
  if (lost.length === 0) return holders;
  const held = await rows<{ invoice_id: string; holder: string }>(
    tx,
    `select w.invoice_id, c.invoice_id as holder from unnest($1::uuid[], $2::uuid[], $3::text[]) as w(tenant_id, invoice_id, key)
     join duplicate_claim c on c.tenant_id = w.tenant_id and c.claim_key = w.key`,
    columns(lost),
  );
  for (const row of held) holders.set(row.invoice_id, row.holder);
  return holders;
}

/** Gives up all claims of invoices that have ended. */
export async function releaseClaims(tx: Tx, ended: readonly { tenantId: string; invoiceId: string }[]): Promise<void> {
  await tx.query(
    `delete from duplicate_claim c using unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) where c.tenant_id = w.tenant_id and c.invoice_id = w.invoice_id`,
    [ended.map((item) => item.tenantId), ended.map((item) => item.invoiceId)],
  );
}

function columns(claims: readonly Claim[]): unknown[] {
  return [claims.map((claim) => claim.tenantId), claims.map((claim) => claim.invoiceId), claims.map((claim) => claim.key ?? null)];
}
