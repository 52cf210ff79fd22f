import { sum } from '@smartap/runtime';
import { canonicalNumber, numberOf } from './canonical-number.js';
import { share } from './classes.js';
import { isCredit, type DuplicateClass, type DuplicateRecord, type DuplicateSettings, type Explanation } from './duplicate-record.js';
import { isOneSeller } from './same-seller.js';

/** What is known besides a pair. */
export interface Surroundings {
  readonly history: readonly DuplicateRecord[];
  readonly settings: DuplicateSettings;
  /** Ids that a person has cleared against the candidate. */
  readonly cleared: ReadonlySet<string>;
  /** Ids that are one steady series with the candidate. */
  readonly series: ReadonlySet<string>;
}

const names = (record: DuplicateRecord, other: DuplicateRecord): boolean => record.preceding.some((number) => canonicalNumber(number) === numberOf(other));

/** What the candidate names, and what those name in turn. */
function isNamed(candidate: DuplicateRecord, other: DuplicateRecord, own: readonly DuplicateRecord[], seen: ReadonlySet<string> = new Set()): boolean {
  if (names(candidate, other)) return true;
  const between = own.filter((record) => record.id !== other.id && !seen.has(record.id) && names(candidate, record));
  return between.some((record) => isNamed(record, other, own, new Set([...seen, record.id])));
}

/** The other one was given back in full, and the candidate says that it stands in its place. */
function isReissue(candidate: DuplicateRecord, other: DuplicateRecord, { history, settings }: Surroundings): boolean {
  if (candidate.preceding.length === 0 || isCredit(other) || other.amount === null) return false;
  const own = history.filter((record) => isOneSeller(record, other, settings));
  const credited = own.filter((record) => isCredit(record) && record.currency === other.currency && names(record, other)).map(({ amount }) => amount ?? '0');
  return (
    sum(credited).gte(other.amount) &&
    isNamed(
      candidate,
      other,
      own.filter((record) => !isCredit(record)),
    )
  );
}

function isOtherInstalment({ instalment: a }: DuplicateRecord, { instalment: b }: DuplicateRecord): boolean {
  if (!a || !b) return false;
  return a.plan === b.plan && a.of === b.of && a.number !== b.number && [a, b].every(({ number, of }) => number >= 1 && number <= of);
}

function isOtherDelivery(a: DuplicateRecord, b: DuplicateRecord): boolean {
  return share(a.orders, b.orders) && a.receiptLines.length > 0 && b.receiptLines.length > 0 && !share(a.receiptLines, b.receiptLines);
}

/** What explains a class between the candidate and another; undefined when nothing does. The same document and the same number are never explained. */
export function explain(found: DuplicateClass, candidate: DuplicateRecord, other: DuplicateRecord, around: Surroundings): Explanation | undefined {
  if (found === 'D0' || found === 'D1') return undefined;
  if (around.cleared.has(other.id)) return 'PAIR_CLEARED';
  if (isReissue(candidate, other, around)) return 'REISSUE';
  if (isOtherInstalment(candidate, other)) return 'INSTALMENT';
  // The same number again, or goods that were billed before, are nothing that comes with the season.
  if (found === 'D2') return undefined;
  if (isOtherDelivery(candidate, other)) return 'PARTIAL_ORDER';
  return around.series.has(other.id) && !share(candidate.receiptLines, other.receiptLines) ? 'CADENCE' : undefined;
}
