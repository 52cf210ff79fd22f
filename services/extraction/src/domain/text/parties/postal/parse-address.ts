import type { Address } from '@smartap/en16931';
import { fold } from '../../print/fold.js';
import { countryCode } from '../countries.js';
import { isMainLine, isPlacePart, isPostBox } from './streets.js';
import { isSubdivision, townIn, townOfCountry, type Town } from './towns.js';

/** A part of an address as printed, and which of the lines it stands in, from 0. */
export interface PostalPart {
  value: string;
  line: number;
}

/** What lines of text say as an address. */
export interface ParsedAddress {
  terms: Partial<Record<Exclude<keyof Address, 'country'>, PostalPart>>;
  /** The country as it is named behind the town, and its code. */
  named: (PostalPart & { code: string }) | undefined;
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
  /** ISO 639-1, in which the page is. */
  language: string;
  /** Whether a line names a department, which is whom a letter is to reach. */
  isDepartment?: (text: string) => boolean;
  /** How many of the lines are a name. */
  names?: 0 | 1;
}

interface Piece extends PostalPart {
  /** Pieces between commas are of one segment. */
  segment: number;
}

/** What stands between the parts of an address in one line, or ends it within a sentence. */
const SEPARATOR = /\s*[•●∙⋅·|¦;]\s*|(?<=[A-Z\d]{3})\.\s(?=\p{Lu}\p{Ll})|(?<=\p{L}{5})(?<!str)\.\s(?=\p{Lu})|(?<!(?:^|[\s,])[A-Z]{1,3}(?=\s[–—-]\s\d))(?:(?<!\d)\s[–—-]\s|\s[–—-]\s(?!\d{1,4}\p{L}?(?:\s|$|,)))/u;
/** A house number, or what goes with it, behind a comma: `Via Roma, 12`, `C/ Alcalde, 22 bajo`. */
const NUMBER = /^(?:n[.º°]*\s?|nr\.?\s|km\.?\s)?\d+\s?\p{L}?(?:[-/]\d*\p{L}?)?(?:\s\p{Ll}+)?\.?$/u;
/** A code whose town stands behind a comma: `L-1855, Luxembourg`. */
const CODE_ALONE = /^(?:[A-Z]{1,3}[- ]?)?(?:\d{4,5}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3})$/;
/** So many pieces before the town are an address. */
const MAX_BEFORE = 9;
const LONGEST_LINE = 50;
/** Whom of a company a letter is to reach. */
const ATTENTION = /^(?:z\.\s?hd\.?(?:\svon)?|zu\shänden(?:\svon)?|fao:?|f\.a\.o\.|for the attention of|att(?:n|ention)?[.:]{1,2}|t\.\s?a\.\s?v\.(?:\sde)?|à l['’]att(?:ention|\.)(?:\sde)?|all['’]attenzione(?:\sdi)?|a\/a|do rąk|k rukám)\s+/iu;
const CARE_OF = /^c\/o\s/i;

/** The parts between separators and commas. A number between commas is of the street before it, or behind it where it begins. */
function piecesOf(lines: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let segment = 0;
  for (const [line, text] of lines.entries()) {
    for (const part of text.split(SEPARATOR)) {
      if (part.trim() === '') continue;
      segment += 1;
      for (const value of part.split(/,\s*/).map((each) => each.trim())) {
        const last = pieces.at(-1);
        if (value === '') continue;
        const isOfLast = last?.segment === segment && townIn(value) === undefined && ((NUMBER.test(value) && !(CODE_ALONE.test(value) && /\d/.test(last.value))) || NUMBER.test(last.value));
        if (last !== undefined && last.segment === segment && CODE_ALONE.test(last.value) && townIn(`${last.value} ${value}`) !== undefined) last.value = `${last.value} ${value}`;
        else if (last !== undefined && isOfLast) last.value = `${last.value}, ${value}`;
        else pieces.push({ value, line, segment });
      }
    }
  }
  return pieces;
}

/** The country that a piece names, alone or at its end: `06000 NICE FR` gives the rest too. */
function countryAtEnd(text: string, language: string): { rest: string; name: string; code: string } | undefined {
  const words = /\d/.test(text) ? text.split(/\s+/) : [];
  for (const count of [3, 2, 1]) {
    const name = words.slice(-count).join(' ');
    // In Italy two letters behind a town are its province, in brackets everywhere.
    const code = words.length > count && !name.startsWith('(') && !(language === 'it' && /^[A-Z]{2}$/.test(name)) ? countryCode(name) : undefined;
    const rest = words.slice(0, -count).join(' ');
    // The town `Ciudad de México` ends with the name of one.
    if (code !== undefined && townIn(rest) !== undefined && !/\s\p{Ll}{1,3}$/u.test(rest)) return { rest, name, code };
  }
  return undefined;
}

