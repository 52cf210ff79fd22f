import type { Finding } from '@smartap/contracts';
import { share } from './classes.js';
import type { DuplicateClass, DuplicateRecord } from './duplicate-record.js';
import type { DuplicateOutcome } from './find-duplicates.js';

interface Told {
  readonly code: string;
  readonly terms: readonly string[];
  readonly says: (other: DuplicateRecord) => string;
  /** Whether another order on each of the two takes the doubt away. */
  readonly yieldsToOrders: boolean;
  readonly severity: 'error' | 'warning';
}

const shown = ({ number, issueDate, amount, currency }: DuplicateRecord): string => `invoice ${number}${issueDate ? ` of ${issueDate}` : ''}${amount ? ` over ${amount} ${currency ?? ''}`.trimEnd() : ''}`;
const DECIDE = 'Compare the two; accept if they are two invoices, reject this one if it is a repetition.';

const TOLD: Readonly<Record<DuplicateClass, Told>> = {
  D0: { code: 'DUPLICATE_DOCUMENT', terms: [], severity: 'error', yieldsToOrders: false, says: (other) => `The same document came before, as ${shown(other)}. ${DECIDE}` },
  D1: { code: 'DUPLICATE_SAME_NUMBER', terms: ['BT-1', 'BT-2', 'BT-31'], severity: 'error', yieldsToOrders: false, says: (other) => `The seller has used this number in this year before: ${shown(other)}. ${DECIDE}` },
  D2: { code: 'DUPLICATE_OTHER_YEAR', terms: ['BT-1', 'BT-2', 'BT-31'], severity: 'error', yieldsToOrders: false, says: (other) => `The seller has used this number before, in another year or without a date: ${shown(other)}. Some begin anew each January. ${DECIDE}` },
  D3: { code: 'DUPLICATE_NEAR_NUMBER', terms: ['BT-1', 'BT-2', 'BT-115'], severity: 'error', yieldsToOrders: true, says: (other) => `The number is nearly, or may be read as, that of ${shown(other)}, at the same amount. ${DECIDE}` },
  D4: { code: 'DUPLICATE_GOODS', terms: ['BT-15', 'BG-14', 'BT-115'], severity: 'error', yieldsToOrders: false, says: (other) => `The same delivery or time was billed before at the same amount, by ${shown(other)}. ${DECIDE}` },
  D5: { code: 'DUPLICATE_OTHER_VENDOR', terms: ['BT-31', 'BT-84', 'BT-115'], severity: 'error', yieldsToOrders: false, says: (other) => `Another vendor record with the same VAT id or account has ${shown(other)}. ${DECIDE}` },
  D6: { code: 'DUPLICATE_TEXT', terms: ['BG-25'], severity: 'warning', yieldsToOrders: true, says: (other) => `What it bills is nearly word for word that of ${shown(other)}, under another number. See whether it is a changed copy.` },
};

/** Codes of findings about two invoices: who accepts one has said that these two are two. */
export const PAIR_CODES: ReadonlySet<string> = new Set(Object.values(TOLD).map(({ code }) => code));

const bothOrderedApart = (a: DuplicateRecord, b: DuplicateRecord): boolean => a.orders.length > 0 && b.orders.length > 0 && !share(a.orders, b.orders);

function findingOf(own: DuplicateClass, candidate: DuplicateRecord, others: readonly DuplicateRecord[]): Finding[] {
  const told = TOLD[own];
  // Two orders are two deliveries: of near numbers and like texts under them there are too many to tell.
  const [first, ...more] = others.filter((other) => !told.yieldsToOrders || !bothOrderedApart(candidate, other));
  if (!first) return [];
  const message = `${told.says(first)}${more.length > 0 ? ` ${more.length} more like it.` : ''}`;
  return [{ code: told.code, severity: told.severity, message: message.slice(0, 2000), terms: [...told.terms], otherInvoiceId: first.id }];
}

/** One finding for each class that was found, strongest first, and one when two vendor records look like one. */
export function duplicateFindings(candidate: DuplicateRecord, history: readonly DuplicateRecord[], { hits, sameVendors }: DuplicateOutcome): Finding[] {
  const byId = new Map(history.map((record) => [record.id, record]));
  const found = [...Map.groupBy(hits, (hit) => hit.class)].flatMap(([own, same]) => findingOf(own, candidate, same.flatMap(({ against }) => byId.get(against) ?? [])));
  const [twin] = sameVendors;
  if (twin === undefined) return found;
  return [...found, { code: 'VENDOR_TWICE', severity: 'warning', message: `Vendor records ${candidate.vendor ?? ''} and ${twin} share a VAT id, registration or account. Merge them if they are one.`, terms: ['BT-31', 'BT-30', 'BT-84'] }];
}
