import type { Row, Word } from '../../pdf/word.js';
import { foldWords } from './fold.js';
import { piecesOf } from './mending/misread.js';

/** A folded piece of a printed word: `USt-IdNr.` has two. */
export interface Token {
  text: string;
  /** Index of the word in its line. */
  word: number;
  /** The last piece of its word. */
  ends: boolean;
}

/** A row as labels are looked for in it: a word such as `Nummer:82` stands as two. */
export interface Line {
  row: Row;
  words: Word[];
  /** For each word the index of its cell. */
  cellOf: number[];
  tokens: Token[];
  /** What its row says, folded, as printed or recognised. */
  said: string[];
}

/** What lines say, one below the other. */
export const textOfLines = (lines: readonly Line[]): string => lines.map(({ row }) => row.text).join('\n');

/** The tokens of each cell of a line. */
export function tokensOfCells({ row, tokens, cellOf }: Line): readonly (readonly Token[])[] {
  const byCell = row.cells.map((): Token[] => []);
  for (const token of tokens) byCell[cellOf[token.word] ?? -1]?.push(token);
  return byCell;
}

const LABEL_AND_VALUE = /^([\p{L}][\p{L}.\-/]*[:#])([^\s/:].*)$/u;

/** Words of two languages on both sides of a stroke, as heads are: `Datum/Data`. */
const BILINGUAL = /^(\p{L}[\p{L}.]{3,})(\/)(\p{L}[\p{L}.]{3,}:?)$/u;

/** The parts of a word, each as wide as its letters. */
function cutInto(word: Word, parts: readonly string[]): Word[] {
  const [left, top, right, bottom] = word.box;
  const width = (right - left) / word.text.length;
  let from = left;
  return parts.map((text) => {
    const to = from + width * text.length;
    const part: Word = { ...word, text, box: [from, top, to, bottom] };
    from = to;
    return part;
  });
}

/** @param isAlone it is all of its cell */
function splitWord(word: Word, isAlone: boolean): Word[] {
  const { text } = word;
  const match = (/[:#]/.test(text) ? LABEL_AND_VALUE.exec(text) : null) ?? (isAlone && text.includes('/') ? BILINGUAL.exec(text) : null);
  return match === null ? [word] : cutInto(word, match.slice(1));
}

function addWord({ words, cellOf, tokens, said }: Line, word: Word, cell: number): void {
  const pieces = piecesOf(word);
  pieces.forEach((text, position) => tokens.push({ text, word: words.length, ends: position === pieces.length - 1 }));
  said.push(...(word.confidence === undefined ? pieces : foldWords(word.text)));
  words.push(word);
  cellOf.push(cell);
}

/** Prepares the rows of a document. */
export function toLines(rows: readonly Row[]): Line[] {
  return rows.map((row) => {
    const line: Line = { row, words: [], cellOf: [], tokens: [], said: [] };
    row.cells.forEach((cell, index) => {
      for (const printed of cell.words) for (const word of splitWord(printed, cell.words.length === 1)) addWord(line, word, index);
    });
    return line;
  });
}
