import { textOf } from '../../pdf/word.js';
import { foldWords } from '../print/fold.js';
import type { LabelHit } from '../print/hits/label-hits.js';
import { paymentWords } from '../print/labels/index.js';
import type { PrintedDate } from '../print/dates.js';
import type { Reading } from '../print/reading.js';
import { lineAbove, lineBelow } from '../print/next-line.js';
import { wordsSay } from '../print/says.js';

/** A date that a sentence asks to pay by, or on which it says that the amount is collected or paid. */
export interface PayBy {
  readonly date: PrintedDate;
  readonly line: number;
}

const PAY = [...paymentWords('pay')];
const UNTIL = [...paymentWords('until')];
const COLLECTED = [...paymentWords('collected')];
/** What is taken from an account, or paid by who writes the invoice for the seller. */
const PAID_THEN = [...COLLECTED, ...paymentWords('paidOut')];
const ON = [...paymentWords('on')];
const ENDS_SENTENCE = /[.!?](?:\s+|$)/;

/** The words of the sentence that a date stands in: before it, after it, and those of the same clause after it, where German and Dutch have their verbs. */
function aroundDate(reading: Reading, { from, to, text, line }: PrintedDate, index: number): Record<'before' | 'after' | 'clause', readonly string[]> {
  const join = (start: number, end?: number): string => textOf(line.words.slice(start, end));
  const before = `${lineAbove(reading, index)?.text ?? ''} ${join(0, from)}`.split(ENDS_SENTENCE).at(-1) ?? '';
  const after = text.endsWith('.') ? '' : (`${join(to + 1)} ${lineBelow(reading, index)?.text ?? ''}`.split(ENDS_SENTENCE)[0] ?? '');
  return { before: foldWords(before), after: foldWords(after), clause: foldWords(after.split(/[,;]\s/)[0] ?? '') };
}

const endsWith = (words: readonly string[], phrases: readonly string[]): boolean => phrases.some((phrase) => ` ${words.join(' ')}`.endsWith(` ${phrase}`));

/** Whether words say that the seller takes the amount from an account: `will be debited`. */
export const isCollection = (words: readonly string[]): boolean => wordsSay(words, COLLECTED);

/** Whether nothing stands behind a label that it might announce. */
const isWithin = ({ line, to }: LabelHit): boolean => /[.!;]$/.test(line.words[to]?.text ?? '') || line.words[to + 1] === undefined;

/** Dates that a sentence asks to pay by, or on which the seller collects or is paid: `Please transfer the total until 15.11.2025`, `Der Betrag wird am 20.03.2014 abgebucht`. */
export function payByDates(reading: Reading): PayBy[] {
  return reading.dates.flatMap((dates, line) =>
    dates.flatMap((date): PayBy[] => {
      const { before, after, clause } = aroundDate(reading, date, line);
      const isAsked = wordsSay([...before, ...clause], PAY) && endsWith(before, UNTIL);
      // `Der Beitrag ist am 15.11.2025 fällig`: the word for what is due stands behind its day.
      const isDue = endsWith(before, ON) && reading.labels[line]?.some((hit) => hit.field === 'dueDate' && hit.from === date.to + 1 && isWithin(hit)) === true;
      const isPaid = wordsSay([...before, ...after], PAID_THEN) && endsWith(before, ON);
      return isAsked || isDue || isPaid ? [{ date, line }] : [];
    }),
  );
}
