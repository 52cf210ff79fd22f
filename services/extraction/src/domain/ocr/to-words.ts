import { plainText, type Word } from '../pdf/word.js';
import type { PagePicture, SeenWord } from './ocr.types.js';

/** Heights as shares of the size of a font: a capital or digit, a letter without a stem, what hangs below the line, and the mark on a capital. */
const HEIGHTS = { tall: 0.72, low: 0.52, hanging: 0.2, mark: 0.2 } as const;
/** A capital with a mark above or below it: `ALBARÁN`, `FRANÇAIS`. */
const MARKED = /\p{Lu}\p{M}/u;
/** The mean width of a letter in narrow fonts, as a share of their size; words of so many letters have a mean. */
const NARROWEST = 0.36;
const LONG = 4;
const HANGING = /[gjpqyQ,;()[\]{}/|]/;
const TALL = /[^acemnorsuvwxzgpqy.,:;\-–—_~=]/;
/** The share of a word's box above its line, as words of a text have it. */
const ABOVE = 0.8;
/** Below this a word is dirt. */
const DIRT = 0.3;
/** Cents stand that near to their sign, and ends of addresses to theirs, in sizes of the font. */
const NEAR = 0.6;
/** Letters with a full stop each, of which some may be taken for noughts. */
const INITIALS = /^(?:[\p{L}0]\.){2,},?$/u;
/** An O between digits, and what numbers are filled up with. */
const FILLED_OR_BETWEEN = /(?<=\d)[Oo]+(?=\d)|O{2,}(?=\d)/g;
const FILLED = /O{2,}(?=\d)/;
/** What a word is sure of at most whose letters were taken for zeros. */
const FILLED_UP = 0.75;
const LIKE_DIGITS: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1', '|': '1' };

const mendInitials = (text: string): string => text.replaceAll('0', 'o');

/** Letters among digits that only look like digits: `1O.5l` is 10.51. In an identifier with other letters only an O between digits is, and more than one before them: numbers are filled up with zeros. And digits that are letters: `s.r.0.`, `Sp. z 0.0.`. */
export function mendDigits(text: string): string {
  if (INITIALS.test(text)) return mendInitials(text);
  const between = text.replaceAll(FILLED_OR_BETWEEN, (letters) => '0'.repeat(letters.length));
  return mendAmount(between);
}

/** Legal forms of letters with a full stop each, of which recognisers often lose the last: printed without it is one in three hundred. */
const LOST_STOP =
  /^(?:S\.(?:[ACL]|L\.U|A\.S|[Rr]\.[Ll]|p\.A|P\.A|n\.c|a\.s)|[BN]\.V|e\.[KV]|s\.r\.[o0]|v\.o\.s|[ak]\.s|s\.c|d\.o\.o|[AFaf]\.[Mm]\.[Bb]\.[Aa])(?=,?$)/;
const withStop = (text: string): string => text.replace(LOST_STOP, (form) => `${mendInitials(form)}.`);

/** What ends the Polish `Sp. z o.o.`, where noughts were taken for its letters or its last full stop was lost. */
const withLetters = (text: string, before: string | undefined): string => (before === 'z' ? text.replace(/^[0o]\.[0o](?=,?$)/, 'o.o.') : text);

