import { currencyIn } from './currency.js';
import { textOf, type Box } from '../../pdf/word.js';
import type { Amount } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';

/** A currency that heads a column of amounts. */
interface Head {
  currency: string;
  box: Box;
}

const IN_BRACKETS = /\(.*?\)/g;
/** A bracket that is open before an amount and names no bare dollar, which may be the invoice's own. */
const BRACKET = /^(?:\S*\s)?\(([^)$]*)\)?[,.;]?$/;
const CODE_ALONE = /(?:^|\s)[A-Z]{3}$/;
/** Points below its head in which a column of totals ends. */
const DEPTH = 150;

/** The cells of a line that name a currency and no amount: `EUR | PLN (1 EUR = 4.3215 PLN)`. */
function headsIn(line: Reading['lines'][number]): Head[] {
  return line.row.cells.flatMap(({ text, box }) => {
    if (!/[A-Z]{3}/.test(text)) return [];
    const name = text.replaceAll(IN_BRACKETS, '').trim();
    const currency = CODE_ALONE.test(name) && !/\d/.test(name) ? currencyIn(name) : undefined;
    return currency === undefined ? [] : [{ currency, box }];
  });
}

const distance = (a: Box, b: Box): number => Math.max(0, a[0] - b[2], b[0] - a[2]) + Math.abs(a[2] - b[2]) / 1000;

/** Whether an amount in brackets names another currency: `CHF 1,551.24 (USD 1,661.84)`. */
function isBracketed({ words }: Reading['lines'][number], { from, to }: Amount, currency: string | undefined): boolean {
  const inBrackets = BRACKET.exec(textOf(words.slice(Math.max(0, from - 1), to + 1)))?.[1];
  const named = inBrackets === undefined ? undefined : currencyIn(inBrackets);
  return currency !== undefined && named !== undefined && named !== currency;
}

/** A reading without the amounts that say the same in another currency: in brackets, or under the head of its column; itself where there are none, with all that is known of it. */
export function withoutCountervalues(reading: Reading, currency: string | undefined): Reading {
  let heads: Head[] = [];
  let [page, top] = [0, 0];
  const amounts = reading.lines.map((line, index) => {
    const own = headsIn(line);
    if (new Set(own.map((head) => head.currency)).size > 1 && own.some((head) => head.currency === currency))
      [heads, page, top] = [own, line.row.page, line.row.box[1]];
    const printed = (reading.amounts[index] ?? []).filter((amount) => !isBracketed(line, amount, currency));
    if (heads.length === 0 || line.row.page !== page || line.row.box[1] - top > DEPTH) return printed;
    return printed.filter(({ box }) => heads.toSorted((a, b) => distance(a.box, box) - distance(b.box, box))[0]?.currency === currency);
  });
  return amounts.every((own, index) => own.length === reading.amounts[index]?.length) ? reading : { ...reading, amounts };
}
