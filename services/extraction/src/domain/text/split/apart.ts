import { squeeze } from '../print/fold.js';
import { nameNumber } from '../print/name-number.js';

/** Letters that recognition takes for one another. */
const CONFUSED: readonly (readonly [RegExp, string])[] = [
  [/[oqd]/g, '0'],
  [/[il|]/g, '1'],
  [/s/g, '5'],
  [/b/g, '8'],
  [/z/g, '2'],
  [/g/g, '6'],
];
/** So many characters must differ where words were recognised in pictures. */
const RECOGNISED_APART = 2;
/** A number so long stands nowhere by chance, be it part of a word. */
const LONG = 6;
/** One that is shorter is named by its label alone: it is a quantity too. */
const TELLING = 3;

/** Of the longer of two numbers the one that it holds is so much at least where both are one: `R-4711` and `4711`, but not `R-4001` and `001`. */
const SAME_SHARE = 0.5;

/** Two numbers for comparing, letters that look alike made one where they were recognised. */
function compared(a: string, b: string, isRecognised: boolean): readonly [string, string] {
  const plain = (text: string): string => (isRecognised ? CONFUSED.reduce((own, [from, to]) => own.replaceAll(from, to), squeeze(text)) : squeeze(text));
  return [plain(a), plain(b)];
}

/** Whether two numbers may be two. */
export function mayBeApart(a: string, b: string, isRecognised: boolean): boolean {
  const [one, other] = compared(a, b, isRecognised);
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  return !longer.includes(shorter) || shorter.length < SAME_SHARE * longer.length;
}

/** Whether two numbers are surely two: neither holds the other, and none was read in two ways. */
export function areApart(a: string, b: string, isRecognised: boolean): boolean {
  const [one, other] = compared(a, b, isRecognised);
  const differing = [...one].filter((letter, index) => letter !== other[index]).length + Math.abs(one.length - other.length);
  return !one.includes(other) && !other.includes(one) && differing >= (isRecognised ? RECOGNISED_APART : 1);
}

/** Whether a line prints a number in a word, or in words that follow each other: with one end of it at that of a word, else it is only part of a longer one. */
function prints(line: string, number: string): boolean {
  const words = line
    .split(/\s+/)
    .map(squeeze)
    .filter((word) => word !== '');
  const text = words.join('');
  const ends = words.map((_, index) => words.slice(0, index + 1).join('').length);
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    const end = at + number.length;
    const isInWord = !ends.some((edge) => at < edge && edge < end);
    if (isInWord || at === 0 || ends.includes(at) || ends.includes(end)) return true;
  }
  return false;
}

/** Whether lines name a number. */
export function isNamed(lines: readonly string[], number: string): boolean {
  const squeezed = squeeze(number);
  if (squeezed.length < LONG) return squeezed.length >= TELLING && nameNumber(lines, number);
  return lines.some((line) => prints(line, squeezed)) || (/\p{L}/u.test(squeezed) && squeeze(lines.join(' ')).includes(squeezed));
}
