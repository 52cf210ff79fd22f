import type { Found } from '../found.js';
import { countsAsFigures, mayCount } from './counts.js';
import { dayOfNextMonth, inNextMonth } from './next-month.js';
import { foldWords } from '../print/fold.js';
import { withoutHeading } from './without-heading.js';
import { LANGUAGES, paymentWords } from '../print/labels/index.js';
import type { Reading } from '../print/reading.js';
import { lineAbove } from '../print/next-line.js';
import { behindPhrase, phrasesOf, wordsBegin, wordsSay } from '../print/says.js';
import { BETWEEN_SENTENCES, begunIn, wholeSentences, type Passage } from '../print/sentence.js';
import { cellAtEdge } from '../../pdf/edges.js';
import { around, type Cell } from '../../pdf/word.js';

/** The days that terms of payment give, and whether they give no other: one with a discount has two. */
export interface TermDays {
  readonly days: number;
  readonly isOnly: boolean;
  /** The day of the month after that of the issue, where they name one in place of days. */
  readonly ofNextMonth?: number;
}

/** Terms of payment as printed (BT-20). */
export type PaymentTerms = Found & TermDays;

const DAYS = paymentWords('days');
const WEEKS = paymentWords('weeks');
const DAYS_OF_WEEK = 7;
const PAY = phrasesOf(paymentWords('pay'));
/** Whether words speak of paying. */
export const saysPaying = (words: readonly string[]): boolean => wordsSay(words, PAY);

/** Days that are counted from another day than that of the issue. */
const OTHER_START = phrasesOf(paymentWords('otherStart'));
/** How long a payment takes is not in how many days it is due. */
const TAKES = phrasesOf(paymentWords('takes'));
const NET: ReadonlySet<string> = new Set(['net', 'netto']);
const PAY_OR_NET = phrasesOf([...paymentWords('pay'), ...NET]);
/** Words between a number and its days: `30 calendar days`. */
const BETWEEN = 2;
const MAX_DAYS = 180;
/** `within thirty (30) days`. */
const IN_BRACKETS = /\s\((\d{1,3})\)\s/g;
/** Where a clause ends: `2 % Skonto in 10 Tagen oder 30 Tage netto` has two. */
const CLAUSE = new RegExp(String.raw`[,;.()](?=\s|$)|\s[-–|·]\s|\s(?:${[...paymentWords('or')].join('|')})\s(?=.*\d)`, 'iu');
/** The line says what it says; what it makes of the day of issue agreed with every due date that was printed beside it. */
const PRINTED = 0.95;
const DERIVED = { only: 0.8, longest: 0.72, agreed: 0.95 } as const;
/** From here on the day of issue is as sure as what the terms make of it. */
const SURE_ISSUE = 0.7;

/** Whether a word is one for days or weeks: a number before it is no amount. */
export const isOfDays = (text: string): boolean => foldWords(text).some((word) => DAYS.has(word) || WEEKS.has(word));

/** How many days a number counts, by the word behind it; of `07 45 days` the number right before the word is that of the days. */
function unitOf(words: readonly string[], index: number): number {
  const unit = words.slice(index + 1, index + 1 + BETWEEN).find((next) => DAYS.has(next) || WEEKS.has(next) || /^\d+$/.test(next)) ?? '';
  return DAYS.has(unit) ? 1 : WEEKS.has(unit) ? DAYS_OF_WEEK : 0;
}

/** The days of one clause: `30 days net`, `netto 30`, `within two weeks`. */
function daysIn(clause: readonly string[]): number | undefined {
  const words = countsAsFigures(clause);
  const isNet = (index: number): boolean => NET.has(clause.at(-2) ?? '') && /^\d{1,3}$/.test(clause.at(-1) ?? '') && index === words.length - 1;
  const at = words.findIndex((word, index) => /^\d{1,3}$/.test(word) && (unitOf(words, index) > 0 || isNet(index)));
  const days = Number(words[at] ?? 0) * (unitOf(words, at) || 1);
  return days > 0 && days <= MAX_DAYS ? days : undefined;
}

