import { textOf } from '../../../pdf/word.js';
import type { Found, Place } from '../../found.js';
import { isHeading, type LabelHit } from '../../print/hits/label-hits.js';
import { labelsOfField } from '../../print/hits/labels-of-field.js';
import { LANGUAGES, type LabelField } from '../../print/labels/index.js';
import type { Reading } from '../../print/reading.js';
import { isPhrase } from '../../print/says.js';
import { isSalutation } from '../address-signs.js';
import { cleanName } from '../names/clean-name.js';
import { isNameLike } from '../names/name-like.js';
import { lineFrom, lineOf, linesBelow, linesUnder, type AddressLine } from './address-lines.js';
import { foundPart, readAddress, type ReadAddress } from './found-address.js';
import { beforeContact, isSection } from './cells-of-addresses.js';
import { wordsBehind } from './seller-address.js';
import { isNumbered, isPlacePart, isPostBox, saysStreet } from './streets.js';
import type { Writing } from './writing.js';

/** Where the goods went, and to whom (BG-15, BT-70). */
export interface Delivered {
  read: ReadAddress;
  name: Found | undefined;
}

/** How sure it is that what stands below a heading is what that says. */
const HEADED = 0.92;
/** What parts a name from what stands behind it in one line. */
const PARTS = /,$|^[•●·|–-]$/u;
const BEHIND_NAME = /,\s|\s[–—-]\s/u;
/** Headings of the buyer that name who gets the goods where another one names the buyer. */
const RECIPIENTS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ recipients = [] }) => recipients));

/** Whether a label with its colon stands within a line of text, behind a dash or a dot: `… du 31/08 au 18/09 – lieu de mission : Muster, Dépôt Nord, 5`. */
const isWithinText = ({ line: { words, cellOf }, from, to }: LabelHit): boolean =>
  cellOf[from - 1] === cellOf[from] && /^[–—·|-]$/.test(words[from - 1]?.text ?? '') && (words[to]?.text.endsWith(':') === true || words[to + 1]?.text === ':');

/** A line ends with the code of a town that stands in the next one: `Via Cassia 118, 53100` / `Siena`. */
const ENDS_WITH_CODE = /,\s\d{4,5}$/;

/** What stands behind a label, in its cell or in the next, and goes on in the lines below that: `Leveransadress | Folkets Hus, Storgatan 2` / `772 30 Grängesberg`. */
function linesBeside(reading: Reading, index: number, { line: { row }, box }: LabelHit): AddressLine[] {
  const cell = row.cells.find((each) => each.box[2] > box[2] + 0.5);
  const own = cell === undefined ? undefined : lineFrom(reading, index, box[2], cell)[0];
  // The heading of another party's part is no value.
  if (cell === undefined || own === undefined || (cell.box[0] >= box[2] && isSection(reading, index, cell))) return [];
  const below = linesBelow(reading, { page: row.page, box: cell.box, line: index });
  const [next, ...rest] = below;
  return next !== undefined && ENDS_WITH_CODE.test(own.text) ? [lineOf([...own.words, ...next.words], index), ...rest] : [own, ...below];
}

/** The lines behind and below each heading of a kind, of those that say what is meant. */
const blocksBelow = (reading: Reading, field: LabelField, isMeant = (_label: string): boolean => true): { label: string; blocks: AddressLine[][] }[] =>
  labelsOfField(reading, field).flatMap(({ hit, index }) => {
    const place: Place = { page: hit.line.row.page, box: hit.box, line: index };
    if (isWithinText(hit) && isMeant(hit.text)) return [{ label: hit.text, blocks: [[lineOf(beforeContact(wordsBehind(reading, index, hit)), index)]] }];
    return isHeading(hit) && isMeant(hit.text)
      ? [{ label: hit.text, blocks: [lineFrom(reading, index, hit.box[2]), linesUnder(reading, place), linesBeside(reading, index, hit)] }]
      : [];
  });

/** The addresses below or behind headings of a kind. */
export function headed(reading: Reading, field: LabelField, writing: Writing): ReadAddress[] {
  return blocksBelow(reading, field).flatMap(({ label, blocks }) => {
    const own = blocks.map((lines) => readAddress(lines, writing, HEADED, label)).find((read) => read !== undefined);
    return own === undefined ? [] : [own];
  });
}

