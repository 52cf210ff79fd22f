import { areSet, cellAtEdge, sameLeft } from '../../pdf/edges.js';
import { around, boxOf, textOf, type Box, type Cell, type Row } from '../../pdf/word.js';
import type { Found } from '../found.js';
import { isAmongHeads, type LabelHit } from './hits/label-hits.js';
import { labelsOfField } from './hits/labels-of-field.js';
import type { LabelField } from './labels/index.js';
import { lineBelow } from './next-line.js';
import type { Reading } from './reading.js';

/** A value stands no further below its head, in font sizes. */
const REACH = 1;
/** Lines of another column may stand between a head and its value. */
const MAX_BETWEEN = 1;
/** What a word weighs that is a label and a common word. */
const BARE = 0.5;
/** What is printed below a label says less than what is beside it. */
const BELOW = 0.8;

/**
 * A value in a column with what it goes on with in the line below, where its next word had no room before the next column and not every column goes on:
 * `Cllr Ann Marsh / play | INV-118` above `area`.
 */
function wrapped(reading: Reading, cell: Cell, found: Found): Found {
  const cells = reading.lines[found.line]?.row.cells ?? [];
  const next = cells[cells.indexOf(cell) + 1];
  const row = lineBelow(reading, found.line);
  const rest = cellAtEdge(row, cell.box);
  const [word] = rest?.words ?? [];
  if (row === undefined || rest === undefined || word === undefined || next === undefined || row.cells.length >= cells.length) return found;
  const isFull = cell.box[2] + (word.box[2] - word.box[0]) > next.box[0];
  if (!isFull || labelsIn(reading, found.line + 1, rest).length > 0) return found;
  const text = `${cell.text} ${rest.text}`;
  return { ...found, value: text, text, box: around([cell.box, rest.box]) };
}

/** The cell of a row that is set to what stands above it: at its left edge, else at another or its middle. */
const cellUnder = (row: Row | undefined, box: Box): Cell | undefined => cellAtEdge(row, box) ?? row?.cells.find((cell) => areSet(cell.box, box));

/** In a column of labels with their values between them the next label stands so many lines below one at most, those of another column among them. */
const STACKED = 4;

/** Whether another label stands below what a label heads, at its edge: `uw kenmerk` / `VS-26/3` / `factuurnummer` / `260318`. */
const isStacked = (reading: Reading, index: number, { field, box, line: { row } }: LabelHit): boolean =>
  reading.labels
    .slice(index + 2, index + 1 + STACKED)
    .some((hits, at) =>
      hits.some((hit) => hit.field !== field && hit.line.row.page === row.page && sameLeft(hit.box, box) && isLabelCell(reading, index + 2 + at, hit.from)),
    );

/** The text below a label that is a cell of its own beside another label, or above one: a head with its value under it. */
function phraseBelow(reading: Reading, index: number, hit: LabelHit): Found | undefined {
  const isHead =
    isLabelCell(reading, index, hit.from) &&
    (reading.labels[index]?.some(({ from, field }) => field !== hit.field && isLabelCell(reading, index, from)) === true || isStacked(reading, index, hit));
  const size = hit.line.words[hit.from]?.size ?? 10;
  for (let line = index + 1; isHead && line <= index + 1 + MAX_BETWEEN; line += 1) {
    const row = reading.lines[line]?.row;
    const cell = row?.page === hit.line.row.page && row.box[1] - hit.box[3] <= REACH * size ? cellUnder(row, hit.box) : undefined;
    if (cell !== undefined)
      return labelsIn(reading, line, cell).some(({ weight }) => weight > BARE) || cell.text.endsWith(':')
        ? undefined
        : wrapped(reading, cell, {
            value: cell.text,
            confidence: 0.1 + 0.8 * hit.weight * BELOW,
            label: hit.text,
            text: cell.text,
            page: hit.line.row.page,
            box: cell.box,
            line,
          });
  }
  return undefined;
}

/** Whether a label is one of the heads of columns, each with its value below: `Ihr Zeichen | Tour | Währung | Blatt`, where not every head is known. */
function isAboveValue(reading: Reading, index: number, hit: LabelHit): boolean {
  const { row, cellOf } = hit.line;
  const [own, beside] = [cellOf[hit.from] ?? -1, (cellOf[hit.to] ?? -1) + 1];
  const below = reading.lines[index + 1]?.row;
  const hasBelow = (cell: Cell | undefined): boolean => cell !== undefined && cellUnder(below, cell.box) !== undefined;
  return (
    !/\d/.test(row.text) &&
    isLabelCell(reading, index, hit.from) &&
    isAmongHeads(hit.line, reading.labels[index] ?? [], own) &&
    [row.cells[own], row.cells[beside]].every(hasBelow)
  );
}

/** The text that a label announces: the rest of its cell, else the next cell, else what stands below it as its head; below the heads of columns that at once. */
export const phraseOf = (reading: Reading, index: number, hit: LabelHit): Found | undefined =>
  (isAboveValue(reading, index, hit) ? phraseBelow(reading, index, hit) : undefined) ?? phraseAfter(reading, index, hit) ?? phraseBelow(reading, index, hit);

