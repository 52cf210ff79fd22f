import { toCell } from '../../../pdf/layout.js';
import { textOf, type Cell, type Row, type Word } from '../../../pdf/word.js';
import { fold, squeeze } from '../fold.js';
import { NUMERO } from '../hits/label-patterns.js';
import { ALL_PHRASES } from '../labels/phrases.js';
import { mendedRow } from './mended-row.js';

/** Shorter phrases may be pieces of anything. */
const LEAST = 5;

/** `n` in a phrase stands for all that is short for a number. */
const spelled = (phrase: string): string[] => (/(?:^| )n(?: |$)/.test(phrase) ? NUMERO.map((word) => phrase.replace(/(?<=^| )n(?= |$)/, word)) : [phrase]);

/** The lengths of the words of each phrase that labels, heads a column or is a title, by the phrase without its spaces. */
function phrases(): Map<string, readonly number[]> {
  const lengthsOf = new Map<string, readonly number[]>();
  for (const printed of ALL_PHRASES.flatMap(spelled)) {
    // What may end a longer word is one by itself too: `*rechnung`.
    const phrase = printed.replace(/^\*/, '');
    const squeezed = phrase.replaceAll(' ', '');
    const lengths = phrase.split(' ').map(({ length }) => length);
    if (/^[a-z]+$/.test(squeezed) && squeezed.length >= LEAST && lengths.length <= (lengthsOf.get(squeezed)?.length ?? Infinity))
      lengthsOf.set(squeezed, lengths);
  }
  return lengthsOf;
}

let known: ReturnType<typeof phrases> | undefined;

/** Made when the first page is read: what reads electronic invoices alone has no use for it. */
const knownPhrases = (): ReturnType<typeof phrases> => (known ??= phrases());

/** Capitals alone are set with space between the letters. */
const CAPITALS = /^[\p{Lu}\s.:']+$/u;

/** The words of one cell in other pieces: each has so many letters that are compared. */
function cutAgain({ words, box }: Cell, lengths: readonly number[]): Word[] {
  const letters = words.flatMap(({ text }) => [...text]);
  const share = (box[2] - box[0]) / letters.length;
  const pieces: Word[] = [];
  let at = 0;
  for (const [index, length] of lengths.entries()) {
    const from = at;
    let taken = 0;
    while (at < letters.length && (taken < length || !/\p{L}/u.test(letters[at] ?? '') || index === lengths.length - 1)) {
      taken += fold(letters[at] ?? '').match(/\p{L}/gu)?.length ?? 0;
      at += 1;
    }
    const [first] = words;
    if (first !== undefined)
      pieces.push({ ...first, text: letters.slice(from, at).join(''), box: [box[0] + from * share, box[1], box[0] + at * share, box[3]] });
  }
  return pieces;
}

/** A word of several that are printed without the space between them, perhaps with a colon. */
const GLUED = /^\p{L}{8,}:?$/u;

/** The words of a phrase that stands in one: `InvoiceNumber:`. Within running text it may be a name. */
function parted(word: Word, isAlone: boolean): Word[] {
  const lengths = (isAlone || word.text.endsWith(':')) && GLUED.test(word.text) ? knownPhrases().get(squeeze(word.text)) : undefined;
  return lengths === undefined || lengths.length < 2 ? [word] : cutAgain({ words: [word], text: word.text, box: word.box }, lengths);
}

/** A cell that begins with a phrase whose letters stand apart: `R E C H N U N G Nr. 118`. */
function begunApart(cell: Cell): Cell {
  const end = cell.words.findIndex(({ text }) => !/^\p{Lu}$/u.test(text));
  const letters = cell.words.slice(0, Math.max(0, end));
  const lengths = letters.length < LEAST ? undefined : knownPhrases().get(squeeze(textOf(letters)));
  return lengths === undefined ? cell : toCell([...cutAgain(toCell(letters), lengths), ...cell.words.slice(end)]);
}

function mended(printed: Cell): Cell {
  const cell = begunApart(printed);
  if (cell.words.length < 2 || !CAPITALS.test(cell.text)) {
    const words = cell.words.flatMap((word) => parted(word, cell.words.length === 1));
    return words.length === cell.words.length ? cell : toCell(words);
  }
  const lengths = knownPhrases().get(squeeze(cell.text));
  if (lengths === undefined || lengths.join() === cell.words.map(({ text }) => squeeze(text).length).join()) return cell;
  return toCell(cutAgain(cell, lengths));
}

/**
 * A row whose labels are whole again: where letters are set apart, programs that read a PDF take some of the gaps for spaces, as in `FAC TURÉ À` and `D ESCRIPTION`; where spaces
 * are but gaps, they are lost, as in `InvoiceNumber:`. Only what is a known phrase without its spaces is cut otherwise.
 */
export const withWholeLabels = (row: Row): Row => mendedRow(row, mended);