/** The days that a line gives for paying in full: those of a discount are left out, of several the longest counts. */
export function termDays(text: string): TermDays | undefined {
  const all = foldWords(text);
  if (!wordsSay(all, PAY)) return undefined;
  // Most lines count nothing.
  const mayBeDays = all.some((word) => DAYS.has(word) || WEEKS.has(word) || NET.has(word));
  const ofNextMonth = !mayBeDays || daysIn(all) === undefined ? dayOfNextMonth(all) : undefined;
  if (ofNextMonth !== undefined) return { days: 0, isOnly: true, ofNextMonth };
  if (!mayBeDays || !mayCount(text) || wordsSay(all, OTHER_START) || wordsSay(all, TAKES)) return undefined;
  // Each sentence by itself: `Complaints within 8 days. Payment by transfer` gives no days for paying.
  const ofPaying = text
    .replaceAll(IN_BRACKETS, ' $1 ')
    .split(BETWEEN_SENTENCES)
    .filter((sentence) => wordsSay(foldWords(sentence), PAY_OR_NET));
  const clauses = ofPaying.flatMap((sentence) => sentence.split(CLAUSE)).map(foldWords);
  const days = clauses.flatMap((words) => (words.includes('%') ? [] : (daysIn(words) ?? [])));
  return days.length === 0 ? undefined : { days: Math.max(...days), isOnly: days.length === 1 && !all.includes('%') };
}

/** Lines of another column may stand between a heading and what it heads. */
const MAX_BETWEEN = 2;
/** A heading has so many words at most, and what it heads that does not begin with a number. */
const MAX_HEADING = 4;
const MAX_HEADED = 6;

/** A passage of a page, and what it says with its heading. */
type Saying = Passage & { readonly said: string };

/** A passage that says what it says without a heading. */
const asPrinted = ({ text, box }: Passage): Saying => ({ text, box, said: text });

/** A cell with the heading right above it: `Terms of payment` / `45 days`. */
function withHeading(reading: Reading, index: number, cell: Cell): Saying[] {
  // A text that does not begin with a number is headed in a row of heads alone: `Condição Pagamento` / `Fatura 30 dias`.
  const isCount = /^\d/.test(cell.text);
  if (!/\d/.test(cell.text) || (!isCount && cell.words.length > MAX_HEADED)) return [];
  const above = reading.lines
    .slice(Math.max(0, index - MAX_BETWEEN), index)
    .filter(({ row }) => row.page === reading.lines[index]?.row.page && (isCount || row.cells.length > 1));
  const heading = above.map(({ row }) => cellAtEdge(row, cell.box)).findLast((each) => each !== undefined);
  return heading === undefined || heading.words.length > MAX_HEADING || /\d/.test(heading.text)
    ? []
    : [{ text: cell.text, box: cell.box, said: `${heading.text} ${cell.text}` }];
}

/** `Account ID: M-118` behind a sentence, `Vermeld bij betaling: 40771 / 2118`. */
const LABELLED = /^\p{Lu}\p{L}*(?: \p{L}+){0,3}:\s\S+(?:\s\/\s\S+)*$/u;

const DUE: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ labels }) => (labels.dueDate ?? []).map(([phrase]) => phrase)));
/** A day and nothing else. */
const DAY_ALONE = /^\d[\d./-]*\d\.?$|^\d{1,2}\.?(?:\sde)?\s\p{L}+\.?(?:\sde)?\s\d{4}\.?$/u;

/** Whether a sentence says no more than the day that the terms before it make: `Due date: 11 March 2031.` */
const isDueDay = (sentence: string): boolean => DAY_ALONE.test(behindPhrase(sentence, DUE) ?? '');

/** Terms without what stands behind their days with a label of its own or speaks of something else: `30 days net. Thank you for your custom!` */
function termsAlone(terms: string): string {
  const sentences = terms.split(BETWEEN_SENTENCES);
  const given = sentences.findIndex((sentence) => termDays(sentence) !== undefined);
  // `bis 11. | April 2026` is one sentence.
  const isOfTerms = (sentence: string, at: number): boolean =>
    at <= given ||
    given < 0 ||
    /\b\d{1,2}\.$/.test(sentences[at - 1] ?? '') ||
    sentence.includes('%') ||
    (wordsSay(foldWords(sentence), PAY_OR_NET) && !isDueDay(sentence));
  const labelled = sentences.findIndex((sentence, at) => at > 0 && LABELLED.test(sentence));
  const kept = labelled < 0 ? sentences : sentences.slice(0, labelled);
  const end = kept.findLastIndex(isOfTerms) + 1;
  return end === sentences.length ? terms : sentences.slice(0, end).join(' ');
}

