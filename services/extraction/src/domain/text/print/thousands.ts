import type { Word } from '../../pdf/word.js';
import type { Line } from './line.js';

/** Whether the document sets thousands apart by a space: its numbers prove it, prove another way, or leave it open. */
export type SpacedThousands = 'proven' | 'refuted' | 'open';

/** A number whose words are put together; `to` is the last of them. */
interface Joined {
  readonly text: string;
  readonly to: number;
}

/** Words nearer than this share of the font size belong to one number. */
const NEAR = 0.45;
/** A run of text gives each of its characters its mean width: up to so many of them are one space. */
const ONE_SPACE = 1.2;

const HEAD = /^[^\d]{0,2}\d{1,3}(?: \d{3})*$/;
const GROUP = /^\d{3}(?:[.,]\d{2})?\D{0,2}$/;
const ENDS_AS_MONEY = /[.,]\d{2}\D*$/;
/** Thousands that nothing parts, or another sign. */
const OTHERWISE = /^\D{0,3}(?:\d{4,}|\d{1,3}(?:[.,'’]\d{3})+)[.,]\d{2}\D{0,3}$/;
const SYMBOL = /^(?:[\p{Sc}+\-−–]|\p{L}{2,3}\p{Sc}?|zł|Kč)$/u;

const isNear = (word: Word, next: Word): boolean => next.box[0] - word.box[2] <= NEAR * word.size;

/** Both come from one run of text with one space between: how wide that space is printed nobody can tell. */
function isOneSpace(word: Word, next: Word): boolean {
  const isRead = word.confidence !== undefined;
  return !isRead && !word.closes && !next.opens && next.box[0] - word.box[2] <= (ONE_SPACE * (word.box[2] - word.box[0])) / word.text.length;
}

function joined(line: Line, index: number, belongs: (word: Word, next: Word) => boolean): Joined | undefined {
  let text = line.words[index]?.text ?? '';
  let to = index;
  while (HEAD.test(text)) {
    const [word, next] = [line.words[to], line.words[to + 1]];
    if (word === undefined || next === undefined || !GROUP.test(next.text) || line.cellOf[to] !== line.cellOf[to + 1] || !belongs(word, next)) break;
    text = `${text} ${next.text}`;
    to += 1;
  }
  return to > index && ENDS_AS_MONEY.test(text) ? { text, to } : undefined;
}

/** The number fills its run of text, up to a currency before or after it. */
function fillsRun({ words }: Line, from: number, to: number): boolean {
  const [before, first, last, after] = [words[from - 1], words[from], words[to], words[to + 1]];
  const begins = first?.opens === true || (before?.opens === true && SYMBOL.test(before.text));
  return begins && (last?.closes === true || (after?.closes === true && SYMBOL.test(after.text)));
}

const inRun = (word: Word, next: Word): boolean => isNear(word, next) || isOneSpace(word, next);

/** What all numbers of a document say of its thousands. */
export function spacedThousandsOf(lines: readonly Line[]): SpacedThousands {
  if (lines.some((line) => line.words.some(({ text }) => OTHERWISE.test(text)))) return 'refuted';
  const isProof = (line: Line, index: number): boolean => {
    const spaced = joined(line, index, inRun);
    return spaced !== undefined && (fillsRun(line, index, spaced.to) || joined(line, index, isNear)?.to === spaced.to);
  };
  return lines.some((line) => line.words.some((_, index) => isProof(line, index))) ? 'proven' : 'open';
}

/** A number at a word of a line: `15 387,08` stands as two words, and is one number where they are near, or where the document parts thousands so. */
export function joinThousands(line: Line, index: number, spaced: SpacedThousands): Joined {
  const near = joined(line, index, isNear);
  const number = near ?? (spaced === 'proven' ? joined(line, index, inRun) : undefined);
  return number ?? { text: line.words[index]?.text ?? '', to: index };
}
