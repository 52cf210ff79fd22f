import { sameLeft, sameRight } from '../../../pdf/edges.js';
import type { Cell, Word } from '../../../pdf/word.js';
import { squeeze } from '../../print/fold.js';
import { labelsOfField } from '../../print/hits/labels-of-field.js';
import { isHeading, type LabelHit } from '../../print/hits/label-hits.js';
import type { LabelField } from '../../print/labels/index.js';
import type { Reading } from '../../print/reading.js';
import { FOOT, HEAD, heightOf } from '../../print/page-height.js';
import { lineOf, linesUnder, type AddressLine } from './address-lines.js';
import { beforeContact, saysContact } from './cells-of-addresses.js';
import { readAddress, type ReadAddress } from './found-address.js';
import { isSameTown } from './parse-address.js';
import { townIn } from './towns.js';
import type { Writing } from './writing.js';

/** How sure it is that an address is the seller's: behind a label in a sentence that names them, in the head or foot of the page where nobody else has it. */
const CLAIMS = { sentence: 0.9, edge: 0.75 } as const;
/** Lines of one block are nearer than this share of the font size. */
const LINE_GAP = 0.8;
/** A street and what goes with it stand so many lines above the town. */
const ABOVE = 2;
/** The part of a page that addresses stand in. */
const UPPER = 0.5;
/** What only who writes a letter says of himself. */
const OF_SENDER: readonly LabelField[] = ['iban', 'vatId', 'taxNumber'];
/** Lines of a block beside one stand between its own. */
const CONTACT_LINES = 2;

/** Whether an address has its street with a number, and does not begin in the middle. */
const isWhole = (read: ReadAddress | undefined): boolean => /\d/.test(read?.parsed.terms.line1?.value ?? '');

/** The cell of the next line that goes on below one, at its left edge. */
function cellBelow(reading: Reading, line: number, cell: Cell): Cell | undefined {
  const row = reading.lines[line + 1]?.row;
  const size = cell.words[0]?.size ?? 10;
  return row?.page === cell.words[0]?.page ? row?.cells.find(({ box }) => sameLeft(box, cell.box) && box[1] - cell.box[3] < LINE_GAP * size) : undefined;
}

/** The words behind a label in running text, to the end of the next line. */
export function wordsBehind(reading: Reading, index: number, { line, from, to }: LabelHit): Word[] {
  const at = line.cellOf[from];
  const cell = line.row.cells[at ?? -1];
  const rest = line.words.filter((_, word) => word > to && line.cellOf[word] === at);
  return [...rest, ...(cell === undefined ? [] : (cellBelow(reading, index, cell)?.words ?? []))];
}

/** `Muster Ltd. Registered in England. Registered office: 55 Canal Street, Leeds, LS11 5QP`: behind a label in a line that names the seller, or in the next one. */
function inSentence(reading: Reading, name: string, writing: Writing): ReadAddress | undefined {
  const wanted = squeeze(name);
  for (const { hit, index } of labelsOfField(reading, 'partyAddress')) {
    if (![hit.line, reading.lines[index - 1]].some((line) => squeeze(line?.row.text ?? '').includes(wanted))) continue;
    const words = beforeContact(wordsBehind(reading, index, hit));
    const read = words.length === 0 ? undefined : readAddress([lineOf(words, index)], writing, CLAIMS.sentence);
    if (read?.parsed.hasStreet === true) return read;
  }
  return undefined;
}

/** A cell with a town, and the lines right above it. */
function blockAbove(reading: Reading, line: number, cell: Cell): AddressLine[] {
  const lines = [lineOf(cell.words, line)];
  let under = cell;
  for (let index = line - 1; index >= 0 && lines.length <= ABOVE; index -= 1) {
    const row = reading.lines[index]?.row;
    const above = row?.page === cell.words[0]?.page ? row?.cells.find(({ box }) => sameLeft(box, cell.box) || sameRight(box, cell.box)) : undefined;
    if (row !== undefined && under.box[1] - row.box[3] > LINE_GAP * (cell.words[0]?.size ?? 10)) break;
    if (above === undefined) continue;
    lines.unshift(lineOf(above.words, index));
    under = above;
  }
  return lines;
}

