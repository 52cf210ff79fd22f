import { cellAtEdge } from '../../../pdf/edges.js';
import { textOf, type Box, type Cell, type Word } from '../../../pdf/word.js';
import { isHeading, type LabelHit } from '../../print/hits/label-hits.js';
import { isAside, isParty, type LabelField } from '../../print/labels/index.js';
import { labelsIn } from '../../print/phrase-after.js';
import type { Reading } from '../../print/reading.js';
import { isNumbered, isPlacePart, isPostBox, saysStreet } from './streets.js';

/** Small words of one language are labels in another: `del`. */
const SURE_LABEL = 0.6;
const OF_ADDRESS: ReadonlySet<LabelField> = new Set(['partyAddress', 'partyTown', 'partyName', 'deliverySection']);
/** A word that begins what a line says of a party besides its address: how to reach it, its ids, its accounts. */
const CONTACT =
  /@|^www\.|^https?:|^(?:tel|tél|tlf|telefon\p{L}*|telephone|phone|mob|mobile|ph|fax|fon|[tm](?=[.:]?$)|e-?mail|iban|bic|ust\p{L}*|uid|vat|tva|btw|moms\p{L}*|siret|siren|gln|abn|ein|gstin?|nif|cif|c\.i\.f|nip|cvr|org|ičo?|dič|p\.?\s?iva|c\.f|rfc|kvk|rea|r\.e\.a|regon|bdo)(?![\p{L}'’])/iu;
const NUMBER = /^\W*\+?\d[\d\s()/.-]{6,}$/;

/** A part of a cell, and the label of an address before it. */
interface Part {
  words: readonly Word[];
  field: LabelField | undefined;
}

/** Whether a hit is the label of what follows in its cell: it has a colon, or begins the cell and is no street. */
function isLabelIn({ words }: Cell, { box, text }: LabelHit): boolean {
  const next = words.find((word) => word.box[0] >= box[2] - 0.5);
  const isAlone = next === undefined;
  return (
    text.endsWith(':') ||
    next?.text.startsWith(':') === true ||
    (box[0] <= (words[0]?.box[0] ?? 0) + 1 && (isAlone || !(saysStreet(text) || isPlacePart(textOf(words).split(',', 1)[0] ?? ''))))
  );
}

/** What stands behind each label of an address in a cell: `Comune: Lugo Provincia: RA`; the whole cell where it has none. */
export function partsOf(reading: Reading, line: number, cell: Cell): Part[] {
  const labels = labelsIn(reading, line, cell)
    .filter((hit) => OF_ADDRESS.has(hit.field) && isLabelIn(cell, hit))
    .toSorted((a, b) => a.box[0] - b.box[0]);
  const [first] = labels;
  const before = cell.words.filter(({ box }) => first === undefined || box[0] < first.box[0] - 0.5);
  const behind = labels.map(({ field, box: own }, at): Part => {
    const end = labels[at + 1]?.box[0] ?? Infinity;
    return { words: cell.words.filter(({ box, text }) => box[0] >= own[2] - 0.5 && box[0] < end - 0.5 && !/^[:.]$/.test(text)), field };
  });
  return [...(before.length > 0 ? [{ words: before, field: undefined }] : []), ...behind];
}

/** Whether a text begins by saying how to reach somebody, or one of their ids. */
export const beginsContact = (text: string): boolean => CONTACT.test(text);

/** Whether words begin by saying how to reach somebody. */
export const saysContact = (words: readonly Word[]): boolean => beginsContact(words[0]?.text ?? '');

/** The words before those that say something else. */
export function beforeContact(words: readonly Word[]): readonly Word[] {
  // `À l'attention de M. Roth` names somebody, `M. 0171 12345` a telephone.
  const isTitle = (at: number): boolean => /^\p{Lu}\.$/u.test(words[at]?.text ?? '') && /^\p{L}/u.test(words[at + 1]?.text ?? '');
  const end = words.findIndex(({ text }, at) => (CONTACT.test(text) && !isTitle(at)) || (at > 0 && /^\+\d/.test(text)));
  const own = end < 0 ? words : words.slice(0, end);
  return own.slice(0, own.findLastIndex(({ text }) => /[\p{L}\p{N}]/u.test(text)) + 1);
}

/** A value stands no further below its head, in font sizes, and in one of so many next lines. */
const [REACH, NEXT] = [1, 2];

/** Whether a label has its value below it, at its edge: what stands beside it is of another column. */
function headsBelow(reading: Reading, line: number, { box, words }: Cell): boolean {
  const below = reading.lines.slice(line + 1, line + 1 + NEXT).find(({ row }) => row.page === words[0]?.page && cellAtEdge(row, box) !== undefined);
  const value = cellAtEdge(below?.row, box);
  return (
    below !== undefined &&
    value !== undefined &&
    value.box[1] - box[3] <= REACH * (words[0]?.size ?? 10) &&
    !value.text.endsWith(':') &&
    labelsIn(reading, below.row.index, value).length === 0
  );
}

/** Whether a label is all of a cell, with a colon or, as in French, a space before that: `Adresse :`. */
const isAllOf = ({ text: label }: LabelHit, { text }: Cell): boolean =>
  text === label || text === `${label} :` || (label.endsWith(':') && text.endsWith(label));

/** Whether a cell is a value of something else than a name or an address: behind its label, or with it. */
export function isOther(reading: Reading, line: number, cell: Cell): boolean {
  if (isPostBox(cell.text)) return false;
  const cells = reading.lines[line]?.row.cells ?? [];
  const before = cells[cells.indexOf(cell) - 1];
  const own = labelsIn(reading, line, cell).filter(
    (hit) =>
      !OF_ADDRESS.has(hit.field) &&
      hit.box[0] <= cell.box[0] + 1 &&
      (hit.text.endsWith(':') || (hit.weight >= SURE_LABEL && (!isAside(hit.field) || hit.text === cell.text))),
  );
  const label = before === undefined ? undefined : labelsIn(reading, line, before).findLast((hit) => isAllOf(hit, before));
  // `FACTURE | 30129 MANDUEL`: a title has no more than one word for its value.
  const isTitle = label?.field === 'number' && label.weight < SURE_LABEL && cell.words.length > 1;
  // `DE | 01099 Dresden`: a country ends the address beside, though `de` is a word for a sender.
  const isCountry = /^[A-Z]{2}$/.test(before?.text ?? '');
  // `Adresse client : | 8 rue du Moulin Neuf`
  const isOfParty = label !== undefined && isParty(label.field) && isNumbered(cell.text) && saysStreet(cell.text);
  const isLabelled = isTitle || isCountry || isOfParty ? false : label === undefined ? before?.text.endsWith(':') === true : !OF_ADDRESS.has(label.field);
  // `Fatura | Rua da Boavista, 135`: a heading has no street for its value.
  const isBeside =
    before !== undefined && !before.text.endsWith(':') && ((isNumbered(cell.text) && saysStreet(cell.text)) || headsBelow(reading, line, before));
  return own.length > 0 || (isLabelled && !isBeside) || NUMBER.test(cell.text);
}

/** What the label before a value says that it is: in its cell or in the one before. */
export function labelOf(reading: Reading, line: number, cell: Cell): LabelField | undefined {
  const cells = reading.lines[line]?.row.cells ?? [];
  const before = cells[cells.indexOf(cell) - 1];
  const own = labelsIn(reading, line, cell).find((hit) => OF_ADDRESS.has(hit.field) && hit.box[0] <= cell.box[0] + 1);
  return own?.field ?? (before === undefined ? undefined : labelsIn(reading, line, before).findLast((hit) => isAllOf(hit, before))?.field);
}

/** Whether a cell is the heading of another party's part of the page. */
export const isSection = (reading: Reading, line: number, cell: Cell): boolean =>
  labelsIn(reading, line, cell).some(
    (hit) => (isParty(hit.field) || hit.field === 'deliverySection') && hit.weight >= SURE_LABEL && isHeading(hit) && hit.box[0] <= cell.box[0] + 1,
  );

/** The cell of the label before a value of a form. */
export function labelBefore(reading: Reading, line: number, { 0: left }: Box): Cell | undefined {
  const cells = reading.lines[line]?.row.cells ?? [];
  const before = cells[cells.findIndex(({ box }) => box[2] > left) - 1];
  return before !== undefined && (before.text.endsWith(':') || labelsIn(reading, line, before).some(({ text }) => text === before.text)) ? before : undefined;
}
