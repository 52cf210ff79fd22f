import { daysBetween, isSameAmount } from './classes.js';
import { isCredit, type DuplicateRecord, type DuplicateSettings, type Period } from './duplicate-record.js';
import { isOneSeller } from './same-seller.js';

const SERIES = 3;
const MONTH_DAYS = 28;

type Periodic = DuplicateRecord & { readonly period: Period };

const hasPeriod = (record: DuplicateRecord): record is Periodic => record.period !== undefined;
const areApart = ({ period: a }: Periodic, { period: b }: Periodic): boolean => a.end < b.start || b.end < a.start;
const startOf = ({ period }: Periodic): string => period.start;

/** Months differ in length; from one week to the next nothing does. */
const isSameStep = (a: number, b: number): boolean => Math.abs(a - b) <= (Math.min(a, b) >= MONTH_DAYS ? Math.max(3, a * 0.05) : 1);

/** From the candidate on in one direction, those that follow one another at the step of the first. */
function chain(from: Periodic, others: readonly Periodic[]): { readonly step: number; readonly links: readonly Periodic[] } | undefined {
  const [first] = others;
  if (!first) return undefined;
  const step = Math.abs(daysBetween(startOf(from), startOf(first)) ?? 0);
  const links: Periodic[] = [];
  let last = from;
  for (const next of others) {
    if (!isSameStep(step, Math.abs(daysBetween(startOf(last), startOf(next)) ?? 0))) break;
    links.push(next);
    last = next;
  }
  return { step, links };
}

/** The invoices that are one steady series with the candidate: same seller and amount, three or more, each for its own time. */
export function seriesOf(candidate: DuplicateRecord, history: readonly DuplicateRecord[], settings: DuplicateSettings): ReadonlySet<string> {
  if (!hasPeriod(candidate)) return new Set();
  const members = history
    .filter(hasPeriod)
    .filter(
      (record) =>
        isCredit(record) === isCredit(candidate) && isOneSeller(record, candidate, settings) && isSameAmount(record, candidate) && areApart(record, candidate),
    )
    .toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
  // Two for the same time are no series among themselves: the first stands for both.
  const distinct = members.filter((record, i) => members.slice(0, i).every((earlier) => areApart(earlier, record)));
  const before = chain(candidate, distinct.filter((record) => startOf(record) < startOf(candidate)).toReversed());
  const after = chain(
    candidate,
    distinct.filter((record) => startOf(record) > startOf(candidate)),
  );
  const isOne = before && after && isSameStep(before.step, after.step);
  const series = isOne ? [[...before.links, ...after.links]] : [before?.links ?? [], after?.links ?? []];
  return new Set(series.filter((links) => links.length + 1 >= SERIES).flatMap((links) => links.map(({ id }) => id)));
}
