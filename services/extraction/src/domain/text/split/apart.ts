import { squeeze } from '../print/fold.js';
import { nameNumber } from '../print/name-number.js';

/** Letters that recognition takes for one another. */
const CONFUSED: readonly (readonly [RegExp, string])[] = [[/[oqd]/g, '0'], [/[il|]/g, '1'], [/s/g, '5'], [/b/g, '8'], [/z/g, '2'], [/g/g, '6']];
/** So many characters must differ where words were recognised in pictures. */
const RECOGNISED_APART = 2;
/** A number so long stands nowhere by chance, be it part of a word. */
const LONG = 6;
/** One that is shorter is named by its label alone: it is a quantity too. */
const TELLING = 3;

/** In how many characters two numbers differ, letters that look alike aside where they were recognised; in none where one holds the other. */
function differingIn(a: string, b: string, isRecognised: boolean): number {
  const [one, other] = [a, b].map((text) => (isRecognised ? CONFUSED.reduce((own, [from, to]) => own.replaceAll(from, to), squeeze(text)) : squeeze(text))) as [string, string];
  if (one.includes(other) || other.includes(one)) return 0;
  return [...one].filter((letter, index) => letter !== other[index]).length + Math.abs(one.length - other.length);
}

/** Whether two numbers may be two. */
export const mayBeApart = (a: string, b: string, isRecognised: boolean): boolean => differingIn(a, b, isRecognised) > 0;

/** Whether two numbers are surely two, and not one that was read in two ways. */
export const areApart = (a: string, b: string, isRecognised: boolean): boolean => differingIn(a, b, isRecognised) >= (isRecognised ? RECOGNISED_APART : 1);

/** Whether lines name a number. */
export function isNamed(lines: readonly string[], number: string): boolean {
  const { length } = squeeze(number);
  return length >= LONG ? squeeze(lines.join(' ')).includes(squeeze(number)) : length >= TELLING && nameNumber(lines, number);
}
