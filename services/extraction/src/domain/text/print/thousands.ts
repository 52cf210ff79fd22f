import type { Word } from '../../pdf/word.js';
import type { LabelHit } from './hits/label-hits.js';
import type { LabelField } from './labels/index.js';
import type { Line } from './line.js';

/**
 * Whether the document sets thousands apart by a space: its numbers prove it, prove another way, or leave it open. Spanish, Polish
 * and Portuguese part them from the fifth figure on.
 */
export type SpacedThousands = 'proven' | 'proven from five figures' | 'refuted' | 'open';

/** A number whose words are put together; `to` is the last of them. */
interface Joined {
  readonly text: string;
  readonly to: number;
}

/** Words nearer than this share of the font size belong to one number. */
const NEAR = 0.45;
/** Boxes of recognised words end with their ink: what a figure leaves free at its sides, a `1` most, is part of the gap. */
const NEAR_INK = 0.7;
/** A run of text gives each of its characters its mean width: up to so many of them are one space. */
const ONE_SPACE = 1.2;
/** Characters of one width are as wide as each other but for so much. */
const SAME_WIDTH = 0.02;

const HEAD = /^[^\d]{0,2}\d{1,3}(?: \d{3})*$/;
/** A narrow space that a font has not is printed as a stroke by some makers: `1 /169,77`. */
const GROUP = /^(?:\d{3}(?:[.,]\d{2,3})?|\/\d{3}(?:,\d{2})?)\D{0,2}$/;
/** What a line has where one of its numbers may be parted by a space. */
const PARTED = /\d \/?\d{3}/;
const HAS_CENTS = /[.,]\d{2}\D*$/;
/** A quantity may be printed with three places. */
const HAS_PLACES = /[.,]\d{2,3}\D*$/;
/** Thousands that nothing parts, or another sign. */
const OTHERWISE = /^\D{0,3}(?:\d{5,}|\d{1,3}(?:[.,'’′]\d{3})+)[.,]\d{2}\D{0,3}$/;
/** Four figures that nothing parts, as printed: a recogniser loses spaces. */
const FOUR_TOGETHER = /^\D{0,3}\d{4}[.,]\d{2}\D{0,3}$/;
/** A number of five figures and more begins with two. */
const FIVE = /^[^\d]{0,2}\d{2}/;
const SYMBOL = /^(?:[\p{Sc}+\-−–R]|\p{L}{2,3}\p{Sc}?\.?|zł|Kč)$/u;
/** Labels of sums: what follows one is a sum, and no quantity before a price. */
const SUMS: ReadonlySet<LabelField> = new Set(['net', 'tax', 'gross', 'due', 'paid']);

const meanWidth = ({ box, text }: Word): number => (box[2] - box[0]) / text.length;

/** A decimal sign as wide as figures tells print of one width, as a typewriter's: its space is as wide too. In one run of text every character counts as wide as the others. */
function isOneColumn(word: Word, next: Word): boolean {
  const [width, nextWidth] = [meanWidth(word), meanWidth(next)];
  return (
    word.closes &&
    next.opens &&
    HAS_CENTS.test(next.text) &&
    Math.abs(width - nextWidth) <= SAME_WIDTH * width &&
    next.box[0] - word.box[2] <= ONE_SPACE * width
  );
}

const isNear = (word: Word, next: Word): boolean =>
  next.box[0] - word.box[2] <= (word.confidence === undefined ? NEAR : NEAR_INK) * word.size || isOneColumn(word, next);

/** Both come from one run of text with one space between: how wide that space is printed nobody can tell. */
function isOneSpace(word: Word, next: Word): boolean {
  const isRead = word.confidence !== undefined;
  return !isRead && !word.closes && !next.opens && next.box[0] - word.box[2] <= ONE_SPACE * meanWidth(word);
}

const inRun = (word: Word, next: Word): boolean => isNear(word, next) || isOneSpace(word, next);

function joined(line: Line, index: number, belongs: (word: Word, next: Word) => boolean): Joined | undefined {
  let text = line.words[index]?.text ?? '';
  let to = index;
  while (HEAD.test(text)) {
    const [word, next] = [line.words[to], line.words[to + 1]];
    if (
      word === undefined ||
      next === undefined ||
      !GROUP.test(next.text) ||
      line.cellOf[to] !== line.cellOf[to + 1] ||
      !(next.text.startsWith('/') || belongs(word, next))
    )
      break;
    text = `${text} ${next.text.replace(/^\//, '')}`;
    to += 1;
  }
  return to > index ? { text, to } : undefined;
}

/** So many numbers parted by a space outweigh one that is set otherwise. */
const MANY = 4;

/** What stands at one side of a number in its cell. */
function isSymbol({ words, cellOf }: Line, at: number, number: number): boolean {
  return cellOf[at] === cellOf[number] && SYMBOL.test(words[at]?.text ?? '');
}

/** The number ends its run of text, up to a currency after it. */
function endsRun(line: Line, to: number): boolean {
  return line.words[to]?.closes === true || (isSymbol(line, to + 1, to) && line.words[to + 1]?.closes === true);
}

/** The number begins its run of text, up to a currency before it. */
function beginsRun(line: Line, from: number): boolean {
  return line.words[from]?.opens === true || (isSymbol(line, from - 1, from) && line.words[from - 1]?.opens === true);
}

/** The label of a sum stands before the number, up to a currency. */
function followsSum(line: Line, labels: readonly LabelHit[], from: number): boolean {
  const before = isSymbol(line, from - 1, from) ? from - 2 : from - 1;
  return line.words[before]?.text.endsWith(':') === true || labels.some((hit) => SUMS.has(hit.field) && hit.to === before);
}

const hasCurrency = (line: Line, from: number, to: number): boolean => isSymbol(line, from - 1, from) || isSymbol(line, to + 1, to);

/** What all numbers of a document say of its thousands. */
export function spacedThousandsOf(lines: readonly Line[], labels: readonly (readonly LabelHit[])[]): SpacedThousands {
  const refuting = lines.reduce((count, line) => count + line.words.filter(({ text }) => OTHERWISE.test(text)).length, 0);
  const isFromFive = lines.some((line) => line.words.some(({ text, confidence }) => confidence === undefined && FOUR_TOGETHER.test(text)));
  const isProof = (line: Line, index: number, own: readonly LabelHit[]): boolean => {
    const spaced = joined(line, index, inRun);
    if (spaced === undefined || (isFromFive && !FIVE.test(spaced.text)) || !(HAS_CENTS.test(spaced.text) || hasCurrency(line, index, spaced.to))) return false;
    const standsAlone = endsRun(line, spaced.to) && (beginsRun(line, index) || followsSum(line, own, index));
    return standsAlone || (HAS_CENTS.test(spaced.text) && joined(line, index, isNear)?.to === spaced.to);
  };
  const proofs = lines.reduce(
    (count, line, at) => (PARTED.test(line.row.text) ? count + line.words.filter((_, index) => isProof(line, index, labels[at] ?? [])).length : count),
    0,
  );
  // One amount of another place may be set otherwise, as the capital of a company that stands on its paper.
  if (refuting > 0 && proofs < MANY * refuting) return 'refuted';
  return proofs === 0 ? 'open' : isFromFive ? 'proven from five figures' : 'proven';
}

/** A number at a word of a line: `15 387,08` stands as two words, and is one number where they are near, or where the document parts thousands so. */
export function joinThousands(line: Line, index: number, spaced: SpacedThousands): Joined {
  // Most numbers are one word.
  if (!GROUP.test(line.words[index + 1]?.text ?? '')) return { text: line.words[index]?.text ?? '', to: index };
  const near = joined(line, index, isNear);
  if (near !== undefined && HAS_CENTS.test(near.text)) return near;
  const whole = joined(line, index, inRun);
  const isWhole = whole !== undefined && HAS_CENTS.test(whole.text) && hasCurrency(line, index, whole.to) && beginsRun(line, index) && endsRun(line, whole.to);
  if (isWhole) return whole;
  const mayJoin = spaced === 'proven' || (spaced === 'proven from five figures' && FIVE.test(line.words[index]?.text ?? ''));
  const number = mayJoin ? joined(line, index, inRun) : undefined;
  const isOne =
    number !== undefined && (HAS_PLACES.test(number.text) || hasCurrency(line, index, number.to) || (beginsRun(line, index) && endsRun(line, number.to)));
  return isOne ? number : { text: line.words[index]?.text ?? '', to: index };
}
