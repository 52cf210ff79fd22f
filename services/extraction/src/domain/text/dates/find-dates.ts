import { cellAtEdge, sameLeft, sameRight } from '../../pdf/edges.js';
import { textOf } from '../../pdf/word.js';
import type { PrintedDate } from '../print/dates.js';
import { discountDates } from './discount-dates.js';
import type { Found } from '../found.js';
import { saysPaying } from './payment-terms.js';
import { payByDates } from './pay-by.js';
import { heightOf } from '../print/page-height.js';
import { isClaimed } from '../print/place.js';
import type { Reading } from '../print/reading.js';
import { best, isEndOfPeriod, labelled, NAMED, toFound, type Rated } from './labelled-dates.js';

const AFTER_NUMBER = 0.85;
/** Points below the number within which a date is its date. */
const BELOW_NUMBER = 16;
/** Points after the number within which a date is its date. */
const BESIDE = 120;
const UNLABELLED = 0.45;
/** A date in the line of the title: `Contribution invoice   24 January 2014`. */
const BESIDE_TITLE = 0.5;
/** So many words stand between the name of an invoice and its date: `Rechnung Nr. RE 2031 118 vom 18.07.2031`. */
const NEAR_NAME = 6;
/** A town and a date, as a letter begins. */
const DATELINE = 0.5;
/** What a label of delivery or order says of the date of issue beside the date of a letter. */
const BESIDE_LETTER = 0.5;
/** A sentence asks to pay by then, or says that the amount is collected then. */
const IN_SENTENCE = 0.85;
/** A date of delivery or order is better than none: a person will look. */
const CLAIMED = 0.3;
/** What a date of issue is worth where all that labels name is one date, or a letter begins with it and labels name no other. */
const ONLY_ONE = 0.75;
/** What a due date is worth beside another that a sentence asks to pay by. */
const RIVALLED = 0.7;
/** From here on a label that nothing rivals names the due date as surely as a sentence does. */
const NAMED_DUE = 0.6;
/** The share of a page in which letters have their date. */
const LETTER_SHARE = 0.3;
/** Lines from the top in which a date alone may be the date of a letter. */
const LETTER_HEAD = 25;

