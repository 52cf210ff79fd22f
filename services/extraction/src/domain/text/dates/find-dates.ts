import type { PrintedDate } from '../print/dates.js';
import { discountDates } from './discount-dates.js';
import type { Found } from '../identifiers.js';
import { payByDates } from './pay-by.js';
import type { LabelHit } from '../print/label-hits.js';
import type { LabelField } from '../print/labels/index.js';
import { below, isClaimed, toTheRight } from '../print/place.js';
import type { Reading } from '../print/reading.js';
import { isHeadOfItems } from '../table/heads/headings.js';

interface Rated {
  date: PrintedDate;
  line: number;
  label: string | undefined;
  score: number;
}

const AFTER_NUMBER = 0.85;
/** Points after the number within which a date is its date. */
const BESIDE = 120;
const UNLABELLED = 0.45;
/** A date in the line of the title: `Contribution invoice   24 January 2014`. */
const BESIDE_TITLE = 0.5;
/** A town and a date, as a letter begins. */
const DATELINE = 0.5;
const BEGINS_CELL = 0.15;
/** A sentence asks to pay by then, or says that the amount is collected then. */
const IN_SENTENCE = 0.85;
/** Under a head of items stand the days of what was done. */
const OF_ITEMS = 0.4;
/** A date of delivery or order is better than none: a person will look. */
const CLAIMED = 0.3;
/** From here on a label names a date of issue, and what it is worth where all that do name one. */
const [NAMED, ONLY_ONE] = [0.5, 0.75];
/** From here on a label that nothing rivals names the due date as surely as a sentence does. */
const NAMED_DUE = 0.6;
/** Lines from the top in which a date alone may be the date of a letter. */
const LETTER_HEAD = 25;

/** `vom 04.11.2031 bis zum 04.11.2032`: what stands right behind a date names the other end of a period. */
const isWithinPeriod = (reading: Reading, index: number, hit: LabelHit): boolean => reading.dates[index]?.some(({ to }) => to === hit.from - 1 && hit.line.cellOf[to] === hit.line.cellOf[hit.from]) ?? false;

/** Words between the first and the last day of a period. */
const MOST_BETWEEN = 2;

/** Whether a date is one end of a period: `01.01.2031 – 31.12.2031`, `from 1 May 2031 to 31 May 2031`. */
function isEndOfPeriod(reading: Reading, line: number, date: PrintedDate): boolean {
  const { cellOf = [] } = reading.lines[line] ?? {};
  return reading.dates[line]?.some((other) => other !== date && cellOf[other.from] === cellOf[date.from] && Math.min(Math.abs(other.from - date.to), Math.abs(date.from - other.to)) <= MOST_BETWEEN) ?? false;
}

