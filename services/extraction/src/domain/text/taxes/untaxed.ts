import { oncePer } from '@smartap/runtime';
import { foldWords } from '../print/fold.js';
import type { Line } from '../print/line.js';
import { LANGUAGES } from '../print/labels/index.js';
import type { UntaxedWords } from '../print/labels/words.js';
import type { Reading } from '../print/reading.js';
import { isPhrase, phrasesOf, says, saysLine, wordsSay, type Phrases } from '../print/says.js';
import { wholeSentences } from '../print/sentence.js';
import { absolute, scaled } from '../totals/scaled.js';

/** Why no tax is charged: its category (UNTDID 5305) and the sentence that says so (BT-120), which what is zero rated does without. */
export interface Untaxed {
  readonly category: string;
  readonly reason: string | undefined;
}

/** Before `exempt`, which also holds their words. */
const CATEGORIES = ['AE', 'K', 'G'] as const satisfies readonly (keyof UntaxedWords)[];
const PHRASES = CATEGORIES.map((category) => ({ category, phrases: phrasesOf(LANGUAGES.flatMap(({ untaxed }) => untaxed[category])) }));
const EXEMPT = 'E';
const ZERO_RATED = 'Z';
const ZERO = phrasesOf(LANGUAGES.flatMap(({ zeroRated = [] }) => zeroRated));
const EXEMPTIONS = phrasesOf(LANGUAGES.flatMap(({ exempt }) => exempt));
const OUTLAYS = phrasesOf(LANGUAGES.flatMap(({ outlays }) => outlays));

const EXEMPT_ALONE: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ exemptAlone = [] }) => exemptAlone));

/** Whether a text says that no tax is charged, as in a column of rates: `Zero rated`, `Exempt`. */
export const isExemptText = (text: string): boolean => isPhrase(text, EXEMPT_ALONE) || wordsSay(foldWords(text), EXEMPTIONS);

/** Whether a line says that no tax is charged. */
export const isExemption = (line: Line): boolean => saysLine(line, EXEMPTIONS);

/** Whether the page says that no tax is charged, and asks for none anywhere: some items may be exempt beside others. */
export function isExempt(reading: Reading): boolean {
  const isTaxed = reading.labels.some((hits, index) =>
    hits.some(
      ({ field, to }) => field === 'tax' && reading.amounts[index]?.some((amount) => amount.isMoney && amount.from > to && amount.value !== '0') === true,
    ),
  );
  return !isTaxed && (says(reading, EXEMPTIONS) || PHRASES.some(({ phrases }) => says(reading, phrases)));
}

/** The first sentence of the pages that says one of some phrases, with what it says in the lines around. */
function sentenceThatSays(reading: Reading, phrases: Phrases): string | undefined {
  const at = reading.lines.findIndex((line) => saysLine(line, phrases));
  const row = reading.lines[at]?.row;
  if (row === undefined) return undefined;
  const cell = row.cells.find(({ text }) => wordsSay(foldWords(text), phrases));
  return cell === undefined ? row.text : wholeSentences(reading, at, cell).text;
}

/** Whether a cell says no more than that something is exempt, beside an amount. */
const hasExemptCell = ({ lines, amounts }: Reading): boolean =>
  lines.some(({ row }, line) => amounts[line]?.some(({ isMoney }) => isMoney) === true && row.cells.some(({ text }) => isPhrase(text, EXEMPT_ALONE)));

/** Why a page charges no tax, or none for a part; undefined where it does not say. */
export const whyUntaxed = oncePer((reading: Reading): Untaxed | undefined => {
  for (const { category, phrases } of PHRASES) {
    const reason = sentenceThatSays(reading, phrases);
    if (reason !== undefined) return { category, reason };
  }
  const reason = sentenceThatSays(reading, EXEMPTIONS);
  if (reason === undefined) return hasExemptCell(reading) ? { category: EXEMPT, reason } : undefined;
  return wordsSay(foldWords(reason), ZERO) ? { category: ZERO_RATED, reason: undefined } : { category: EXEMPT, reason };
});

/** Whether a line speaks of what is asked for without tax beside what was sold. Totals are tried in many ways between the same lines. */
export const speaksOfOutlay = oncePer((line: Line) => saysLine(line, OUTLAYS));

/** Whether an amount, in ten-thousandths, stands in a line that says that it is asked for beside what is taxed. */
export const isOutlay = ({ lines, amounts }: Reading, amount: bigint): boolean =>
  lines.some((line, index) => speaksOfOutlay(line) && amounts[index]?.some(({ value }) => absolute(scaled(value)) === amount) === true);
