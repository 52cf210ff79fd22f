import type { Evidence, Fault } from './evidence.js';

/** Audit trails whose chain does not hold, or of which rows are not sealed. */
export function findAuditFaults({ trails }: Evidence): Fault[] {
  return trails.flatMap(({ service, rows, seals, fault }): Fault[] => [
    ...(fault === null ? [] : [{ check: 'audit-chain', invoiceId: null, detail: `the chain of ${service} does not hold: ${fault}` }]),
    ...(rows === seals ? [] : [{ check: 'audit-seals', invoiceId: null, detail: `${service} has ${rows} rows and ${seals} seals` }]),
  ]);
}
