import type { tryValidationPolicy } from '@smartap/contracts';
import { row, rows, type Tx } from '@smartap/database';
import { readDecisions } from '@smartap/messaging';
import type { Static } from '@sinclair/typebox';
import { loadRest, runValidation, subjectOf } from '../handlers/validation-run.js';

type Request = Static<typeof tryValidationPolicy.request>;
type Reply = Static<typeof tryValidationPolicy.reply>;

const NONE = '00000000-0000-0000-0000-000000000000';

/** Validates a page of what was decided under another policy, and says what would be otherwise. */
export async function tryPolicy(tx: Tx, tenantId: string, { policy, after = NONE, limit }: Request): Promise<Reply> {
  const page = await rows<{ invoice_id: string }>(tx, 'select invoice_id from decision where tenant_id = $1 and invoice_id > $2 order by invoice_id limit $3', [tenantId, after, limit]);
  const keys = page.map((own) => ({ tenantId, invoiceId: own.invoice_id }));
  const decisions = await readDecisions<'invoice.validated.v1'>(tx, keys);
  const known = keys.flatMap((key) => decisions.get(key)?.event ?? []);
  // Who came first with a number is no matter of policy.
  const holders = new Map(known.map(({ subject, data }) => [subject, data.findings.find(({ code }) => code === 'DUPLICATE_NUMBER')?.otherInvoiceId ?? subject]));
  const subjects = known.map(subjectOf);
  const facts = await loadRest(tx, subjects, new Map([[tenantId, { version: 0, policy }]]), holders, true);
  const changed = known.flatMap(({ data: before, subject: invoiceId }, i) => {
    const subject = subjects[i];
    if (!subject) return [];
    const now = runValidation(subject, facts);
    const [old, fresh] = [new Set(before.findings.map(({ code }) => code)), new Set(now.findings.map(({ code }) => code))];
    const gone = [...old].filter((code) => !fresh.has(code));
    const come = [...fresh].filter((code) => !old.has(code));
    return before.verdict === now.verdict && gone.length + come.length === 0 ? [] : [{ invoiceId, number: before.invoice.number ?? null, before: before.verdict, after: now.verdict, gone, come }];
  });
  const all = await row<{ n: number }>(tx, 'select count(*)::int as n from decision where tenant_id = $1', [tenantId]);
  return { looked: known.length, of: all?.n ?? 0, next: page.length === limit ? (page.at(-1)?.invoice_id ?? null) : null, changed };
}