/** A town before the date of a letter: `Bern, le 18 juillet 2031`. */
const TOWN = /^\p{Lu}[\p{L}\s.'’()-]{1,30},(?:\s\p{Ll}{1,4})?$/u;

/** `roku` behind a Polish date. */
const YEAR = /^r\.,?$/;

/** Whether a cell is a town with the date of a letter. */
function isDateline(reading: Reading, line: number, date: PrintedDate): boolean {
  const { words = [], cellOf = [] } = reading.lines[line] ?? {};
  const first = cellOf.indexOf(cellOf[date.from] ?? -1);
  // `Bern, le 18 juillet 2031 N° client : 118`, `Olsztyn, 05.05.2031 r., termin płatności 19.05.2031`
  const next = YEAR.test(words[date.to + 1]?.text ?? '') ? date.to + 2 : date.to + 1;
  const isLast = cellOf[next] !== cellOf[date.to] || reading.labels[line]?.some(({ from }) => from === next) === true;
  const before = textOf(words.slice(first, date.from));
  // `Bern, den` over `18.07.2031`, as the head of a column
  const over = before === '' ? cellAtEdge(reading.lines[line - 1]?.row, date.box)?.text : undefined;
  return isLast && TOWN.test(over ?? before);
}

/** Whether the number stands beside its label: under the head of a column the dates beside it have heads of their own. */
function isOfNumber(reading: Reading, number: Found): boolean {
  return reading.labels[number.line]?.some((hit) => hit.field === 'number' && hit.box[2] <= number.box[0] + 1) ?? false;
}

/** Whether a date begins a text of a column of its own: `Bill number 84412 | 7th October 2026 to our office account`. */
const beginsText = ({ line: { cellOf }, from, to }: PrintedDate): boolean => from > 0 && cellOf[from - 1] !== cellOf[from] && cellOf[to + 1] === cellOf[to];

/** `vom | 08.09.2025` under `Rechnung Nr. | R/2025/0907`: a date at the edge of the number right below it, with a word for that of the issue before it. */
function belowNumber(reading: Reading, number: Found): Rated[] {
  return [1, 2, 3, 4].flatMap((lines) => {
    const line = number.line + lines;
    const label = reading.labels[line]?.find(({ field }) => field === 'issueDate');
    const [date, ...others] = reading.dates[line] ?? [];
    const isUnder =
      date !== undefined &&
      others.length === 0 &&
      date.box[1] - number.box[3] < BELOW_NUMBER &&
      date.line.row.page === number.page &&
      (sameLeft(date.box, number.box) || sameRight(date.box, number.box));
    return isUnder && label !== undefined && label.to === date.from - 1 ? [{ date, line, label: label.text, score: AFTER_NUMBER }] : [];
  });
}

/** Dates in the head of the page, as letters begin with them: the higher, the likelier. One beside the name of an invoice below the number is that of an earlier one. */
function datesOfLetter(reading: Reading, number: Found | undefined): (Rated & { isOfLetter: boolean })[] {
  return reading.dates.slice(0, LETTER_HEAD).flatMap((dates, line) =>
    dates.map((date) => {
      const last = reading.labels[line]?.findLast(({ to }) => to < date.from);
      // `Mit Rechnung Nr. 118 berechnen wir unsere Arbeiten am 01.10.2031`: a sentence goes on to something else.
      const namesInvoice = last?.field === 'number' && date.from - last.to <= NEAR_NAME && !beginsText(date);
      const isEarlier = namesInvoice && number !== undefined && number.line < line;
      const isBeside = namesInvoice && !isEarlier;
      const isAfterTown = isDateline(reading, line, date);
      const alone = isAfterTown ? DATELINE : isEarlier || isClaimed(reading, line, date) || isEndOfPeriod(reading, line, date) ? CLAIMED : UNLABELLED;
      return { date, line, label: undefined, score: isBeside ? BESIDE_TITLE : alone - line * 0.005, isOfLetter: isBeside || isAfterTown };
    }),
  );
}

/** What a date of issue is worth that another in the head of the page may be. */
const OUTDATED = 0.7;

/** Whether one of some other dates stands above a date in the head of the first page, and is later, or the date below the middle: what is listed there was before the issue, or is after it. */
function isOutdated(reading: Reading, { date, line }: Rated, others: readonly Rated[]): boolean {
  const height = heightOf(reading.lines.filter(({ row }) => row.page === 1));
  const isLow = date.box[1] > height / 2;
  const isRival = (other: PrintedDate): boolean =>
    other.line.row.page === 1 && other.box[1] < LETTER_SHARE * height && (isLow ? other.value !== date.value : other.value > date.value);
  return others.some((other) => other.line < line && isRival(other.date));
}

/** The date of issue: by its label, beside the number, else alone in the head of the page. */
export function findIssueDate(reading: Reading, number: Found | undefined): Found | undefined {
  const headed = labelled(reading, 'issueDate');
  const rated = [...headed];
  const beside =
    number === undefined
      ? []
      : (reading.dates[number.line] ?? []).filter(
          (date) => date.box[0] > number.box[2] && date.box[0] - number.box[2] < BESIDE && isOfNumber(reading, number) && !beginsText(date),
        );
  if (number !== undefined) for (const date of beside.slice(0, 1)) rated.push({ date, line: number.line, label: undefined, score: AFTER_NUMBER });
  if (number !== undefined) rated.push(...belowNumber(reading, number));
  const letters = datesOfLetter(reading, number);
  // Where a letter begins with its date, another that is labelled is not that of the invoice.
  const isDated = letters.some(({ isOfLetter }) => isOfLetter);
  rated.push(...labelled(reading, 'anyDate').map((each) => ({ ...each, score: each.score * (isDated ? BESIDE_LETTER : 0.9) })), ...letters);
  const found = best(rated);
  if (found === undefined) return undefined;
  const named = rated.filter(({ label, score }) => label !== undefined && score >= NAMED);
  // Of 46 letters on layouts that nobody had seen none had another day than that of its head.
  const isOfLetter = letters.some((letter) => letter === found && letter.isOfLetter);
  const isOnly = (named.includes(found) || isOfLetter) && named.every(({ date }) => date.value === found.date.value);
  const rivals = [...headed, ...letters.filter(({ isOfLetter: begins, score }) => begins || (score > CLAIMED && !headed.includes(found)))];
  if (isOutdated(reading, found, rivals)) return toFound({ ...found, score: Math.min(OUTDATED, found.score) }, found.date.line.row.page);
  return toFound(isOnly ? { ...found, score: Math.max(ONLY_ONE, found.score) } : found, found.date.line.row.page);
}

/** What a due date is worth in a sentence that does not speak of paying: `La próxima anualidad vence el 31 de agosto`. */
const SPOKEN_OF = 0.8;
const SENTENCE = 7;

/** Whether a date stands in a sentence that its label does not begin and that does not speak of paying, nor does the line before it. */
function isSpokenOf({ lines }: Reading, { date, line, label = '' }: Rated): boolean {
  const { row, cellOf } = date.line;
  const cell = row.cells[cellOf[date.from] ?? -1];
  const isLabelled = label.endsWith(':') || cell?.text.startsWith(label) === true;
  return !isLabelled && (cell?.words.length ?? 0) >= SENTENCE && ![line - 1, line].some((at) => saysPaying(lines[at]?.said ?? []));
}

/** The due date: by its label, or in a sentence that asks to pay by then; one before the issue is taken for a misreading, and one of a discount is not that of the whole. */
export function findDueDate(reading: Reading, issueDate: string | undefined): Found | undefined {
  const asked = payByDates(reading).map(({ date, line }) => ({ date, line, label: undefined, score: IN_SENTENCE }));
  const discounts = discountDates(reading);
  const isDoubtful = ({ date }: Rated): boolean => (issueDate !== undefined && date.value < issueDate) || discounts.has(date);
  const rated = [...labelled(reading, 'dueDate'), ...asked].map((each) => ({
    ...each,
    score: each.score * (isDoubtful(each) ? 0.5 : isSpokenOf(reading, each) ? SPOKEN_OF : 1),
  }));
  const found = best(rated);
  if (found === undefined) return undefined;
  // `Pay by 16 June. Your next instalment is due on 15 July`: a sentence asks for another day.
  const isRivalled = asked.every(({ date }) => date.value !== found.date.value) && asked.some((each) => !isDoubtful({ ...each, score: IN_SENTENCE }));
  if (isRivalled) return toFound({ ...found, score: Math.min(RIVALLED, found.score) }, found.date.line.row.page);
  const isOnly = found.label !== undefined && !isDoubtful(found) && rated.every(({ date }) => date.value === found.date.value);
  return toFound(isOnly && found.score >= NAMED_DUE ? { ...found, score: Math.max(IN_SENTENCE, found.score) } : found, found.date.line.row.page);
}
