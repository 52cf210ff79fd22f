import { compareLineage } from '@smartap/contracts';
import { dec, plain, ZERO, type Decimal } from '@smartap/runtime';
import { isLive, type Evidence, type Fault, type OrderQuantity, type SeenEvent } from './evidence.js';

const lineOf = ({ orderNumber, orderLine }: OrderQuantity): string => `${orderNumber} line ${orderLine}`;

function sums<T extends OrderQuantity>(items: readonly T[], keyOf: (item: T) => string): Map<string, Decimal> {
  const result = new Map<string, Decimal>();
  for (const item of items) result.set(keyOf(item), (result.get(keyOf(item)) ?? ZERO).plus(dec(item.quantity)));
  return result;
}

/** Order lines of which more is billed than came in. */
export function overAllocated({ allocations, received }: Evidence): Fault[] {
  const came = sums(received, lineOf);
  return [...sums(allocations, lineOf)]
    .filter(([line, billed]) => billed.gt(came.get(line) ?? ZERO))
    .map(([line, billed]) => ({
      check: 'over-allocated',
      invoiceId: null,
      detail: `of ${line}, ${plain(billed)} are billed and ${plain(came.get(line) ?? ZERO)} came in`,
    }));
}

/**
 * Where the ledger does not hold: more billed than came in; an approved invoice that took other than it bills; an ended one
 * that still holds goods or its claim; a live one without its claim.
 */
export function findLedgerFaults(evidence: Evidence): Fault[] {
  return [...overAllocated(evidence), ...unequal(evidence), ...claimFaults(evidence)];
}

function unequal({ views, events, allocations }: Evidence): Fault[] {
  const matched = new Map<string, SeenEvent>();
  for (const event of events) {
    const known = matched.get(event.invoiceId);
    if (event.bills && (!known || compareLineage(event.lineage, known.lineage) > 0)) matched.set(event.invoiceId, event);
  }
  const taken = Map.groupBy(allocations, (own) => own.invoiceId);
  const known = new Set(views.map((view) => view.invoiceId));
  const strangers = [...taken.keys()]
    .filter((invoiceId) => !known.has(invoiceId))
    .map((invoiceId) => ({ check: 'ledger', invoiceId, detail: 'holds goods, and the read model does not know it' }));
  return views
    .flatMap((view): Fault[] => {
      const took = sums(taken.get(view.invoiceId) ?? [], lineOf);
      const isFinal = view.outcome === 'approved' || !isLive(view);
      if (!isFinal) return [];
      const bills = view.outcome === 'approved' ? sums(matched.get(view.invoiceId)?.bills ?? [], lineOf) : new Map<string, Decimal>();
      const lines = [...new Set([...took.keys(), ...bills.keys()])].filter((line) => !(took.get(line) ?? ZERO).eq(bills.get(line) ?? ZERO));
      return lines.map((line) => ({
        check: 'ledger',
        invoiceId: view.invoiceId,
        detail: `is ${view.outcome ?? 'undecided'} and takes ${plain(took.get(line) ?? ZERO)} of ${line}; it should take ${plain(bills.get(line) ?? ZERO)}`,
      }));
    })
    .concat(strangers);
}

function claimFaults({ views, events, claims }: Evidence): Fault[] {
  const wanted = new Map<string, string | null>();
  for (const { invoiceId, claimKey } of events) if (claimKey !== undefined) wanted.set(invoiceId, claimKey);
  const live = new Set(views.filter(isLive).map((view) => view.invoiceId));
  const holders = new Map(claims.map(({ key, invoiceId }) => [key, invoiceId]));
  const without = [...wanted].flatMap(([invoiceId, key]): Fault[] =>
    key !== null && live.has(invoiceId) && holders.get(key) !== invoiceId
      ? [{ check: 'claim', invoiceId, detail: `is live and does not hold ${key}, which is ${holders.get(key) ?? 'nobody'}'s` }]
      : [],
  );
  const ended = claims
    .filter(({ invoiceId }) => !live.has(invoiceId))
    .map(({ key, invoiceId }) => ({ check: 'claim', invoiceId, detail: `has ended and still holds ${key}` }));
  return [...without, ...ended];
}