/** The best text that a label of the field announces. Some labels may be passed over. */
export function findPhrase(reading: Reading, field: LabelField, skips: (hit: LabelHit) => boolean = () => false): Found | undefined {
  let best: Found | undefined;
  for (const { hit, index } of labelsOfField(reading, field)) {
    if (skips(hit)) continue;
    const found = phraseOf(reading, index, hit);
    if (found !== undefined && (best === undefined || found.confidence > best.confidence)) best = found;
  }
  return best;
}

/** Whether the cell that a word begins is a label and nothing else. */
export function isLabelCell(reading: Reading, index: number, word: number): boolean {
  return (
    reading.labels[index]?.some(
      ({ from, to, line: { words, cellOf } }) =>
        from === word && cellOf[to + (words[to + 1]?.text === ':' ? 2 : 1)] !== cellOf[from] && cellOf[from - 1] !== cellOf[from],
    ) ?? false
  );
}

/** Whether a word begins a label with a colon: the value before it has ended. */
function opensPair(reading: Reading, index: number, word: number): boolean {
  return reading.labels[index]?.some((hit) => hit.from === word && hit.line.words[hit.to]?.text.endsWith(':') === true) ?? false;
}

/** What parts a value from what stands behind it. */
const PARTS = /^[·•●|/,;]$/;

/** Whether a word parts the value before it from a label: `Referenz: 118 · Rahmenvertrag RV-7`. */
const endsPair = (reading: Reading, index: number, word: number): boolean =>
  PARTS.test(reading.lines[index]?.words[word]?.text ?? '') && reading.labels[index]?.some(({ from, weight }) => from === word + 1 && weight > BARE) === true;

/** A full stop that is no part of what is short for something. */
const ENDS_SENTENCE = /(?<=\s\S*\p{Ll}{4})\.$/u;

/** A number before a comma, behind which a sentence goes on: `your reference LEGAL-26, and now enclose our account`. */
const isNumberInSentence = (word: string, next: string): boolean => /\d\S*,$/.test(word) && /^\p{Ll}{2,}$/u.test(next);

/** Whether a sentence ends with a word and another begins behind it, `Er referens: Kari Moenlund. Frågor besvaras av Per Lie`, or goes on behind a number. */
function endsAt({ line: { words } }: LabelHit, word: number): boolean {
  const [own = '', next = '', then = ''] = words.slice(word, word + 3).map(({ text }) => text);
  return isNumberInSentence(own, next) || (/\p{Ll}{4}\.$/u.test(own) && /^\p{Lu}\p{Ll}/u.test(next) && /^\p{Ll}/u.test(then));
}

/** The words after a label, to the end of the cell they begin in, or to the next label that has a colon or is set apart. */
export function phraseAfter(reading: Reading, index: number, hit: LabelHit): Found | undefined {
  const end = hit.line.words.length;
  let from = hit.to + 1;
  // `Kostenstelle / Bauleiter | 7140 / Linden`: the label is all of its cell.
  if (hit.line.words[from]?.text === '/' && hit.line.cellOf[from] === hit.line.cellOf[hit.to]) {
    const next = hit.line.cellOf.indexOf((hit.line.cellOf[from] ?? -1) + 1);
    if (next >= 0) from = next;
  }
  while (from < end && /^[:.\-–|#*]*$/.test(hit.line.words[from]?.text ?? '')) from += 1;
  if (from >= end || (hit.line.cellOf[from] ?? 0) - (hit.line.cellOf[hit.to] ?? 0) > 1) return undefined;
  if (hit.line.cellOf[from] !== hit.line.cellOf[hit.to] && (opensPair(reading, index, from) || isLabelCell(reading, index, from))) return undefined;
  let to = from;
  while (
    to + 1 < end &&
    hit.line.cellOf[to + 1] === hit.line.cellOf[from] &&
    !opensPair(reading, index, to + 1) &&
    !endsPair(reading, index, to + 1) &&
    !endsAt(hit, to)
  )
    to += 1;
  // `Ann Marsh · Our ref.: …`
  while (to > from && PARTS.test(hit.line.words[to]?.text ?? '')) to -= 1;
  const words = hit.line.words.slice(from, to + 1);
  const text = textOf(words);
  const value = withoutBracket(text.replaceAll(/^[:.\s]+|[\s:;,]+$/g, '')).replace(ENDS_SENTENCE, '');
  if (value === '') return undefined;
  return { value, confidence: 0.1 + 0.8 * hit.weight, label: hit.text, text, page: hit.line.row.page, box: boxOf(words), line: index };
}

/** `(Vs. rif. RESO 26-44).`: what ends a bracket that began before the label is none of the value. */
const withoutBracket = (value: string): string => (value.includes('(') ? value : value.replace(/\)[.,]?$/, ''));

/** The labels that begin in a cell. */
export const labelsIn = (reading: Reading, line: number, { box }: Pick<Cell, 'box'>): LabelHit[] =>
  reading.labels[line]?.filter((hit) => hit.box[0] >= box[0] - 1 && hit.box[0] <= box[2]) ?? [];
