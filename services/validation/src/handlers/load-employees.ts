import type { Invoice } from '@smartap/en16931';
import type { Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import { markOf, traitsOfSeller, type PolicyVersion } from '../domain/index.js';
import { findMarks, loadSalts } from '../store/employee-marks.js';

/** By invoice, in what its seller is like an employee; of tenants whose policy has them compared. */
export async function loadEmployees(
  tx: Tx,
  subjects: readonly (InvoiceKey & { readonly invoice: Invoice })[],
  policies: ReadonlyMap<string, PolicyVersion>,
): Promise<Map<string, readonly string[]>> {
  const asked = subjects.filter(({ tenantId }) => policies.get(tenantId)?.policy.risk.employees === true);
  const salts = await loadSalts(
    tx,
    asked.map(({ tenantId }) => tenantId),
  );
  const marks = asked.flatMap(({ tenantId, invoiceId, invoice }) => {
    const salt = salts.get(tenantId);
    return salt === undefined ? [] : traitsOfSeller(invoice).map((trait) => ({ tenantId, invoiceId, mark: markOf(trait, salt) }));
  });
  const found = await findMarks(tx, marks);
  const hits = marks.flatMap(({ tenantId, invoiceId, mark }) => {
    const kind = found.get(`${tenantId} ${mark}`);
    return kind === undefined ? [] : [{ invoiceId, kind }];
  });
  return new Map([...Map.groupBy(hits, ({ invoiceId }) => invoiceId)].map(([id, own]) => [id, [...new Set(own.map(({ kind }) => kind))]]));
}
