import type { CallBack, SeenAccount } from '@smartap/contracts';
import { bulkInsert, row, rows, type Tx } from '@smartap/database';
import { compactAccount } from '../domain/index.js';
import { newestVerifications } from './payee-verifications.js';

/** An account with the vendor and the invoice on which it was seen. */
export interface Sighting {
  readonly tenantId: string;
  readonly vendorId: string;
  readonly iban: string;
  readonly invoiceId: string;
}

interface Row {
  vendor_id: string;
  iban: string;
  state: SeenAccount['state'];
  seen_on: string;
  seen_at: Date;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  call_back: CallBack | null;
  approved_by: string | null;
}

const COLUMNS = 'vendor_id, iban, state, seen_on, seen_at, confirmed_by, confirmed_at, call_back, approved_by';

const read = (own: Row): SeenAccount => ({
  vendorId: own.vendor_id,
  iban: own.iban,
  state: own.state,
  seenOn: own.seen_on,
  seenAt: own.seen_at.toISOString(),
  confirmedBy: own.confirmed_by,
  confirmedAt: own.confirmed_at?.toISOString() ?? null,
  callBack: own.call_back,
  approvedBy: own.approved_by,
});

/** Whether the vendor has the account among those that are paid. */
const isPaid = (of: string): string => `exists (
  select 1 from vendor v cross join lateral jsonb_array_elements(v.data -> 'accounts') as a(account)
  where v.tenant_id = ${of}.tenant_id and v.vendor_id = ${of}.vendor_id and a.account ->> 'state' = 'approved' and upper(regexp_replace(a.account ->> 'iban', '[[:space:].-]', '', 'g')) = ${of}.iban)`;

/** Keeps accounts that were seen; one that waits for persons stays as it is, one that was approved and is paid no more asks them anew. */
export async function quarantine(tx: Tx, seen: readonly Sighting[]): Promise<void> {
  const sorted = seen.toSorted((a, b) => (`${a.vendorId} ${a.iban}` < `${b.vendorId} ${b.iban}` ? -1 : 1));
  await bulkInsert(
    tx,
    'seen_account',
    { tenant_id: 'uuid', vendor_id: 'uuid', iban: 'text', seen_on: 'uuid' },
    sorted.map((own) => ({ tenant_id: own.tenantId, vendor_id: own.vendorId, iban: own.iban, seen_on: own.invoiceId })),
    `on conflict (tenant_id, vendor_id, iban) do update set state = 'quarantined', seen_on = excluded.seen_on, seen_at = now(), confirmed_by = null, confirmed_at = null, call_back = null, approved_by = null
     where seen_account.state = 'approved' and not ${isPaid('seen_account')}`,
  );
}

/** Accounts of the vendor of a number that wait for persons, in the form in which they are compared. */
export async function quarantinedOf(tx: Tx, tenantId: string, vendorNumber: string): Promise<ReadonlySet<string>> {
  const found = await rows<{ iban: string }>(
    tx,
    `select s.iban from vendor v join seen_account s on s.tenant_id = v.tenant_id and s.vendor_id = v.vendor_id where v.tenant_id = $1 and v.number = $2 and s.state <> 'approved' and not ${isPaid('s')}`,
    [tenantId, vendorNumber],
  );
  return new Set(found.map(({ iban }) => compactAccount(iban)));
}

/** Accounts of a tenant that are not approved, the oldest first, each with its newest verification of payee. */
export async function listSeen(tx: Tx, tenantId: string, limit: number): Promise<SeenAccount[]> {
  const found = (
    await rows<Row>(tx, `select ${COLUMNS} from seen_account s where tenant_id = $1 and state <> 'approved' and not ${isPaid('s')} order by seen_at limit $2`, [
      tenantId,
      limit,
    ])
  ).map(read);
  const verified = await newestVerifications(
    tx,
    tenantId,
    found.map(({ vendorId, iban }) => ({ vendorId, iban: compactAccount(iban) })),
  );
  return found.map((own) => {
    const verification = verified.get(`${own.vendorId} ${compactAccount(own.iban)}`);
    return verification === undefined ? own : { ...own, verification };
  });
}

/** One account, locked until the transaction ends. */
export async function lockSeen(tx: Tx, tenantId: string, vendorId: string, iban: string): Promise<SeenAccount | undefined> {
  const own = await row<Row>(tx, `select ${COLUMNS} from seen_account where tenant_id = $1 and vendor_id = $2 and iban = $3 for update`, [
    tenantId,
    vendorId,
    iban,
  ]);
  return own && read(own);
}

/** What a person has said of an account. */
export async function updateSeen(
  tx: Tx,
  tenantId: string,
  { vendorId, iban, state, confirmedBy, confirmedAt, callBack, approvedBy }: SeenAccount,
): Promise<void> {
  await tx.query(
    'update seen_account set state = $4, confirmed_by = $5, confirmed_at = $6, call_back = $7, approved_by = $8 where tenant_id = $1 and vendor_id = $2 and iban = $3',
    [tenantId, vendorId, iban, state, confirmedBy, confirmedAt, callBack === null ? null : JSON.stringify(callBack), approvedBy],
  );
}