/** The terms that a line states, alone or together with the sentence that it goes on with. */
function termsIn(reading: Reading, index: number): PaymentTerms | undefined {
  const line = reading.lines[index];
  if (line === undefined) return undefined;
  const { row } = line;
  const above = lineAbove(reading, index);
  const headed = row.cells.flatMap((cell) => withHeading(reading, index, cell));
  // Most lines say nothing of paying: they are looked at no closer.
  const saysPay = wordsSay([...(above === undefined ? [] : (reading.lines[index - 1]?.said ?? [])), ...line.said], PAY);
  // A row of several cells goes on from no sentence.
  const begun = saysPay && above !== undefined && row.cells.length === 1 ? begunIn(above.text) : '';
  const joined = above === undefined || begun === '' ? [] : [{ text: `${begun} ${row.text}`, box: around([above.box, row.box]) }];
  // A label may have its value in the cell beside it: `COND. PAGO | : Crédito 30 días`.
  const beside = row.cells.slice(1).map((cell, at): Passage => {
    const label = row.cells[at] ?? cell;
    return { text: `${label.text} ${cell.text}`, box: around([label.box, cell.box]) };
  });
  const own = row.cells.length > 1 ? [...row.cells, ...beside, row] : [row];
  for (const { said, ...part } of saysPay ? [...own.map(asPrinted), ...headed, ...joined.map(asPrinted)] : headed) {
    const given = termDays(said);
    if (given === undefined) continue;
    const { text, box } = row.cells.map((cell) => wholeSentences(reading, index, cell)).find((whole) => termDays(whole.text)?.days === given.days) ?? part;
    return { ...given, value: termsAlone(withoutHeading(text)), confidence: PRINTED, label: undefined, text, page: row.page, box, line: index };
  }
  return undefined;
}

/** Whether a sentence begins with paying, and counts at once: `Payment within 30 days of the date of invoice.` */
function beginsTerms(sentence: string): boolean {
  const words = foldWords(sentence);
  return wordsBegin(words, PAY) && words.slice(0, MAX_HEADED).some((word) => /^\d/.test(word));
}

/** The first terms of payment on the pages; those below a heading alone, or in few words, give way to a sentence further down that begins with paying and gives the same days: it says how they are counted, and what else. */
export function findPaymentTerms(reading: Reading): PaymentTerms | undefined {
  let headed: PaymentTerms | undefined;
  for (const index of reading.lines.keys()) {
    const terms = termsIn(reading, index);
    if (terms === undefined) continue;
    const isHeaded = termDays(terms.text) === undefined || terms.text.split(' ').length <= MAX_HEADING;
    const isSentence = !isHeaded && terms.text.endsWith('.') && terms.days === headed?.days && beginsTerms(terms.value);
    if (isSentence || (headed === undefined && !isHeaded)) return terms;
    headed ??= terms;
  }
  return headed;
}

/** The due date: the one that is printed, surer where the terms agree; else the one that the terms make of the day of issue. */
export function dueByTerms(printed: Found | undefined, terms: PaymentTerms | undefined, issueDate: Found | undefined): Found | undefined {
  const derived = derivedFrom(terms, issueDate);
  if (printed === undefined) return derived;
  return printed.value === derived?.value ? { ...printed, confidence: Math.max(printed.confidence, DERIVED.agreed) } : printed;
}

function derivedFrom(terms: PaymentTerms | undefined, issueDate: Found | undefined): Found | undefined {
  if (terms === undefined || issueDate === undefined) return undefined;
  const due = new Date(`${issueDate.value}T00:00:00Z`);
  due.setUTCDate(due.getUTCDate() + terms.days);
  const value = terms.ofNextMonth === undefined ? due.toISOString().slice(0, 10) : inNextMonth(issueDate.value, terms.ofNextMonth);
  const claimed = terms.isOnly ? DERIVED.only : DERIVED.longest;
  return { ...terms, value, confidence: issueDate.confidence >= SURE_ISSUE ? claimed : issueDate.confidence };
}
