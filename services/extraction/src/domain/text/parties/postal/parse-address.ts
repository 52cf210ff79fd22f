import type { Address } from '@smartap/en16931';
import { fold } from '../../print/fold.js';
import { isCareOf, isDepartment, recipientOf } from '../address-signs.js';
import { companyName } from '../names/company-name.js';
import { isPersonsName, isTitled } from '../names/persons-name.js';
import { beginsContact } from './cells-of-addresses.js';
import { piecesOf, type Piece, type PostalPart } from './pieces.js';
import { place } from './place-town.js';
import type { NamedCountry } from './placed.js';
import { endsWithPart, isMainLine, isNumbered, isPlacePart, isPlot, isPostBox, saysCapital, saysStreet } from './streets.js';
import type { Town } from './towns.js';
import type { Writing } from './writing.js';

/** What lines of text say as an address. */
export interface ParsedAddress {
  terms: Partial<Record<Exclude<keyof Address, 'country'>, PostalPart>>;
  /** The country as it is named behind the town, and its code. */
  named: NamedCountry | undefined;
  town: Town;
  /** Lines above the street that are no part of the address: a name, its second line, what a firm does. */
  above: PostalPart[];
  /** Whom of the addressee the letter is to reach: a person or a department. */
  attention: PostalPart | undefined;
  /** Whether a street or a box is known as one. */
  hasStreet: boolean;
}

/** What is known of lines that are read as an address. */
export interface AddressStyle {
  writing: Writing;
  /** How many of the lines are a name. */
  names?: 0 | 1;
}

const LONGEST_LINE = 50;

/** A door or a floor that is short for its word: `2.º B`, `bajo`, `kld.` */
const LONGEST_UNIT = 8;

/** Whether what stands behind a street in its line says where in the house, and is of that line: `1450 Commerce Dr, Suite 310` (USPS Publication 28, 213). */
const isUnit = (text: string): boolean => isPlacePart(text) || text.length <= LONGEST_UNIT;

/** Segments as lines: a whole street between commas is a line by itself, and what stands before it is none of it where it is no place, or a company: `Roth GbR, Lindenallee 85`, `Kells Ltd, Main Street`. */
function linesOf(pieces: readonly Piece[]): PostalPart[] {
  const lines: PostalPart[] = [];
  for (const segment of new Set(pieces.map((piece) => piece.segment))) {
    const own = pieces.filter((piece) => piece.segment === segment);
    const numbered = own.findIndex(({ value }) => isNumbered(value));
    const street = numbered < 0 ? own.findIndex(({ value }) => companyName(value) === value) + 1 : numbered;
    const isBehindName = street > 0 && own.slice(0, street).every(({ value }) => !isMainLine(value) && !isPlacePart(value));
    // `Werk 2, Daimlerstraße 8`: the street is a line by itself.
    const isBehindPart = street > 0 && isPlacePart(own[0]?.value ?? '') && saysStreet(own[street]?.value ?? '') && !/^\d|,/.test(own[street]?.value ?? '');
    const [first, ...rest] = isBehindName || isBehindPart ? own.slice(street) : own;
    if (isBehindName || isBehindPart) lines.push(...own.slice(0, street));
    if (first === undefined) continue;
    const behind = rest.map(({ value }) => value).join(', ');
    if (behind === '') lines.push(first);
    else if (isNumbered(first.value) && !rest.every(({ value }) => isUnit(value))) lines.push(first, { value: behind, line: first.line });
    else lines.push({ value: `${first.value}, ${behind}`, line: first.line });
  }
  return lines;
}

/** Whether a line has the number of something else than a house, by its length or its label: `Lic. 1520884`, `Régimen fiscal: 601`. */
const isRegistered = (text: string): boolean => !saysStreet(text) && !isPostBox(text) && (/\d{4}/.test(text) || text.includes(':'));

/** Whether a line has a longer number than houses have, and no word for a street: `88, Hoja B-380114` of a register. */
const isLongNumber = (text: string): boolean => /\d{6}/.test(text) && !saysStreet(text) && !isPostBox(text) && !isPlot(text);

