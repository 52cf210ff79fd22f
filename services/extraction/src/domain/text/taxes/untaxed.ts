import type { Line } from '../print/line.js';
import { LANGUAGES } from '../print/labels/index.js';
import type { UntaxedWords } from '../print/labels/labels.js';
import type { Reading } from '../print/reading.js';
import { saysLine } from '../print/says.js';
import { isExemption } from '../totals/exempt.js';
import { absolute, scaled } from '../totals/scaled.js';

/** Why no tax is charged: its category (UNTDID 5305) and the line that says so. */
export interface Untaxed {
  readonly category: string;
  readonly line: Line;
}

/** Before `exempt`, which also holds their words. */
const CATEGORIES = ['AE', 'K', 'G'] as const satisfies readonly (keyof UntaxedWords)[];
const PHRASES = CATEGORIES.map((category) => ({ category, phrases: LANGUAGES.flatMap(({ untaxed }) => untaxed[category]) }));
const EXEMPT = 'E';
const OUTLAYS = LANGUAGES.flatMap(({ outlays }) => outlays);

/** Why a page charges no tax, or none for a part; undefined where it does not say. */
export function whyUntaxed(reading: Reading): Untaxed | undefined {
  for (const { category, phrases } of PHRASES) {
    const line = reading.lines.find((each) => saysLine(each, phrases));
    if (line !== undefined) return { category, line };
  }
  const line = reading.lines.find(isExemption);
  return line === undefined ? undefined : { category: EXEMPT, line };
}

/** Whether an amount, in ten-thousandths, stands in a line that says that it is asked for beside what is taxed. */
export const isOutlay = ({ lines, amounts }: Reading, amount: bigint): boolean => lines.some((line, index) => saysLine(line, OUTLAYS) && amounts[index]?.some(({ value }) => absolute(scaled(value)) === amount) === true);
