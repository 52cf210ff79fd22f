import { oncePer } from '@smartap/runtime';
import { cellAtEdge } from '../../pdf/edges.js';
import { overlap, textOf } from '../../pdf/word.js';
import { foldWords } from '../print/fold.js';
import type { LabelHit } from '../print/hits/label-hits.js';
import { LANGUAGES, paymentWords } from '../print/labels/index.js';
import type { PrintedDate } from '../print/dates.js';
import type { Reading } from '../print/reading.js';
import { lineAbove, lineBelow } from '../print/next-line.js';
import { phrasesOf, wordsSay } from '../print/says.js';

/** A date that a sentence asks to pay by, or on which it says that the amount is collected or paid. */
export interface PayBy {
  readonly date: PrintedDate;
  readonly line: number;
  /** The seller takes the amount from an account. */
  readonly isCollected: boolean;
}

/** The words of each phrase. */
const wordsOf = (kind: Parameters<typeof paymentWords>[0]): readonly (readonly string[])[] => [...paymentWords(kind)].map((phrase) => phrase.split(' '));

const PAY = phrasesOf(paymentWords('pay'));
const DISCOUNT = phrasesOf(paymentWords('discount'));
/** What stands behind the day until which all is to be paid, where the sentence before gives a discount: `bis 03.04.2031 ohne Abzug`. */
const WITHOUT: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ taxIn }) => taxIn.without));
const UNTIL = wordsOf('until');
const COLLECTED = phrasesOf(paymentWords('collected'));
/** What is taken from an account, or paid by who writes the invoice for the seller. */
const PAID_THEN = phrasesOf([...paymentWords('collected'), ...paymentWords('paidOut')]);
const ON = wordsOf('on');
const ENDS_SENTENCE = /[.!?](?:\s+|$)/;

/** How many lines up the parts of a box are looked for: lines of another column may stand between. */
const BOX_LINES = 8;

/** What is to be done with an amount that a day stands below in a box of its own: `À prélever` / `118,40 €` / `le 18 novembre 2031`. */
function aboveInBox(reading: Reading, { from, line: { row, cellOf } }: PrintedDate, index: number): string {
  const own = row.cells[cellOf[from] ?? -1];
  if (own === undefined) return '';
  const above = [...Array(BOX_LINES).keys()]
    .map((lines) => index - 1 - lines)
    .flatMap((line) => {
      const upper = reading.lines[line]?.row;
      const cell = upper?.page === row.page ? cellAtEdge(upper, own.box) : undefined;
      return cell === undefined
        ? []
        : [
            {
              cell,
              isAmount: reading.amounts[line]?.some(({ isMoney, box }) => isMoney && overlap(box, cell.box) > 0) === true && !/\p{L}{4}/u.test(cell.text),
            },
          ];
    });
  const [amount, label] = above;
  const size = amount?.cell.words[0]?.size ?? 0;
  const isBox = amount?.isAmount === true && label !== undefined && own.box[1] - amount.cell.box[3] < size && amount.cell.box[1] - label.cell.box[3] < size;
  return isBox ? label.cell.text : '';
}

const lastSentence = (text: string): readonly string[] => foldWords(text.split(ENDS_SENTENCE).at(-1) ?? '');

/** The words before a date in its sentence. */
function wordsBefore(reading: Reading, date: PrintedDate, index: number): readonly string[] {
  const begins = `${lineAbove(reading, index)?.text ?? ''} ${aboveInBox(reading, date, index)}`;
  return lastSentence(`${begins} ${textOf(date.line.words.slice(0, date.from))}`);
}

/** The words before a date that begins the text of its column: those right above it there. */
function wordsAbove(reading: Reading, { line: { row, cellOf }, from }: PrintedDate, index: number): readonly string[] {
  const own = row.cells[cellOf[from] ?? -1];
  if (own === undefined || cellOf[from - 1] === cellOf[from] || own === row.cells[0]) return [];
  return lastSentence(
    lineAbove(reading, index)
      ?.cells.flatMap(({ box, text }) => (box[0] >= own.box[0] - 1 ? [text] : []))
      .join(' ') ?? '',
  );
}