/** Where the main line is: a street with its number before a box, else a street, else a part of a site, else what alone stands above the town; none of so many names. */
function mainOf(lines: readonly PostalPart[], names: number): { at: number; isKnown: boolean } {
  const first = lines.length > 1 ? names : 0;
  const find = (is: (text: string) => boolean, from: number): number => lines.findIndex(({ value }, index) => index >= from && is(value));
  const isSure = (text: string): boolean => isNumbered(text) || isPlot(text) || isPostBox(text);
  const sure = [find(isSure, first), find(isSure, 0)].find((at) => at >= 0);
  // `P.O. Box 771` above `12 Harbour Road`: letters go to the one, the firm is at the other. `Lager 2` above `Hafenstr. 5` is a part of it.
  const isWorded = (text: string): boolean => saysStreet(text) && !isPostBox(text);
  const street = sure === undefined || isWorded(lines[sure]?.value ?? '') ? -1 : find((text) => isNumbered(text) && isWorded(text), sure);
  // `Tool crib, gate 2` above `9100 Vanderbilt Dr`: the number is that of a part, and the street stands below it.
  const below = sure !== undefined && endsWithPart(lines[sure]?.value ?? '') ? find((text) => isMainLine(text) && !endsWithPart(text), sure + 1) : -1;
  const known = [below, street, sure ?? -1, find(isMainLine, first), find(isPlacePart, first)].find((at) => at >= 0);
  if (known !== undefined) return { at: known, isKnown: true };
  return { at: lines.length === names + 1 && (lines[names]?.value.length ?? 0) < LONGEST_LINE ? names : -1, isKnown: false };
}

/**
 * Reads lines of text, below or behind a name, as a postal address (BG-5, BG-8, BG-15): on several lines, or on one with its parts between commas, dots, dashes or strokes.
 * @returns undefined where no town is among them, by its post code, by the country behind it, or since its country has no codes: nothing else tells an address.
 */
export function parseAddress(lines: readonly string[], { writing, names = 0 }: AddressStyle): ParsedAddress | undefined {
  const placed = place(piecesOf(lines), writing);
  if (placed === undefined) return undefined;
  const { town, city, named, at } = placed;
  const isFor = (text: string): boolean => recipientOf(text) !== undefined || isDepartment(text);
  const all = linesOf(placed.street.filter(({ value }) => !beginsContact(value) && !saysCapital(value) && !isLongNumber(value)));
  const letter = all.find(({ value }) => recipientOf(value) !== undefined) ?? all.find(({ value }) => isFor(value));
  // `T.a.v. Inkoop – Eva Roth`: a person stands behind a department.
  const person = all.find(({ value, line }) => letter !== undefined && line === letter.line && value !== letter.value && isPersonsName(value));
  const printed = all.filter((each) => !isFor(each.value) && each !== person);
  const main = mainOf(printed, names);
  // What stands above a person is no street for want of another: `Branch North` / `Mr Roth`.
  const mainAt = !main.isKnown && letter !== undefined && isTitled(letter.value) ? -1 : main.at;
  const before = printed
    .slice(0, Math.max(0, mainAt))
    .filter(({ value }, index) => index >= names && ((isMainLine(value) && !isRegistered(value)) || isPlacePart(value) || isCareOf(value)));
  const [line1, ...behind] = mainAt < 0 ? [] : printed.slice(mainAt);
  const [line2, ...more] = [...before, ...behind];
  const line3 = more[0] === undefined ? undefined : { value: more.map(({ value }) => value).join(', '), line: more[0].line };
  const attention = letter === undefined ? undefined : (person ?? { value: recipientOf(letter.value) ?? letter.value, line: letter.line });
  return {
    terms: {
      ...(line1 && { line1 }),
      ...(line2 && { line2 }),
      ...(line3 && { line3 }),
      ...(city.value && { city }),
      ...(town.postCode !== undefined && { postCode: { value: town.postCode, line: at.line } }),
      ...(town.subdivision !== undefined && { subdivision: { value: town.subdivision, line: at.line } }),
    },
    named,
    town,
    above: mainAt < 0 ? printed : printed.slice(0, mainAt).filter((line) => !before.includes(line)),
    attention,
    hasStreet: main.isKnown,
  };
}

/** Whether two addresses are one, by their codes, or their towns where they have none. */
export const isSameTown = (a: ParsedAddress, b: ParsedAddress): boolean =>
  fold(a.town.postCode ?? a.terms.city?.value ?? '') === fold(b.town.postCode ?? b.terms.city?.value ?? '');
