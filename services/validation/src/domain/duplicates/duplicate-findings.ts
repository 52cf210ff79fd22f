import type { Finding, VendorInput } from '@smartap/contracts';
import type { MessageCode } from '../messages/catalogue.js';
import { found } from '../messages/found.js';
import { share } from './classes.js';
import type { DuplicateClass, DuplicateRecord } from './duplicate-record.js';
import type { DuplicateOutcome } from './find-duplicates.js';

interface Told {
  readonly code: MessageCode;
  readonly terms: readonly string[];
  /** Whether another order on each of the two takes the doubt away. */
  readonly yieldsToOrders: boolean;
  readonly severity: 'error' | 'warning';
}

/** An invoice as people know it: `R-7 (2026-01-14, 119 EUR)`. */
export function shown({ number, issueDate, amount, currency }: DuplicateRecord): string {
  const known = [issueDate, amount && `${amount} ${currency ?? ''}`.trimEnd()].filter((part) => part !== null && part !== '');
  return known.length > 0 ? `${number} (${known.join(', ')})` : number;
}

const TOLD: Readonly<Record<DuplicateClass, Told>> = {
  D0: { code: 'DUPLICATE_DOCUMENT', terms: [], severity: 'error', yieldsToOrders: false },
  D1: { code: 'DUPLICATE_SAME_NUMBER', terms: ['BT-1', 'BT-2', 'BT-31'], severity: 'error', yieldsToOrders: false },
  D2: { code: 'DUPLICATE_OTHER_YEAR', terms: ['BT-1', 'BT-2', 'BT-31'], severity: 'error', yieldsToOrders: false },
  D3: { code: 'DUPLICATE_NEAR_NUMBER', terms: ['BT-1', 'BT-2', 'BT-115'], severity: 'error', yieldsToOrders: true },
  D4: { code: 'DUPLICATE_GOODS', terms: ['BT-15', 'BG-14', 'BT-115'], severity: 'error', yieldsToOrders: false },
  D5: { code: 'DUPLICATE_OTHER_VENDOR', terms: ['BT-31', 'BT-84', 'BT-115'], severity: 'error', yieldsToOrders: false },
  D6: { code: 'DUPLICATE_TEXT', terms: ['BG-25'], severity: 'warning', yieldsToOrders: true },
};

/** Codes of findings about two invoices: who accepts one has said that these two are two. */
export const PAIR_CODES: ReadonlySet<string> = new Set(Object.values(TOLD).map(({ code }) => code));

const bothOrderedApart = (a: DuplicateRecord, b: DuplicateRecord): boolean => a.orders.length > 0 && b.orders.length > 0 && !share(a.orders, b.orders);

function findingOf(own: DuplicateClass, candidate: DuplicateRecord, others: readonly DuplicateRecord[]): Finding[] {
  const told = TOLD[own];
  // Two orders are two deliveries: of near numbers and like texts under them there are too many to tell.
  const [first, ...more] = others.filter((other) => !told.yieldsToOrders || !bothOrderedApart(candidate, other));
  if (!first) return [];
  const parts = more.length > 0 ? [{ text: 'MORE_DUPLICATES', values: { more: String(more.length) } }] : [];
  return [found(told.code, { other: shown(first) }, { severity: told.severity, terms: [...told.terms], otherInvoiceId: first.id, parts })];
}

/** A vendor record as people know it. */
export type NamedVendor = Pick<VendorInput, 'number' | 'name'>;

/**
 * One finding for each class that was found, strongest first, and one when two vendor records look like one.
 *
 * @param vendors by id, those of the invoices
 */
export function duplicateFindings(
  candidate: DuplicateRecord,
  history: readonly DuplicateRecord[],
  { hits, sameVendors }: DuplicateOutcome,
  vendors: ReadonlyMap<string, NamedVendor>,
): Finding[] {
  const byId = new Map(history.map((record) => [record.id, record]));
  const looksLike = [...Map.groupBy(hits, (hit) => hit.class)].flatMap(([own, same]) =>
    findingOf(
      own,
      candidate,
      same.flatMap(({ against }) => byId.get(against) ?? []),
    ),
  );
  const [twin] = sameVendors;
  if (twin === undefined) return looksLike;
  const named = (id: string): string => {
    const vendor = vendors.get(id);
    return vendor ? `${vendor.number} (${vendor.name})` : id;
  };
  return [
    ...looksLike,
    found('VENDOR_TWICE', { record: named(candidate.vendor ?? ''), other: named(twin) }, { severity: 'warning', terms: ['BT-31', 'BT-30', 'BT-84'] }),
  ];
}
