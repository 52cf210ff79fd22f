import type { PrintedDate } from '../print/dates.js';
import type { Found } from '../found.js';
import type { LabelHit } from '../print/hits/label-hits.js';
import { labelsOfField } from '../print/hits/labels-of-field.js';
import { LANGUAGES, paymentWords, type LabelField } from '../print/labels/index.js';
import { sameLeft } from '../../pdf/edges.js';
import { overlap } from '../../pdf/word.js';
import { foldWords } from '../print/fold.js';
import { lineBelow } from '../print/next-line.js';
import { below, toTheRight, type Candidate } from '../print/place.js';
import type { Reading } from '../print/reading.js';
import { isPhrase, phrasesOf, wordsSay } from '../print/says.js';
import { isHeadOfItems } from '../table/heads/headings.js';
import { discountDates } from './discount-dates.js';
import { termDays } from './payment-terms.js';

const INVOICE_TITLES = phrasesOf(LANGUAGES.flatMap(({ invoiceTitles, creditTitles }) => [...invoiceTitles, ...creditTitles]));

/** A date that may be what is looked for, and how much speaks for it. */
export interface Rated {
  date: PrintedDate;
  line: number;
  label: string | undefined;
  score: number;
}

const BEGINS_CELL = 0.15;
/** Under a head of items stand the days of what was done. */
const OF_ITEMS = 0.4;
/** What is dated may be another document. */
const OF_OTHER = 0.4;
/** From here on a label names a date. */
export const NAMED = 0.5;

/** Whether a label ends with a colon, or before one. */
const hasColon = ({ line, to }: LabelHit): boolean => line.words[to]?.text.endsWith(':') === true || line.words[to + 1]?.text === ':';

/** `vom 04.11.2031 bis zum 04.11.2032`: small words right behind a date name the other end of a period, unless they have a colon: `Date : 30/04/2031 Échéance : 30/05/2031`. */
const isWithinPeriod = (reading: Reading, index: number, hit: LabelHit): boolean =>
  !hasColon(hit) &&
  /^\p{Ll}/u.test(hit.text) &&
  reading.dates[index]?.some(({ to }) => to === hit.from - 1 && hit.line.cellOf[to] === hit.line.cellOf[hit.from]) === true;

/** Words between the first and the last day of a period. */
const MOST_BETWEEN = 2;

/** Whether a date is one end of a period: `01.01.2031 – 31.12.2031`, `from 1 May 2031 to 31 May 2031`. */
export function isEndOfPeriod(reading: Reading, line: number, date: PrintedDate): boolean {
  const { cellOf = [] } = reading.lines[line] ?? {};
  return (
    reading.dates[line]?.some(
      (other) =>
        other !== date && cellOf[other.from] === cellOf[date.from] && Math.min(Math.abs(other.from - date.to), Math.abs(date.from - other.to)) <= MOST_BETWEEN,
    ) ?? false
  );
}

/** Documents that an invoice names with their dates. */
const OTHERS: ReadonlySet<LabelField> = new Set<LabelField>(['purchaseOrder', 'despatch', 'buyerReference']);

/** `Order no. 4711` with `of 01.03.2013` in the line below it: what only just names a date names that of the other document. */
function isOfOther(reading: Reading, index: number, { line, from, weight }: LabelHit): boolean {
  const above = reading.labels[index - 1]?.at(-1);
  const own = line.row.cells[line.cellOf[from] ?? 0];
  if (above === undefined || own === undefined || weight >= NAMED || !OTHERS.has(above.field) || above.line.row.page !== line.row.page) return false;
  const cell = above.line.row.cells[above.line.cellOf[above.from] ?? 0];
  return cell !== undefined && cell.box[0] < own.box[2] && own.box[0] < cell.box[2] && line.cellOf[from - 1] !== line.cellOf[from];
}

/** `Our quotation Q1093 dated 3 April`: right behind a number that no label or title says is the invoice's, a date is that of what has the number. */
function isOfOthersNumber(reading: Reading, index: number, { line, from }: LabelHit): boolean {
  const cell = line.cellOf[from];
  if (line.cellOf[from - 1] !== cell || !/\d/.test(line.words[from - 1]?.text ?? '')) return false;
  const before = line.words.slice(line.cellOf.indexOf(cell ?? 0), from);
  return (
    reading.labels[index]?.some((hit) => hit.field === 'number' && hit.from < from) !== true &&
    !wordsSay(
      before.flatMap(({ text }) => foldWords(text)),
      INVOICE_TITLES,
    )
  );
}

/** `FECHA` above `ALB.`, which heads the same column: a date of the other document. */
const headsOther = (reading: Reading, index: number, { box }: LabelHit, date: Candidate<PrintedDate> | undefined): boolean =>
  reading.labels.slice(index + 1, date?.line).some((hits) => hits.some((hit) => OTHERS.has(hit.field) && overlap(hit.box, box) > 0));