/** A town before the date of a letter: `Bern, le 18 juillet 2031`. */
const TOWN = /^\p{Lu}[\p{L}\s.'’()-]{1,30},(?:\s\p{Ll}{1,4})?$/u;

/** Whether a cell is a town with the date of a letter. */
function isDateline(reading: Reading, line: number, date: PrintedDate): boolean {
  const { words = [], cellOf = [] } = reading.lines[line] ?? {};
  const first = cellOf.indexOf(cellOf[date.from] ?? -1);
  const isLast = cellOf[date.to + 1] !== cellOf[date.to];
  return isLast && TOWN.test(words.slice(first, date.from).map(({ text }) => text).join(' '));
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

function labelled(reading: Reading, field: LabelField): Rated[] {
  const rated: Rated[] = [];
  reading.labels.forEach((hits, index) => {
    for (const hit of hits) {
      if (hit.field !== field || isWithinPeriod(reading, index, hit) || (field === 'issueDate' && isOfOther(reading, index, hit))) continue;
      const right = toTheRight(reading, index, hit, reading.dates).slice(0, 1);
      const candidates = right.length > 0 ? right : below(reading, index, hit, reading.dates).slice(0, 1);
      const ofItems = isHeadOfItems(hit.line) ? OF_ITEMS : 1;
      for (const { item, line, place, score } of candidates) {
        const near = place === 'right' ? (item.from - hit.to > 6 ? 0.6 : 1) : ofItems;
        // Running text says `date` too; a label begins its cell.
        const begins = hit.from === 0 || hit.line.cellOf[hit.from - 1] !== hit.line.cellOf[hit.from] ? BEGINS_CELL : 0;
        rated.push({ date: item, line, label: hit.text, score: Math.min(1, score * near + begins) - index * 0.0015 });
      }
    }
  });
  return rated;
}

function best(rated: readonly Rated[]): Rated | undefined {
  return rated.toSorted((a, b) => b.score - a.score)[0];
}

function toFound({ date, line, label, score }: Rated, page: number): Found {
  const sure = Math.max(0, Math.min(0.95, 0.12 + 0.82 * score));
  return { value: date.value, confidence: date.isAmbiguous ? Math.min(sure, 0.6) : sure, label, text: date.text, page, box: date.box, line };
}

/** Whether the number stands beside its label: under the head of a column the dates beside it have heads of their own. */
function isOfNumber(reading: Reading, number: Found): boolean {
  return reading.labels[number.line]?.some((hit) => hit.field === 'number' && hit.box[2] <= number.box[0] + 1) ?? false;
}

/** The date of issue: by its label, beside the number, else alone in the head of the page. */
export function findIssueDate(reading: Reading, number: Found | undefined): Found | undefined {
  const rated = labelled(reading, 'issueDate');
  const beside = number === undefined ? [] : (reading.dates[number.line] ?? []).filter((date) => date.box[0] > number.box[2] && date.box[0] - number.box[2] < BESIDE && isOfNumber(reading, number));
  if (number !== undefined) for (const date of beside.slice(0, 1)) rated.push({ date, line: number.line, label: undefined, score: AFTER_NUMBER });
  rated.push(...labelled(reading, 'anyDate').map((each) => ({ ...each, score: each.score * 0.9 })));
  reading.dates.slice(0, LETTER_HEAD).forEach((dates, line) => {
    for (const date of dates) {
      const isBeside = reading.labels[line]?.findLast(({ to }) => to < date.from)?.field === 'number';
      const alone = isDateline(reading, line, date) ? DATELINE : isClaimed(reading, line, date) || isEndOfPeriod(reading, line, date) ? CLAIMED : UNLABELLED;
      rated.push({ date, line, label: undefined, score: isBeside ? BESIDE_TITLE : alone - line * 0.005 });
    }
  });
  const found = best(rated);
  if (found === undefined) return undefined;
  const named = rated.filter(({ label, score }) => label !== undefined && score >= NAMED);
  const isOnly = named.includes(found) && new Set(named.map(({ date }) => date.value)).size === 1;
  return toFound(isOnly ? { ...found, score: Math.max(ONLY_ONE, found.score) } : found, found.date.line.row.page);
}

/** The due date: by its label, or in a sentence that asks to pay by then; one before the issue is taken for a misreading, and one of a discount is not that of the whole. */
export function findDueDate(reading: Reading, issueDate: string | undefined): Found | undefined {
  const asked = payByDates(reading).map(({ date, line }) => ({ date, line, label: undefined, score: IN_SENTENCE }));
  const discounts = discountDates(reading);
  const isDoubtful = ({ date }: Rated): boolean => (issueDate !== undefined && date.value < issueDate) || discounts.has(date);
  const rated = [...labelled(reading, 'dueDate'), ...asked].map((each) => ({ ...each, score: isDoubtful(each) ? each.score * 0.5 : each.score }));
  const found = best(rated);
  if (found === undefined) return undefined;
  const isOnly = found.label !== undefined && !isDoubtful(found) && rated.every(({ date }) => date.value === found.date.value);
  return toFound(isOnly && found.score >= NAMED_DUE ? { ...found, score: Math.max(IN_SENTENCE, found.score) } : found, found.date.line.row.page);
}
