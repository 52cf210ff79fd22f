import { dec, ZERO } from '@smartap/runtime';
import { numberOf } from './canonical-number.js';
import { isCredit, type DuplicateClass, type DuplicateRecord, type DuplicateSettings, type Similarity } from './duplicate-record.js';
import { areNear } from './near-number.js';
import { accountOf, isOneSeller, isSameInLaw, vatOf } from './same-seller.js';

const LIKE = 0.9;
const DAY_MS = 86_400_000;

/** Days between two dates; undefined when one is missing. */
export function daysBetween(a: string | null, b: string | null): number | undefined {
  return a === null || b === null ? undefined : Math.round((Date.parse(b) - Date.parse(a)) / DAY_MS);
}

/** Whether two ask for the same money; nothing is no money. */
export function isSameAmount(a: DuplicateRecord, b: DuplicateRecord): boolean {
  if (a.amount === null || b.amount === null || a.currency === null) return false;
  return a.currency === b.currency && (a.amount === b.amount || dec(a.amount).eq(b.amount)) && !dec(a.amount).eq(ZERO);
}

export const share = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));

const isSamePeriod = ({ period: a }: DuplicateRecord, { period: b }: DuplicateRecord): boolean =>
  a !== undefined && b !== undefined && a.start === b.start && a.end === b.end;

/** What holds between two invoices before classes are made of it. */
function compareRecords(a: DuplicateRecord, b: DuplicateRecord, settings: DuplicateSettings) {
  const number = numberOf(a);
  const days = daysBetween(a.issueDate, b.issueDate);
  const account = accountOf(a, settings);
  const vat = vatOf(a);
  return {
    isSameNumber: number !== '' && number === numberOf(b),
    isSameLegal: isSameInLaw(a, b, settings),
    isSameSeller: isOneSeller(a, b, settings),
    isSameAmount: isSameAmount(a, b),
    isSameYear: a.issueDate !== null && b.issueDate !== null && a.issueDate.slice(0, 4) === b.issueDate.slice(0, 4),
    isWithinWindow: days !== undefined && Math.abs(days) <= settings.dateWindowDays,
    isOtherRecord: a.vendor !== null && b.vendor !== null && a.vendor !== b.vendor,
    isPaidAlike: (account !== undefined && account === accountOf(b, settings)) || (vat !== undefined && vat === vatOf(b)),
  };
}

/** The classes of evidence that two invoices are one, each by itself. */
export function classesOf(a: DuplicateRecord, b: DuplicateRecord, settings: DuplicateSettings, similarity?: Similarity): DuplicateClass[] {
  const classes: DuplicateClass[] = [];
  if (share(a.digests, b.digests)) classes.push('D0');
  // A credit note repeats its invoice on purpose.
  if (isCredit(a) !== isCredit(b)) return classes;
  const same = compareRecords(a, b, settings);
  if (same.isSameLegal && same.isSameNumber && a.typeCode === b.typeCode) classes.push(same.isSameYear ? 'D1' : 'D2');
  if (same.isSameSeller && same.isSameAmount && same.isWithinWindow && areNear(numberOf(a), numberOf(b))) classes.push('D3');
  if (same.isSameSeller && same.isSameAmount && (isSamePeriod(a, b) || share(a.receiptLines, b.receiptLines))) classes.push('D4');
  if (same.isOtherRecord && same.isPaidAlike && (same.isSameNumber || same.isSameAmount)) classes.push('D5');
  if (similarity && !same.isSameNumber && Math.max(Number(similarity.text), Number(similarity.page)) >= LIKE) classes.push('D6');
  return classes;
}