/** The sign for a number whose raised letter was taken for another sign: `N2 31207`, `n* 00871`, `N®9 118`. */
const NUMBER_SIGN = /^([Nn]\.?)(?:[29?*®"'’]|®9)$/;
const withSign = (text: string, next: string | undefined): string =>
  /^(?:\d|\p{Lu}{1,4}[-/])\S*\d{2}/u.test(next ?? '') ? text.replace(NUMBER_SIGN, '$1°') : text;

/** Letters alone before a dash are no figures: `IO-28333`. */
const LETTERED = /^[OIl]+[-/]/;

function mendAmount(text: string): string {
  const digits = text.match(/\d/g)?.length ?? 0;
  if (digits < 2 || LETTERED.test(text) || /[^\dOolI|.,'’\-/:€$£%()]/.test(text) || !/[OolI|]/.test(text)) return text;
  return text.replaceAll(/[OolI|]/g, (letter) => LIKE_DIGITS[letter] ?? letter);
}

/** Of two the smaller: a mark that stands beside a word is often taken for a high letter. */
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
const height = ({ box }: SeenWord): number => box[3] - box[1];
const hanging = ({ text }: SeenWord): number => (HANGING.test(text) ? HEIGHTS.hanging : 0);
const mark = ({ text }: SeenWord): number => (MARKED.test(text.normalize('NFD')) ? HEIGHTS.mark : 0);
/** The size of its font that a word speaks for: by its height, unless its width shows that something else is in its box. */
const sizeOf = (word: SeenWord): number =>
  Math.min(
    height(word) / ((TALL.test(word.text) ? HEIGHTS.tall : HEIGHTS.low) + hanging(word) + mark(word)),
    word.text.length < LONG ? Infinity : (word.box[2] - word.box[0]) / word.text.length / NARROWEST,
  );
/** Where a line stands by one of its words. */
const standOf = (word: SeenWord, size: number): number => word.baseline ?? word.box[3] - hanging(word) * size;
const hasBody = ({ text }: SeenWord): boolean => /[\p{L}\p{N}]/u.test(text);
/** Signs that stand right behind a word or not at all. */
const CLINGING = /^[;:.,|'`´"_~^!]+$/;

/** Whether a word is a speck: a sign that clings to words, and stands by no other. */
const isSpeck = (word: SeenWord, line: readonly SeenWord[], near: number): boolean =>
  CLINGING.test(word.text) && line.every((other) => other === word || Math.max(other.box[0] - word.box[2], word.box[0] - other.box[2]) > near);

/** The words of a picture as the words of a page of text: in points, each as high as its line. */
export function toWords(seen: readonly SeenWord[], { picture, page, points }: PagePicture): Word[] {
  const scale = points[0] / picture.width;
  const words: Word[] = [];
  for (const line of Map.groupBy(seen, (word) => word.line).values()) {
    const bodies = line.filter((word) => hasBody(word) && word.confidence >= DIRT);
    const size = median(bodies.map(sizeOf));
    if (size <= 0) continue;
    const parts = joinedParts(line, NEAR * size);
    for (const [at, word] of parts.entries()) {
      const mended = withSign(withLetters(word.text, parts[at - 1]?.text), parts[at + 1]?.text);
      const text = withStop(mendDigits(plainText(mended).replaceAll(/^[|[\]_~]+(?=.)|(?<=.)[|[\]_~]+$/g, '')));
      if (word.confidence < DIRT || isSpeck(word, line, NEAR * size) || text.trim() === '' || (!hasBody(word) && word.confidence < 0.5)) continue;
      const near = bodies.toSorted((a, b) => Math.abs(a.box[0] - word.box[0]) - Math.abs(b.box[0] - word.box[0]))[0];
      const stand = standOf(hasBody(word) ? word : (near ?? word), size);
      const box = [word.box[0] * scale, (stand - ABOVE * size) * scale, word.box[2] * scale, (stand + (1 - ABOVE) * size) * scale] as const;
      words.push({
        text,
        box: [...box],
        page,
        size: size * scale,
        opens: false,
        closes: false,
        confidence: FILLED.test(word.text) ? Math.min(FILLED_UP, word.confidence) : word.confidence,
      });
    }
  }
  return words;
}

/** Less sure than this, a number may have lost its decimal sign. */
const DOUBTFUL = 0.85;

/** Whether a word is the cents of the one before: `624, 90`, or `203 52` where the sign was not recognised. */
function isCents(words: readonly SeenWord[], at: number, last: SeenWord, near: number): boolean {
  const word = words[at];
  if (word === undefined || word.box[0] - last.box[2] >= near) return false;
  if (/\d[.,]$/.test(last.text)) return /^\d{2}(?!\d)/.test(word.text);
  const isAlone = !/\d/.test(words[at - 2]?.text ?? '') && !/^\d/.test(words[at + 1]?.text ?? '');
  return (
    isAlone &&
    /^[^\p{L}\d]?\d{1,3}(?:[.,]\d{3})*$/u.test(last.text) &&
    /^\d{2}(?:\D)?$/.test(word.text) &&
    Math.min(last.confidence, word.confidence) < DOUBTFUL
  );
}

/** Whether a word is the end of the mail or web address before it: `name@seller. example`. */
const isEndOfAddress = (word: SeenWord, last: SeenWord, near: number): boolean =>
  word.box[0] - last.box[2] < near && /(?:@|^www\.)[\w.-]*\w\.$/i.test(last.text) && /^[a-z]{2,8}$/.test(word.text);

/** What stands between the two parts of a broken word. */
const signBetween = (last: SeenWord): string => (/[.,]$/.test(last.text) ? '' : last.text.includes('.') ? ',' : '.');

/** The words of a line with the cents joined to their amounts, and addresses whole. */
function joinedParts(line: readonly SeenWord[], near: number): SeenWord[] {
  const joined: SeenWord[] = [];
  const sorted = line.toSorted((a, b) => a.box[0] - b.box[0]);
  sorted.forEach((word, at) => {
    const last = joined.at(-1);
    if (last === undefined || !(isCents(sorted, at, last, near) || isEndOfAddress(word, last, near))) joined.push(word);
    else
      joined[joined.length - 1] = {
        ...last,
        text: `${last.text}${signBetween(last)}${word.text}`,
        confidence: Math.min(last.confidence, word.confidence),
        box: [last.box[0], Math.min(last.box[1], word.box[1]), word.box[2], Math.max(last.box[3], word.box[3])],
      };
  });
  return joined;
}

/** How sure a reading is on the whole, longer words counting more. */
export function sureness(seen: readonly SeenWord[]): number {
  const bodies = seen.filter(hasBody);
  const letters = bodies.reduce((sum, word) => sum + word.text.length, 0);
  return letters === 0 ? 0 : bodies.reduce((sum, word) => sum + word.text.length * word.confidence, 0) / letters;
}