/** The words behind a date in its sentence, and those of them in the same clause, where German and Dutch have their verbs. */
function wordsBehind(reading: Reading, { line, to, text }: PrintedDate, index: number): Record<'sentence' | 'clause', readonly string[]> {
  const sentence = text.endsWith('.') ? '' : (`${textOf(line.words.slice(to + 1))} ${lineBelow(reading, index)?.text ?? ''}`.split(ENDS_SENTENCE)[0] ?? '');
  return { sentence: foldWords(sentence), clause: foldWords(sentence.split(/[,;]\s/)[0] ?? '') };
}

const endsWith = (words: readonly string[], phrases: readonly (readonly string[])[]): boolean =>
  phrases.some((phrase) => phrase.at(-1) === words.at(-1) && phrase.every((word, at) => words[words.length - phrase.length + at] === word));

/** Whether words say that the seller takes the amount from an account: `will be debited`. */
export const isCollection = (words: readonly string[]): boolean => wordsSay(words, COLLECTED);

/** A card is charged, which is no direct debit. */
export const BY_CARD = /\b(?:credit|debit)?(?:card|karte|carte|tarjeta|carta|cart[aã]o|kort|kaart)|visa|mastercard|amex/i;

/** Whether a line of the page, no more lines away from one than a reach, says so, and of no card. */
export const isCollectedNear = ({ lines }: Reading, index: number, reach: number): boolean =>
  lines
    .slice(Math.max(0, index - reach), index + reach + 1)
    .some(({ said, row }) => row.page === lines[index]?.row.page && isCollection(said) && !BY_CARD.test(row.text));

/** Whether nothing stands behind a label that it might announce. */
const isWithin = ({ line, to }: LabelHit): boolean => /[.!;]$/.test(line.words[to]?.text ?? '') || line.words[to + 1] === undefined;

/** What a label of the date of issue weighs at least that leaves no doubt: `Emitida em`. */
const SURELY_ISSUED = 0.8;

/** Whether a label right before a date says that it is that of the issue. */
const isIssued = ({ labels }: Reading, line: number, { from }: PrintedDate): boolean =>
  labels[line]?.some(({ field, to, weight }) => field === 'issueDate' && to === from - 1 && weight >= SURELY_ISSUED) === true;

/** Dates that a sentence asks to pay by, or on which the seller collects or is paid: `Please transfer the total until 15.11.2025`, `Der Betrag wird am 20.03.2014 abgebucht`. */
export const payByDates = oncePer((reading: Reading): readonly PayBy[] =>
  reading.dates.flatMap((dates, line) =>
    dates.flatMap((date): PayBy[] => {
      const above = wordsAbove(reading, date, line);
      const before = endsWith(above, UNTIL) ? above : wordsBefore(reading, date, line);
      const [isUntil, isOn] = [endsWith(before, UNTIL), endsWith(before, ON)];
      if ((!isUntil && !isOn) || isIssued(reading, line, date)) return [];
      const { sentence, clause } = wordsBehind(reading, date, line);
      const isInFull = WITHOUT.has(clause[0] ?? '') && wordsSay(before, DISCOUNT);
      const isAsked = isUntil && (isInFull || wordsSay([...before, ...clause], PAY));
      // `Der Beitrag ist am 15.11.2025 fällig`: the word for what is due stands behind its day.
      const isDue = isOn && reading.labels[line]?.some((hit) => hit.field === 'dueDate' && hit.from === date.to + 1 && isWithin(hit)) === true;
      const isPaid = isOn && wordsSay([...before, ...sentence], PAID_THEN);
      return isAsked || isDue || isPaid ? [{ date, line, isCollected: isOn && wordsSay([...before, ...sentence], COLLECTED) }] : [];
    }),
  ),
);
