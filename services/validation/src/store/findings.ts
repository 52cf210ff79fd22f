import type { Finding, Says } from '@smartap/contracts';
import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import { ANSWERABLE } from '../domain/index.js';

type State = 'open' | 'waived' | 'fixed' | 'superseded';

/** The findings of a run. */
export interface FoundBy extends InvoiceKey {
  readonly findings: readonly Finding[];
  /** Whether an earlier run may have left findings. */
  readonly isAgain: boolean;
}

/** A finding with its state. */
export interface FindingRow {
  readonly invoiceId: string;
  readonly code: string;
  readonly state: State;
  readonly severity: 'error' | 'block';
  readonly message: string;
  /** What the message is made of; absent of what was found before that was kept. */
  readonly says?: Says;
  readonly owner: string;
  readonly otherInvoiceId: string | null;
  readonly since: string;
  readonly changedAt: string;
}

const COLUMNS = {
  tenant_id: 'uuid',
  invoice_id: 'uuid',
  code: 'text',
  state: 'text',
  severity: 'text',
  message: 'text',
  says: 'jsonb',
  owner: 'text',
  other_invoice_id: 'uuid',
};

/** Brings what is kept of findings to what runs have said: those that are no longer there are fixed. */
export async function keepFindings(tx: Tx, found: readonly FoundBy[]): Promise<void> {
  const again = found.filter(({ isAgain }) => isAgain);
  if (again.length > 0) {
    await tx.query(
      `update finding f set state = 'fixed', changed_at = now() from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id)
       where f.tenant_id = w.tenant_id and f.invoice_id = w.invoice_id and f.state in ('open', 'waived')
         and not exists (select from unnest($3::uuid[], $4::text[]) as still(invoice_id, code) where still.invoice_id = f.invoice_id and still.code = f.code)`,
      [
        again.map(({ tenantId }) => tenantId),
        again.map(({ invoiceId }) => invoiceId),
        again.flatMap(({ invoiceId, findings }) => findings.map(() => invoiceId)),
        again.flatMap(({ findings }) => findings.map(({ code }) => code)),
      ],
    );
  }
  const cells = found
    .flatMap(({ tenantId, invoiceId, findings }) => {
      const heavy = findings.filter(({ severity }) => severity === 'error' || severity === 'block');
      // A rule of two layers is one finding.
      const byCode = new Map(heavy.toReversed().map((finding) => [finding.code, finding]));
      return [...byCode.values()].map((finding) => ({
        tenant_id: tenantId,
        invoice_id: invoiceId,
        code: finding.code,
        state: finding.waived ? 'waived' : 'open',
        severity: finding.severity,
        message: finding.message,
        says: finding.says,
        owner: ANSWERABLE,
        other_invoice_id: finding.otherInvoiceId,
      }));
    })
    .toSorted((a, b) => (`${a.invoice_id} ${a.code}` < `${b.invoice_id} ${b.code}` ? -1 : 1));
  await bulkInsert(
    tx,
    'finding',
    COLUMNS,
    cells,
    `on conflict (tenant_id, invoice_id, code) do update set state = excluded.state, severity = excluded.severity, message = excluded.message, says = excluded.says, other_invoice_id = excluded.other_invoice_id,
       changed_at = case when finding.state = excluded.state then finding.changed_at else now() end`,
  );
}

/** The findings of invoices that have ended ask nobody any more. */
export async function supersedeFindings(tx: Tx, ended: readonly InvoiceKey[]): Promise<void> {
  await tx.query(
    `update finding f set state = 'superseded', changed_at = now() from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id)
     where f.tenant_id = w.tenant_id and f.invoice_id = w.invoice_id and f.state in ('open', 'waived')`,
    [ended.map(({ tenantId }) => tenantId), ended.map(({ invoiceId }) => invoiceId)],
  );
}

/** Findings of a tenant: of one invoice, or of a state. */
export async function listFindings(
  tx: Tx,
  tenantId: string,
  { invoiceId, state, limit }: { invoiceId?: string; state?: State; limit: number },
): Promise<FindingRow[]> {
  const found = await rows<Omit<FindingRow, 'since' | 'changedAt' | 'says'> & { says: Says | null; since: Date; changedAt: Date }>(
    tx,
    `select invoice_id as "invoiceId", code, state, severity, message, says, owner, other_invoice_id as "otherInvoiceId", since, changed_at as "changedAt" from finding
     where tenant_id = $1 ${invoiceId === undefined ? '' : 'and invoice_id = $3'} ${state === undefined ? '' : `and state = $${invoiceId === undefined ? 3 : 4}`} order by since, invoice_id, code limit $2`,
    [tenantId, limit, ...(invoiceId === undefined ? [] : [invoiceId]), ...(state === undefined ? [] : [state])],
  );
  return found.map(({ says, ...own }) => ({
    ...own,
    ...(says === null ? {} : { says }),
    since: own.since.toISOString(),
    changedAt: own.changedAt.toISOString(),
  }));
}
