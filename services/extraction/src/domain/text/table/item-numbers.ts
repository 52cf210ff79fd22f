import { textOf } from '../../pdf/word.js';
import type { Grid } from './grid.js';
import type { SolvedRow } from './solve-row.js';

/** The number of an item: three signs or more, one of them a figure; beside such some have none. */
const CODE = /^[\p{Lu}\d][\p{L}\d./_-]{1,19}$/u;
const NUMBER = /^(?=.*\d)[\p{Lu}\d][\p{L}\d./_-]{2,19}$/u;
/** Parts of a bill of quantities: `01.0010`. */
const PART = /^\d{1,3}(?:\.\d{1,4})+\.?$/;
/** Positions begin with a low number. */
const LOW = 100;

/** Whether texts count up, as positions do: from a low number on, or by equal steps. */
function isCounting(texts: readonly string[]): boolean {
  if (texts.every((text) => PART.test(text))) return true;
  const numbers = texts.map((text) => Number(text.replace(/\.$/, '')));
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
  const rises = numbers.every(Number.isInteger) && steps.every((step) => step > 0);
  return rises && ((numbers[0] ?? 0) <= LOW || (steps.length > 0 && steps.every((step) => step === steps[0])));
}

/**
 * The column in which items have their numbers under a head that says no more than `No.`, or that nobody knows: what stands there before
 * the names does not count up, or stands beside positions that do. Undefined where another head names such numbers.
 */
export function numbersOfItems({ columns, lines }: Grid, rows: readonly SolvedRow[], names: number): number | undefined {
  if (columns.some(({ fields }) => fields.includes('itemId'))) return undefined;
  const own = new Set(rows.map(({ net }) => net.line));
  const textsIn = (column: number): string[] =>
    lines
      .filter(({ index }) => own.has(index))
      .map(({ line, columns: at }) => textOf(line.words.filter((_word, index) => at[index] === column)))
      .filter((text) => text !== '');
  const positions = columns.flatMap(({ fields: [field, ...more] }, index) => (field === 'position' && more.length === 0 ? [index] : []));
  const areNumbers = (texts: readonly string[]): boolean =>
    texts.length * 2 > rows.length && texts.every((text) => CODE.test(text)) && texts.filter((text) => NUMBER.test(text)).length * 2 > texts.length;
  const possible = columns.flatMap(({ fields }, index) => {
    if (index >= names || (fields.length > 0 && !positions.includes(index))) return [];
    const texts = textsIn(index);
    return areNumbers(texts) && (!isCounting(texts) || positions.some((position) => position < index)) ? [index] : [];
  });
  return possible.findLast((index) => positions.includes(index)) ?? possible.at(-1);
}
