import { oncePer } from '@smartap/runtime';
import { overlap, textOf } from '../../pdf/word.js';
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

/** The dates of a table of terms that have a rate below its head of discounts: `Zahlung bis | Skonto` above `25.03.2026 | 3 %` and `10.04.2026 | netto`. */
function datesOfTable({ lines, dates }: Reading): PrintedDate[] {
  return lines.flatMap(({ row }, index) => {
    const head = row.cells.length > 1 ? row.cells.find(({ text }) => saysDiscount(text) && !/\d/.test(text)) : undefined;
    if (head === undefined) return [];
    const end = lines.findIndex((line, at) => at > index && ((dates[at]?.length ?? 0) === 0 || line.row.page !== row.page));
    const rows = [...lines.keys()].slice(index + 1, end < 0 ? undefined : end);
    const hasRate = (at: number): boolean =>
      lines[at]?.row.cells.some(({ text, box }) => overlap(box, head.box) > 0 && RATE.test(text) && /[1-9]/.test(text)) ?? false;
    return rows.filter(hasRate).flatMap((at) => dates[at] ?? []);
  });
}

/** The dates until which a rate of discount is given: `Bei Zahlung bis 01.09.2024 3 % Skonto`, `2 % discount until 1 May 2025`. */
export const discountDates = oncePer((reading: Reading): ReadonlySet<PrintedDate> => {
  const given = new Set<PrintedDate>(datesOfTable(reading));
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
});