/** A line as a name and what goes on from its street: `Roth Ltd, Depot 2, 9 Dock Road, Leeds LS11 5QP`. */
function beforeStreet({ words, line }: AddressLine): [name: AddressLine, rest: AddressLine] | undefined {
  const begin = [...words.keys()].filter((at) => at > 0 && PARTS.test(words[at - 1]?.text ?? ''));
  const partAt = (at: number): string => {
    const end = words.findIndex(({ text }, index) => index >= at && PARTS.test(text));
    return textOf(words.slice(at, end < 0 ? undefined : end + 1));
  };
  const numbered = begin.filter((at) => isNumbered(partAt(at).replace(/,$/, '')));
  const from = numbered.find((at) => saysStreet(partAt(at))) ?? numbered[0];
  return from === undefined ? undefined : [lineOf(words.slice(0, from), line), lineOf(words.slice(from), line)];
}

/** Whether a line can be the name of who gets something, with the part of a firm behind a comma or a dash; one that ends with a number where the street surely stands below: `Szkoła nr 2`. */
function isRecipient(text: string, street: string): boolean {
  const [name = ''] = text.replace(/,$/, '').split(BEHIND_NAME);
  return isNumbered(name)
    ? isNumbered(street) && !/^\d/.test(name) && !saysStreet(name) && !isPostBox(name) && (/^\d/.test(street) || saysStreet(street))
    : isNameLike(name);
}

/** A block as the name in its first line, all of it, and the address below; or both in one line. */
function withName(lines: readonly AddressLine[], writing: Writing, label: string): Delivered | undefined {
  const [first, ...below] = lines.slice(lines.findIndex(({ text }) => !isSalutation(text)));
  const parted = first === undefined ? undefined : below.length === 0 ? beforeStreet(first) : ([first, ...below] as const);
  if (parted === undefined) return undefined;
  const [name, ...rest] = parted;
  const read = readAddress(rest, writing, HEADED);
  if (read?.parsed.hasStreet !== true || !isRecipient(name.text, read.parsed.terms.line1?.value ?? '')) return undefined;
  return { read: { ...read, label }, name: foundPart({ lines: [name], label }, { value: cleanName(name.text), line: 0 }, HEADED) };
}

/** The name in the first line of an address. */
function nameAbove(read: ReadAddress): Found | undefined {
  const first = read.parsed.above.find(({ value }) => !isSalutation(value) && isNameLike(value));
  return first === undefined ? undefined : foundPart(read, { value: cleanName(first.value), line: first.line }, read.confidence);
}

/** A block below a label as an address, with a name in its first line where that is no street and no part of a building. */
function labelled(lines: readonly AddressLine[], writing: Writing, label: string): ReadAddress | undefined {
  const first = lines[0]?.text ?? '';
  const read = isPlacePart(first) || (isNumbered(first) && saysStreet(first)) ? readAddress(lines, writing, HEADED) : undefined;
  return read === undefined ? readAddress(lines, writing, HEADED, label) : { ...read, label };
}

/** The first address that the goods went to: below a heading of delivery, else below one of a recipient who is not the buyer. */
export function deliveredTo(reading: Reading, writing: Writing, ofBuyer: ReadAddress | undefined): Delivered | undefined {
  const buyers = new Set(ofBuyer?.lines.flatMap(({ words }) => words));
  const isBuyers = (lines: readonly AddressLine[]): boolean => lines.some(({ words }) => words.some((word) => buyers.has(word)));
  const recipients =
    buyers.size === 0 ? [] : blocksBelow(reading, 'buyerSection', (label) => isPhrase(label, RECIPIENTS)).filter(({ blocks }) => !blocks.some(isBuyers));
  for (const { label, blocks } of [...blocksBelow(reading, 'deliverySection'), ...recipients]) {
    for (const lines of blocks) {
      const whole = labelled(lines, writing, label);
      if (whole !== undefined) return withName(lines, writing, label) ?? { read: whole, name: nameAbove(whole) };
    }
  }
  return undefined;
}
