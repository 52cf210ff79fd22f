import { boxOf, textOf, type Cell } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import { squeeze } from '../../print/fold.js';
import type { Reading } from '../../print/reading.js';
import { cleanName, isSameName } from '../names/clean-name.js';
import { companyName } from '../names/company-name.js';

/** A shorter word begins too many names. */
const LEAST_NAME = 4;
/** A name has so many words; a dash among them is none. */
const wordCount = (name: string): number => name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** So many words may stand between a name and its legal form: `Kestrel` / `Kestrel Property Services Ltd`. */
const MAX_MORE = 4;

/** A line may end within a legal form. */
export const MAY_GO_ON = /& Co\.?$|\bUG$/;

/** A name without a legal form, squeezed, and how many words it has. */
interface ShortName {
  readonly squeezed: string;
  readonly count: number;
}

/** A word with a capital that nothing parts from the next one. */
const CAPITALISED = /^\p{Lu}\p{Ll}+$/u;

/** The name of a company that holds a shorter one, which stands at a word of a cell, and the word that it begins with. */
function longerAt({ words }: Cell, at: number, { squeezed, count }: ShortName): { whole: string; from: number } | undefined {
  // Most words begin no name.
  if (!squeezed.startsWith(squeeze(words[at]?.text ?? '')) || squeeze(textOf(words.slice(at, at + count))) !== squeezed) return undefined;
  // `Groothandel De Wit & Zn. B.V.` is the name of whom a brand calls `De Wit`; within a sentence it is unknown where it begins.
  const before = words.slice(0, at).findLastIndex(({ text }) => !CAPITALISED.test(text)) + 1;
  const from = before === at ? at : 0;
  if (before > from) return undefined;
  const whole = companyName(textOf(words.slice(from)));
  return whole === undefined || squeeze(whole) === squeezed || wordCount(whole) > at - from + count + MAX_MORE ? undefined : { whole, from };
}

function toFound(found: Found, whole: string, cell: Cell, from: number, line: number): Found {
  const words = cell.words.slice(from, from + whole.split(/\s+/).length);
  return { ...found, value: cleanName(whole), text: textOf(words), page: cell.words[0]?.page ?? found.page, box: boxOf(words), line };
}

/**
 * Names with the legal form that the pages print elsewhere behind a name without one, as a letter head or a brand is: `Loopdesk` above `Loopdesk, Inc.`. Several
 * where companies of one name are printed.
 *
 * @param others names of whom the seller is not
 */
export function wholeNames(reading: Reading, found: Found, others: readonly string[]): Found[] {
  const name: ShortName = { squeezed: squeeze(found.value), count: found.value.split(/\s+/).length };
  if (name.squeezed.length < LEAST_NAME || (companyName(found.value) !== undefined && !MAY_GO_ON.test(found.value))) return [];
  const names = new Map<string, Found>();
  for (const [line, { row }] of reading.lines.entries()) {
    for (const cell of row.cells) {
      for (const at of cell.words.keys()) {
        const { whole, from = at } = longerAt(cell, at, name) ?? {};
        if (whole === undefined || names.has(squeeze(whole)) || others.some((other) => isSameName(other, whole))) continue;
        names.set(squeeze(whole), toFound(found, whole, cell, from, line));
      }
    }
  }
  // Of `GmbH & Co.` and `GmbH & Co. KG` the former is where a line ends.
  const all = [...names.values()];
  return all.filter(({ value }) => !all.some((other) => other.value !== value && squeeze(other.value).startsWith(squeeze(value))));
}