/** `Original invoice | RE-118` with `Invoice date | 03.11.2031` right below it at its edge: that of the invoice before this one. */
function isOfEarlier(reading: Reading, index: number, { box, line }: LabelHit): boolean {
  return (
    reading.labels[index - 1]?.some((above) => above.field === 'precedingInvoice' && above.line.row.page === line.row.page && sameLeft(above.box, box)) ?? false
  );
}

/** Whether what stands below a label are dates line by line, as in a list of what was done. */
function headsDates(reading: Reading, index: number, [first, second]: readonly Candidate<PrintedDate>[]): boolean {
  if (first === undefined || second === undefined || !sameLeft(first.item.box, second.item.box)) return false;
  const isLabelled = reading.labels.slice(index + 1, second.line).some((hits) => hits.some(({ box }) => overlap(box, first.item.box) > 0));
  return !isLabelled;
}

const DAYS = paymentWords('days');

/** Days are counted in so many words at most: `45 days from the`. */
const MOST_COUNTED = 5;

/** `Payable 30 days from invoice date (5 March 2031)`, `30 gg data fattura`: within terms of payment, or right behind a count of days, the date of issue is only what days are counted from. */
function isWithinTerms({ line, from }: LabelHit): boolean {
  const cell = line.cellOf[from];
  const before = line.words.slice(Math.max(line.cellOf.indexOf(cell ?? 0), from - MOST_COUNTED), from).map(({ text }) => text);
  const isCounted = before.some((text, at) => /^\d{1,3}$/.test(text) && isPhrase(before[at + 1] ?? '', DAYS));
  return isCounted || (cell === line.cellOf[from - 1] && termDays(line.row.cells[cell ?? -1]?.text ?? '') !== undefined);
}

/** The date that begins the next line, where a label ends a line of running text: `… colocados à disposição do adquirente em` / `02-03-2031`. */
function inNextLine(reading: Reading, index: number, hit: LabelHit): Candidate<PrintedDate>[] {
  const { line, from, to, weight } = hit;
  const endsText = line.cellOf[from - 1] === line.cellOf[from] && line.cellOf[to + 1] !== line.cellOf[to];
  const cell = line.row.cells[line.cellOf[from] ?? -1];
  const next = endsText && cell !== undefined ? lineBelow(reading, index) : undefined;
  const first = next === undefined ? undefined : reading.dates[index + 1]?.find(({ box }) => cell !== undefined && sameLeft(box, cell.box));
  return first === undefined ? [] : [{ item: first, hit, line: index + 1, place: 'right', score: weight }];
}

/** The dates that labels of a field announce: to their right, else below them. Some labels may be passed over. */
export function labelled(reading: Reading, field: LabelField, skips: (hit: LabelHit) => boolean = () => false): Rated[] {
  const rated: (Rated & { isEarlier: boolean })[] = [];
  for (const { hit, index } of labelsOfField(reading, field)) {
    if (skips(hit) || isWithinPeriod(reading, index, hit) || (field === 'issueDate' && (isOfOther(reading, index, hit) || isWithinTerms(hit)))) continue;
    const beside = toTheRight(reading, index, hit, reading.dates).slice(0, 1);
    const right = beside.length > 0 ? beside : inNextLine(reading, index, hit);
    const all = right.length > 0 ? [] : below(reading, index, hit, reading.dates);
    const later = field === 'dueDate' ? all.filter(({ item }) => !discountDates(reading).has(item)) : all;
    const under = later.length > 0 ? later : all;
    const candidates = right.length > 0 ? right : field === 'issueDate' && headsOther(reading, index, hit, under[0]) ? [] : under.slice(0, 1);
    const ofItems = isHeadOfItems(hit.line) || headsDates(reading, index, under) ? OF_ITEMS : 1;
    const isOther = field === 'issueDate' && isOfOthersNumber(reading, index, hit);
    const isEarlier = field === 'issueDate' && isOfEarlier(reading, index, hit);
    for (const { item, line, place, score } of candidates) {
      const near = isOther ? OF_OTHER : place === 'right' ? (item.from - hit.to > 6 ? 0.6 : 1) : ofItems;
      // Running text says `date` too; a label begins its cell.
      const begins = hit.from === 0 || hit.line.cellOf[hit.from - 1] !== hit.line.cellOf[hit.from] ? BEGINS_CELL : 0;
      rated.push({ date: item, line, label: hit.text, score: Math.min(1, score * near + begins) - index * 0.0015, isEarlier });
    }
  }
  // Where nothing else is named it is the date of this one after all.
  return rated.some(({ isEarlier, score }) => !isEarlier && score >= NAMED) ? rated.filter(({ isEarlier }) => !isEarlier) : rated;
}

/** What most speaks for. */
export function best(rated: readonly Rated[]): Rated | undefined {
  return rated.toSorted((a, b) => b.score - a.score)[0];
}

/** A date as it was found, as sure as its score says. */
export function toFound({ date, line, label, score }: Rated, page: number): Found {
  const sure = Math.max(0, Math.min(0.95, 0.12 + 0.82 * score));
  return { value: date.value, confidence: date.isAmbiguous ? Math.min(sure, 0.6) : sure, label, text: date.text, page, box: date.box, line };
}