const PROVINCE = /^(.*\S)\s([A-Z]{2})$/;

/** A town with the province behind it, as Italy writes without brackets too: `22100 COMO CO`. */
function withProvince(town: Town, language: string): Town {
  const [, city, province] = language === 'it' && town.form === '5' ? (PROVINCE.exec(town.city ?? '') ?? []) : [];
  return city === undefined || province === undefined ? town : { ...town, city, subdivision: province };
}

interface Placed {
  town: Town;
  city: PostalPart;
  named: ParsedAddress['named'];
  /** The pieces of the street: before the town, or behind it where none are before. */
  street: Piece[];
  at: Piece;
}

/** What a region is called between town and country. */
const REGION = /^\(?[\p{L}][\p{L} .'’-]{1,25}\)?$/u;

/** The country in the next piece or, behind a region, in the one after it. */
function behindTown(pieces: readonly Piece[], index: number): { named: ParsedAddress['named']; region: Piece | undefined } {
  const line = pieces[index]?.line ?? 0;
  const [next, after] = pieces.slice(index + 1, index + 3).filter((piece) => piece.line <= line + 1);
  const code = next && countryCode(next.value);
  if (next !== undefined && code !== undefined) return { named: { value: next.value, code, line: next.line }, region: undefined };
  const isRegion = next !== undefined && (next.line === line || isSubdivision(next.value)) && REGION.test(next.value) && !isMainLine(next.value);
  const second = isRegion && after ? countryCode(after.value) : undefined;
  const named = after === undefined || second === undefined ? undefined : { value: after.value, code: second, line: after.line };
  return { named, region: isRegion && (named !== undefined || isSubdivision(next.value)) ? next : undefined };
}

/** The street behind the town in its line: `60-123 Poznań, ul. Fabryczna 51`. */
function streetBehind(pieces: readonly Piece[], index: number): Piece[] {
  const next = pieces[index + 1];
  return next !== undefined && next.segment === pieces[index]?.segment && /\d/.test(next.value) && isMainLine(next.value) ? [next] : [];
}

/** In English no town stands behind four or five figures, where one stands behind its street in its own form: `8100 Shoal Creek`. */
function isStreetOf(pieces: readonly Piece[], index: number, { city, isPrefixed, form }: Town, language: string): boolean {
  const isWeak = language === 'en' && city !== undefined && isPrefixed !== true && (form === '4' || form === '5');
  return isWeak && pieces.slice(index + 1, index + 5).some(({ value }) => townIn(value)?.form === 'own');
}

/** Words before a code are a region where the town stands before them: `Mannheim, Baden-Württemberg, 68219`. */
function withRegion(town: Town | undefined, { segment }: Piece, before: Piece | undefined): Town | undefined {
  const isRegion = town?.city !== undefined && before?.segment === segment && !/\d/.test(before.value) && !isMainLine(before.value);
  return isRegion ? { ...town, city: undefined, subdivision: town.city ?? '' } : town;
}

/** The town that a piece names; a code alone takes the piece before it for its town, or the one before a region. */
function placeAt(pieces: readonly Piece[], index: number, language: string): Placed | undefined {
  const at = pieces[index];
  if (at === undefined) return undefined;
  const atEnd = countryAtEnd(at.value, language);
  const plain = townIn(atEnd?.rest ?? at.value);
  const worded = plain === undefined ? withRegion(townOfCountry(at.value), at, pieces[index - 1]) : undefined;
  const found = plain ?? worded;
  if (found === undefined || isStreetOf(pieces, index, found, language)) return undefined;
  const behind = behindTown(pieces, index);
  if (worded !== undefined && behind.named === undefined) return undefined;
  const before = pieces[index - 1];
  const region = found.city === undefined && before !== undefined && isSubdivision(before.value) ? before : undefined;
  const own = found.city === undefined ? (region === undefined ? index - 1 : index - 2) : index;
  const city = pieces[own];
  if (city === undefined || (own < index && /\d{3}/.test(city.value))) return undefined;
  const subdivision = (region ?? behind.region)?.value.replaceAll(/[()]/g, '');
  const town = withProvince(subdivision === undefined ? found : { ...found, subdivision }, language);
  const named = atEnd === undefined ? behind.named : { value: atEnd.name, code: atEnd.code, line: at.line };
  const street = pieces.slice(0, own);
  return { town, city: { value: town.city ?? city.value, line: city.line }, named, street: street.length > 0 ? street : streetBehind(pieces, index), at };
}

/** The first town among pieces. */
function place(pieces: readonly Piece[], language: string): Placed | undefined {
  for (const index of pieces.slice(0, MAX_BEFORE).keys()) {
    const placed = placeAt(pieces, index, language);
    if (placed !== undefined) return placed;
  }
  return undefined;
}

const isNumbered = (text: string): boolean => /\d/.test(text) && isMainLine(text);

/** Segments as lines: a whole street between commas is a line by itself, and what stands before it is none of it where it is no place: `Roth GbR, Lindenallee 85`. */
function linesOf(pieces: readonly Piece[]): PostalPart[] {
  const lines: PostalPart[] = [];
  for (const segment of new Set(pieces.map((piece) => piece.segment))) {
    const own = pieces.filter((piece) => piece.segment === segment);
    const street = own.findIndex(({ value }) => isNumbered(value));
    const isBehindName = street > 0 && own.slice(0, street).every(({ value }) => !isMainLine(value) && !isPlacePart(value));
    const [first, ...rest] = isBehindName ? own.slice(street) : own;
    if (isBehindName) lines.push(...own.slice(0, street));
    if (first === undefined) continue;
    const behind = rest.map(({ value }) => value).join(', ');
    if (behind === '') lines.push(first);
    else if (isNumbered(first.value)) lines.push(first, { value: behind, line: first.line });
    else lines.push({ value: `${first.value}, ${behind}`, line: first.line });
  }
  return lines;
}

/** Where the main line is: a street with its number or a box, else a street, else a part of a site, else what alone stands above the town; none of so many names. */
function mainOf(lines: readonly PostalPart[], names: number): { at: number; isKnown: boolean } {
  const first = lines.length > 1 ? names : 0;
  const find = (is: (text: string) => boolean, from: number): number => lines.findIndex(({ value }, index) => index >= from && is(value));
  const isSure = (text: string): boolean => isNumbered(text) || isPostBox(text);
  const known = [find(isSure, first), find(isSure, 0), find(isMainLine, first), find(isPlacePart, first)].find((at) => at >= 0);
  if (known !== undefined) return { at: known, isKnown: true };
  return { at: lines.length === names + 1 && (lines[names]?.value.length ?? 0) < LONGEST_LINE ? names : -1, isKnown: false };
}

/**
 * Reads lines of text, below or behind a name, as a postal address (BG-5, BG-8, BG-15): on several lines, or on one with its parts between commas, dots, dashes or strokes.
 * @returns undefined where no town with a post code is among them: nothing else tells an address.
 */
export function parseAddress(lines: readonly string[], { language, isDepartment = () => false, names = 0 }: AddressStyle): ParsedAddress | undefined {
  const placed = place(piecesOf(lines), language);
  if (placed === undefined) return undefined;
  const { town, city, named, at } = placed;
  const isFor = (text: string): boolean => ATTENTION.test(text) || isDepartment(text);
  const all = linesOf(placed.street);
  const letter = all.find(({ value }) => isFor(value));
  const printed = all.filter(({ value }) => !isFor(value));
  const main = mainOf(printed, names);
  const before = printed.slice(0, Math.max(0, main.at)).filter(({ value }, index) => index >= names && (isMainLine(value) || isPlacePart(value) || CARE_OF.test(value)));
  const [line1, ...behind] = main.at < 0 ? [] : printed.slice(main.at);
  const [line2, ...more] = [...before, ...behind];
  const line3 = more[0] === undefined ? undefined : { value: more.map(({ value }) => value).join(', '), line: more[0].line };
  const attention = letter === undefined ? undefined : { value: letter.value.replace(ATTENTION, ''), line: letter.line };
  return {
    terms: {
      ...(line1 && { line1 }), ...(line2 && { line2 }), ...(line3 && { line3 }), ...(city.value && { city }), postCode: { value: town.postCode, line: at.line },
      ...(town.subdivision !== undefined && { subdivision: { value: town.subdivision, line: at.line } }),
    },
    named,
    town,
    above: main.at < 0 ? printed : printed.slice(0, main.at).filter((line) => !before.includes(line)),
    attention,
    hasStreet: main.isKnown,
  };
}

/** Whether two addresses are one, by their codes and towns. */
export const isSameTown = (a: ParsedAddress, b: ParsedAddress): boolean => fold(a.town.postCode) === fold(b.town.postCode);
