import type { ChangedVerdict } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import type { PolicyVersion } from '../domain/index.js';
import { loadRest, runValidation } from '../handlers/run-facts.js';
import { subjectOf } from '../handlers/validation-run.js';
import type { Validated } from '../store/decision-pages.js';

/** Validates decisions of a tenant under another policy, and says what would be otherwise. Nothing is kept. */
export async function judgePage(tx: Tx, tenantId: string, events: readonly Validated[], policy: PolicyVersion): Promise<ChangedVerdict[]> {
  // Who came first with a number is no matter of policy.
  const holders = new Map(
    events.map(({ subject, data }) => [subject, data.findings.find(({ code }) => code === 'DUPLICATE_NUMBER')?.otherInvoiceId ?? subject]),
  );
  const subjects = events.map((event) => ({ before: event.data, subject: subjectOf(event) }));
  const facts = await loadRest(
    tx,
    subjects.map(({ subject }) => subject),
    new Map([[tenantId, policy]]),
    holders,
    true,
  );
  return subjects.flatMap(({ before, subject }): ChangedVerdict[] => {
    const now = runValidation(subject, facts);
    const [old, fresh] = [new Set(before.findings.map(({ code }) => code)), new Set(now.findings.map(({ code }) => code))];
    const gone = [...old].filter((code) => !fresh.has(code));
    const come = [...fresh].filter((code) => !old.has(code));
    return before.verdict === now.verdict && gone.length + come.length === 0
      ? []
      : [{ invoiceId: subject.invoiceId, number: before.invoice.number ?? null, before: before.verdict, after: now.verdict, gone, come }];
  });
}
