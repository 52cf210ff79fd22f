import type { Amount } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';
import type { Total } from './total.js';

/** What an amount is sure of that is a total only because there is no other. */
export const ONLY = 0.5;

/** More words beside it in its cell are a sentence. */
const BESIDE = 2;

const standsAlone = ({ line: { cellOf }, from, to }: Amount): boolean => cellOf.filter((cell) => cell === cellOf[from]).length - (to - from + 1) <= BESIDE;

/**
 * The only amount of money that pages print, in a cell of its own: what they ask for, whatever stands above it.
 *
 * @returns undefined where they print several, or one within other words
 */
export function onlyAmount({ amounts }: Reading): Total | undefined {
  const money = amounts.flat().filter(({ isMoney }) => isMoney);
  const [first] = money;
  if (first === undefined || /^[-0]/.test(first.value) || !money.every((each) => each.value === first.value && standsAlone(each))) return undefined;
  return { value: first.value, confidence: ONLY, label: undefined, amounts: [first] };
}
