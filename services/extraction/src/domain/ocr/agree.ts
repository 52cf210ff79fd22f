import { isProvenVatId } from '@smartap/tax-ids';
import { isIban } from '../text/parties/ids/iban.js';
import type { SeenWord } from './ocr.types.js';

/** Words are at one place when they share so much of the narrower, and of the lower. */
const SAME_PLACE = 0.5;
/** So much surer another reading must be to be believed instead. */
const SURER = 0.12;
/** What one reading alone found counts from here on. */
const ALONE = 0.6;

const share = (from: number, to: number, otherFrom: number, otherTo: number): number =>
  (Math.min(to, otherTo) - Math.max(from, otherFrom)) / Math.max(1, Math.min(to - from, otherTo - otherFrom));
/** Whether words are the same thin sign, that each reading has a little to the side: `i`. */
const isSameSign = (a: SeenWord, b: SeenWord): boolean =>
  a.text === b.text && a.text.length === 1 && Math.abs(a.box[0] + a.box[2] - b.box[0] - b.box[2]) < a.box[3] - a.box[1];
const isAt = (a: SeenWord, b: SeenWord): boolean =>
  share(a.box[1], a.box[3], b.box[1], b.box[3]) >= SAME_PLACE && (share(a.box[0], a.box[2], b.box[0], b.box[2]) >= SAME_PLACE || isSameSign(a, b));
const least = (words: readonly SeenWord[]): number => Math.min(...words.map(({ confidence }) => confidence));
/** Whether check digits say that a word was read as it is. */
const isChecked = (text: string): boolean => isIban(text) || isProvenVatId(text);
const textOf = (words: readonly SeenWord[]): string =>
  words
    .toSorted((a, b) => a.box[0] - b.box[0])
    .map(({ text }) => text)
    .join('');

/** Words stand so near one another, in their height, that they may be pieces of one. */
const PIECE_GAP = 0.7;

/** The pieces in which the first reading has one word of the other, where that is surer than the least sure of them: `it 8/2017` of `6/18/2017`. */
function piecesOf(word: SeenWord, others: readonly SeenWord[], first: readonly SeenWord[], second: readonly SeenWord[]): readonly SeenWord[] | undefined {
  const [whole] = others;
  if (whole === undefined || others.length > 1) return undefined;
  const pieces = first.filter((each) => isAt(each, whole)).toSorted((a, b) => a.box[0] - b.box[0]);
  const near = PIECE_GAP * (whole.box[3] - whole.box[1]);
  const areNear = pieces.every((piece, index) => index === 0 || piece.box[0] - (pieces[index - 1]?.box[2] ?? 0) < near);
  const areItsOwn = pieces.every((piece) => !isChecked(piece.text) && second.every((other) => other === whole || !isAt(piece, other)));
  return pieces.length > 1 && areNear && areItsOwn && textOf(pieces) !== whole.text && whole.confidence >= least(pieces) + SURER ? pieces : undefined;
}

/**
 * Two readings of one picture as one. What both read alike is surer than either claims; where they differ the one is believed whose check
 * digits hold, else the surer one, and what only one of them found is added to the first when it is sure enough.
 */
export function agreed(first: readonly SeenWord[], second: readonly SeenWord[]): SeenWord[] {
  const taken = new Set<SeenWord>();
  const proven = new Set(second.filter((other) => isChecked(other.text) && !first.some((word) => isAt(word, other) && isChecked(word.text))));
  const lines = first.reduce((most, { line }) => Math.max(most, line), 0) + 1;
  const words = first.flatMap((word): SeenWord[] => {
    const others = second.filter((other) => isAt(word, other));
    // The first reading may have it in pieces: it stands where the first of them does.
    const sure = others.find((other) => proven.has(other));
    const isNew = sure !== undefined && !taken.has(sure);
    for (const other of others) taken.add(other);
    if (sure !== undefined) return isNew ? [{ ...sure, line: word.line }] : [];
    if (others.length === 0) return [word];
    if (textOf(others) === word.text) return [{ ...word, confidence: 1 - (1 - word.confidence) * (1 - least(others)) }];
    const pieces = piecesOf(word, others, first, second);
    if (pieces !== undefined) return pieces[0] === word ? others.map((other) => ({ ...other, line: word.line })) : [];
    // Where the other reading runs over what stands beside this word, it is compared from there.
    const isWhole = others.every((other) => first.every((each) => each === word || !isAt(each, other)));
    return isWhole && !isChecked(word.text) && least(others) >= word.confidence + SURER ? others.map((other) => ({ ...other, line: word.line })) : [word];
  });
  return [...words, ...second.filter((other) => !taken.has(other) && other.confidence >= ALONE).map((other) => ({ ...other, line: lines + other.line }))];
}
