import { around } from '../../../pdf/word.js';
import type { Cell } from '../../../pdf/word.js';
import type { Found } from '../../identifiers.js';
import { squeeze } from '../../print/fold.js';
import type { Reading } from '../../print/reading.js';
import { cleanName, companyName, isSameName } from '../names.js';

/** A shorter word begins too many names. */
const LEAST_NAME = 4;
/** So many words may stand between a name and its legal form: `Kestrel` / `Kestrel Property Services Ltd`. */
const MAX_MORE = 4;

/** A line may end within a legal form. */
export const MAY_GO_ON = /& Co\.?$|\bUG$/;

/** A name without a legal form, squeezed, and how many words it has. */
interface ShortName {
  readonly squeezed: string;
  readonly count: number;
}

/** The name of a company that begins with a shorter one at a word of a cell. */
function longerAt(cell: Cell, at: number, { squeezed, count }: ShortName): string | undefined {
  // Most words begin no name.
  if (!squeezed.startsWith(squeeze(cell.words[at]?.text ?? ''))) return undefined;
  const words = cell.words.slice(at).map(({ text }) => text);
  if (squeeze(words.slice(0, count).join(' ')) !== squeezed) return undefined;
  const whole = companyName(words.join(' '));
  return whole === undefined || squeeze(whole) === squeezed || whole.split(/\s+/).length > count + MAX_MORE ? undefined : whole;
}

function toFound(found: Found, whole: string, cell: Cell, at: number, line: number): Found {
  const words = cell.words.slice(at, at + whole.split(/\s+/).length);
  return { ...found, value: cleanName(whole), text: words.map(({ text }) => text).join(' '), page: cell.words[0]?.page ?? found.page, box: around(words.map(({ box }) => box)), line };
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
        const whole = longerAt(cell, at, name);
        if (whole === undefined || names.has(squeeze(whole)) || others.some((other) => isSameName(other, whole))) continue;
        names.set(squeeze(whole), toFound(found, whole, cell, at, line));
      }
    }
  }
  // Of `GmbH & Co.` and `GmbH & Co. KG` the former is where a line ends.
  const all = [...names.values()];
  return all.filter(({ value }) => !all.some((other) => other.value !== value && squeeze(other.value).startsWith(squeeze(value))));
}
