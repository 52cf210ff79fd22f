import type { PayeeVerification } from '@smartap/contracts';
import { rows, type Tx } from '@smartap/database';

/** An account of a vendor; the account compact. */
export interface AccountKey {
  readonly tenantId: string;
  readonly vendorId: string;
  readonly iban: string;
}

interface Row {
  iban: string;
  result: PayeeVerification['result'];
  name: string | null;
  source: string;
  checked_at: Date;
}

const read = ({ result, name, source, checked_at: at }: Row): PayeeVerification => ({
  result,
  source,
  checkedAt: at.toISOString(),
  ...(name === null ? {} : { name }),
});

/** Keeps a verification; of one moment there is one. */
export async function insertVerification(
  tx: Tx,
  { tenantId, vendorId, iban }: AccountKey,
  { result, name, source, checkedAt }: PayeeVerification,
): Promise<void> {
  await tx.query(
    'insert into payee_verification (tenant_id, vendor_id, iban, checked_at, result, name, source) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing',
    [tenantId, vendorId, iban, checkedAt, result, name ?? null, source],
  );
}

/** The verifications of an account, the newest first. */
export async function listVerifications(tx: Tx, { tenantId, vendorId, iban }: AccountKey, limit: number): Promise<PayeeVerification[]> {
  return (
    await rows<Row>(
      tx,
      'select iban, result, name, source, checked_at from payee_verification where tenant_id = $1 and vendor_id = $2 and iban = $3 order by checked_at desc limit $4',
      [tenantId, vendorId, iban, limit],
    )
  ).map(read);
}

/** The newest verification of each of these accounts, by vendor and account (`<vendor> <account>`). */
export async function newestVerifications(
  tx: Tx,
  tenantId: string,
  accounts: readonly Omit<AccountKey, 'tenantId'>[],
): Promise<Map<string, PayeeVerification>> {
  if (accounts.length === 0) return new Map();
  const found = await rows<Row & { vendor_id: string }>(
    tx,
    `select w.vendor_id, w.iban, p.result, p.name, p.source, p.checked_at from unnest($2::uuid[], $3::text[]) as w(vendor_id, iban)
     cross join lateral (select p.result, p.name, p.source, p.checked_at from payee_verification p where p.tenant_id = $1 and p.vendor_id = w.vendor_id and p.iban = w.iban order by p.checked_at desc limit 1) p`,
    [tenantId, accounts.map(({ vendorId }) => vendorId), accounts.map(({ iban }) => iban)],
  );
  return new Map(found.map((own) => [`${own.vendor_id} ${own.iban}`, read(own)]));
}
