import { oncePer } from '@smartap/runtime';
import type { Line } from '../print/line.js';
import { LANGUAGES } from '../print/labels/index.js';
import type { UntaxedWords } from '../print/labels/labels.js';
import type { Reading } from '../print/reading.js';
import { says, saysLine } from '../print/says.js';
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
const EXEMPTIONS: readonly string[] = LANGUAGES.flatMap(({ exempt }) => exempt);
const OUTLAYS = LANGUAGES.flatMap(({ outlays }) => outlays);

/** Whether a line says that no tax is charged. */
export const isExemption = (line: Line): boolean => saysLine(line, EXEMPTIONS);

/** Whether the page says that no tax is charged, and asks for none anywhere: some items may be exempt beside others. */
export function isExempt(reading: Reading): boolean {
  const isTaxed = reading.labels.some((hits, index) => hits.some(({ field, to }) => field === 'tax' && reading.amounts[index]?.some((amount) => amount.isMoney && amount.from > to && amount.value !== '0') === true));
  return !isTaxed && (says(reading, EXEMPTIONS) || PHRASES.some(({ phrases }) => says(reading, phrases)));
}

/** Why a page charges no tax, or none for a part; undefined where it does not say. */
export function whyUntaxed(reading: Reading): Untaxed | undefined {
  for (const { category, phrases } of PHRASES) {
    const line = reading.lines.find((each) => saysLine(each, phrases));
    if (line !== undefined) return { category, line };
  }
  const line = reading.lines.find(isExemption);
  return line === undefined ? undefined : { category: EXEMPT, line };
}

/** Whether a line speaks of what is asked for without tax beside what was sold. Totals are tried in many ways between the same lines. */
export const speaksOfOutlay = oncePer((line: Line) => saysLine(line, OUTLAYS));

/** Whether an amount, in ten-thousandths, stands in a line that says that it is asked for beside what is taxed. */
export const isOutlay = ({ lines, amounts }: Reading, amount: bigint): boolean => lines.some((line, index) => speaksOfOutlay(line) && amounts[index]?.some(({ value }) => absolute(scaled(value)) === amount) === true);
