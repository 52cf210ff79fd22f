import type { Word } from '../pdf/word.js';
import type { PagePicture, SeenWord } from './ocr.types.js';

/** Height of a capital or digit as a share of the size of its font. */
const CAPITAL = 0.72;
/** What is lower than this share of its line is a comma or a dash, which says nothing of where the line is. */
const LOW = 0.6;
/** Below this a word is dirt. */
const DIRT = 0.3;
/** Cents stand that near to their sign, in sizes of the font. */
const NEAR = 0.6;
const LIKE_DIGITS: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1', '|': '1' };

/** Letters among digits that only look like digits: `1O.5l` is 10.51. In an identifier with other letters only an O between digits is. */
export function mendDigits(text: string): string {
  const between = text.replaceAll(/(?<=\d)[Oo]+(?=\d)/g, (letters) => '0'.repeat(letters.length));
  return mendAmount(between);
}

function mendAmount(text: string): string {
  const digits = text.match(/\d/g)?.length ?? 0;
  if (digits < 2 || /[^\dOolI|.,'’\-/:€$£%()]/.test(text) || !/[OolI|]/.test(text)) return text;
  return text.replaceAll(/[OolI|]/g, (letter) => LIKE_DIGITS[letter] ?? letter);
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const height = ({ box }: SeenWord): number => box[3] - box[1];
const middle = ({ box }: SeenWord): number => (box[1] + box[3]) / 2;
const hasBody = ({ text }: SeenWord): boolean => /[\p{L}\p{N}]/u.test(text);

/** The words of a picture as the words of a page of text: in points, each as high as its line. */
export function toWords(seen: readonly SeenWord[], { picture, page, points }: PagePicture): Word[] {
  const scale = points[0] / picture.width;
  const words: Word[] = [];
  for (const line of Map.groupBy(seen, (word) => word.line).values()) {
    const bodies = line.filter((word) => hasBody(word) && word.confidence >= DIRT);
    const size = median(bodies.map(height)) / CAPITAL;
    if (size <= 0) continue;
    for (const word of joinedCents(line, NEAR * size)) {
      const text = mendDigits(word.text.normalize('NFKC').replaceAll(/^[|[\]_~]+(?=.)|(?<=.)[|[\]_~]+$/g, ''));
      if (word.confidence < DIRT || text.trim() === '' || (!hasBody(word) && word.confidence < 0.5)) continue;
      const near = bodies.toSorted((a, b) => Math.abs(a.box[0] - word.box[0]) - Math.abs(b.box[0] - word.box[0]))[0];
      const centre = height(word) < LOW * CAPITAL * size ? middle(near ?? word) : middle(word);
      const box = [word.box[0] * scale, (centre - size / 2) * scale, word.box[2] * scale, (centre + size / 2) * scale] as const;
      words.push({ text, box: [...box], page, size: size * scale, opens: false, closes: false, confidence: word.confidence });
    }
  }
  return words;
}

/** Cents that stand apart from their amount belong to it: `624, 90` is 624,90. */
function joinedCents(line: readonly SeenWord[], near: number): SeenWord[] {
  const joined: SeenWord[] = [];
  for (const word of line.toSorted((a, b) => a.box[0] - b.box[0])) {
    const last = joined.at(-1);
    const isRest = last !== undefined && /\d[.,]$/.test(last.text) && /^\d{2}(?!\d)/.test(word.text) && word.box[0] - last.box[2] < near;
    if (!isRest) joined.push(word);
    else joined[joined.length - 1] = { ...last, text: last.text + word.text, confidence: Math.min(last.confidence, word.confidence), box: [last.box[0], Math.min(last.box[1], word.box[1]), word.box[2], Math.max(last.box[3], word.box[3])] };
  }
  return joined;
}

/** How sure a reading is on the whole, longer words counting more. */
export function sureness(seen: readonly SeenWord[]): number {
  const bodies = seen.filter(hasBody);
  const letters = bodies.reduce((sum, word) => sum + word.text.length, 0);
  return letters === 0 ? 0 : bodies.reduce((sum, word) => sum + word.text.length * word.confidence, 0) / letters;
}