/** Whether the next lines below a cell, at its edge, say how to reach whose address ends with it: a letter says so of its sender. */
function hasContactBelow(reading: Reading, line: number, cell: Cell): boolean {
  const [below] = reading.lines
    .slice(line + 1, line + 1 + CONTACT_LINES)
    .flatMap(({ row }) => row.cells.filter((each) => row.page === 1 && sameLeft(each.box, cell.box)));
  return below !== undefined && below.box[1] - cell.box[3] < 2 * (cell.words[0]?.size ?? 10) && saysContact(below.words);
}

/** Addresses in the head and the foot of the first page, and above a telephone in its upper half, in cells of their own. */
function atEdges(reading: Reading, writing: Writing): ReadAddress[] {
  const height = heightOf(reading.lines.filter(({ row }) => row.page === 1));
  return reading.lines.flatMap(({ row }, line) => {
    if (row.page !== 1) return [];
    const isEdge = row.box[1] < HEAD * height || row.box[1] > FOOT * height;
    return row.cells.flatMap((cell): ReadAddress[] => {
      if (!isEdge && (row.box[1] > UPPER * height || !hasContactBelow(reading, line, cell))) return [];
      if (!cell.text.split(/[,•●∙·|]\s?|\s[–—-]\s/u).some((part) => townIn(part) !== undefined)) return [];
      const read = readAddress([lineOf(cell.words, line)], writing, CLAIMS.edge);
      const whole = isWhole(read) ? read : readAddress(blockAbove(reading, line, cell), writing, CLAIMS.edge);
      return whole !== undefined && isWhole(whole) ? [whole] : [];
    });
  });
}

/** Below a label in the lower half of a page, in a row of labels of what the sender says of himself: `Adress | Telefon | Bankgiro | Organisationsnr`. */
function inFootRow(reading: Reading, writing: Writing): ReadAddress | undefined {
  const height = heightOf(reading.lines.filter(({ row }) => row.page === 1));
  for (const { hit, index } of labelsOfField(reading, 'partyAddress')) {
    const fields = new Set(reading.labels[index]?.map(({ field }) => field));
    if (hit.line.row.page !== 1 || hit.box[1] < UPPER * height || !isHeading(hit) || !OF_SENDER.some((field) => fields.has(field))) continue;
    const read = readAddress(linesUnder(reading, { page: 1, box: hit.box, line: index }), writing, CLAIMS.edge, hit.text);
    if (isWhole(read)) return read;
  }
  return undefined;
}

/** Below the heading of an address right below the name of the seller at its edge, as in a side bar: `Muster BV` / `ADRES` / `Kerkplein 4`. */
function underHeading(reading: Reading, name: string, writing: Writing): ReadAddress | undefined {
  for (const { hit, index } of labelsOfField(reading, 'partyAddress')) {
    const { page } = hit.line.row;
    const above = reading.lines[index - 1]?.row;
    const isNamed = above?.page === page && above.cells.some(({ box, text }) => sameLeft(box, hit.box) && squeeze(text) === squeeze(name));
    const read = isNamed && isHeading(hit) ? readAddress(linesUnder(reading, { page, box: hit.box, line: index }), writing, CLAIMS.sentence) : undefined;
    if (isWhole(read)) return read;
  }
  return undefined;
}

/**
 * The address of a seller whose name stands above none: in a sentence that names them, else the one in the head or the foot of the page that is nobody else's.
 *
 * @param others what was read as the addresses of others; without any, one in the head may be the buyer's
 */
export function strayAddress(reading: Reading, name: string, others: readonly ReadAddress[], writing: Writing): ReadAddress | undefined {
  const own = inSentence(reading, name, writing) ?? underHeading(reading, name, writing);
  if (own !== undefined || others.length === 0) return own;
  const taken = new Set(others.flatMap(({ lines }) => lines.flatMap(({ words }) => words)));
  const labelled = inFootRow(reading, writing);
  if (labelled !== undefined) return labelled;
  // A payment slip repeats the buyer's.
  const isRepeated = ({ parsed }: ReadAddress): boolean => others.some((other) => isSameTown(other.parsed, parsed));
  const [first, ...more] = atEdges(reading, writing).filter(
    (each) => !isRepeated(each) && !each.lines.some(({ words }) => words.some((word) => taken.has(word))),
  );
  return first !== undefined && more.every(({ parsed }) => isSameTown(parsed, first.parsed)) ? first : undefined;
}
