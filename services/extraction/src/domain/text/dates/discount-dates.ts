import { textOf } from '../../pdf/word.js';
import { foldWords } from '../print/fold.js';
import type { PrintedDate } from '../print/dates.js';
import { LANGUAGES, paymentWords } from '../print/labels/index.js';
import type { Reading } from '../print/reading.js';

const DISCOUNT = paymentWords('discount');
const RATE = /\d\s*%/;
/** What takes the word for a discount back: `ohne Skonto`. */
const WITHOUT: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ taxIn }) => taxIn.without));
/** What is taken off, right behind the day until which: `Skontobetrag bei Zahlung bis 01.09.2024: EUR 17,60`. */
const AMOUNT = /^\W*(?:[A-Z]{3}|€|£)?\s?\d[\d.,\s]*[.,]\d{2}(?!\d)/u;
const ENDS_CLAUSE = /[,;]\s|[.!?](?:\s+|$)/;

/** Whether words speak of a discount that is given. */
const saysDiscount = (text: string): boolean => foldWords(text).some((word, at, words) => DISCOUNT.has(word) && !WITHOUT.has(words[at - 1] ?? ''));

const isDiscount = (text: string): boolean => RATE.test(text) && foldWords(text).some((word) => DISCOUNT.has(word));

/** The dates until which a rate of discount is given: `Bei Zahlung bis 01.09.2024 3 % Skonto`, `2 % discount until 1 May 2025`. */
export function discountDates(reading: Reading): ReadonlySet<PrintedDate> {
  const given = new Set<PrintedDate>();
  reading.lines.forEach(({ words }, index) => {
    const dates = reading.dates[index] ?? [];
    const between = (from: number, to?: number): string => textOf(words.slice(from, to));
    // What stands between two dates belongs to the first, unless a discount before that is its own.
    let isTaken = false;
    dates.forEach((date, at) => {
      const before =
        between((dates[at - 1]?.to ?? -1) + 1, date.from)
          .split(ENDS_CLAUSE)
          .at(-1) ?? '';
      const after = /[,;.]$/.test(date.text) ? '' : (between(date.to + 1, dates[at + 1]?.from).split(ENDS_CLAUSE)[0] ?? '');
      const isAmount = saysDiscount(before) && AMOUNT.test(`${/\W*$/.exec(date.text)?.[0] ?? ''}${between(date.to + 1, dates[at + 1]?.from)}`);
      const isBefore = !isTaken && (isDiscount(before) || isAmount);
      isTaken = !isBefore && isDiscount(after);
      if (isBefore || isTaken) given.add(date);
    });
  });
  return given;
}
