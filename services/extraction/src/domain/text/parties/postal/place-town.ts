import { countryCode } from './countries.js';
import type { Piece } from './pieces.js';
import { placeWithoutCode } from './place-without-code.js';
import type { NamedCountry, Placed } from './placed.js';
import { isMainLine, isNumbered, isPlacePart, isPostBox, saysStreet } from './streets.js';
import { isSubdivision, townIn, townOfCountry, type Town } from './towns.js';
import { followingCode, type Writing } from './writing.js';

/** So many pieces before the town are an address. */
const MAX_BEFORE = 9;

/** What stands behind towns in a language and is no code of a country: a province, or a point of the compass (`Aalborg SV`). */
const OF_TOWN: Readonly<Record<string, RegExp>> = { it: /^[A-Z]{2}$/, da: /^[SN][VØ]$/ };

/** The country that a piece names, alone or at its end: `06000 NICE FR` gives the rest too. */
function countryAtEnd(text: string, language: string): { rest: string; name: string; code: string } | undefined {
  const words = /\d/.test(text) ? text.split(/\s+/) : [];
  for (const count of [3, 2, 1]) {
    const name = words.slice(-count).join(' ');
    // In Italy two letters behind a town are its province, in Denmark where its post office is, in brackets everywhere a region.
    const code = words.length > count && !name.startsWith('(') && OF_TOWN[language]?.test(name) !== true ? countryCode(name) : undefined;
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

/** What a region is called between town and country. */
const REGION = /^\(?[\p{L}][\p{L} .'’-]{1,25}\)?$/u;

/** The country in the next piece or, behind a region, in the one after it. */
function behindTown(pieces: readonly Piece[], index: number): { named: NamedCountry | undefined; region: Piece | undefined } {
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
  return next !== undefined && next.segment === pieces[index]?.segment && isNumbered(next.value.replace(/(?<=\d)\.$/, '')) ? [next] : [];
}

/** The street of a town: what stands before it, but what stands behind it in its line where only that has a word for a street. */
function streetAround(pieces: readonly Piece[], own: number, index: number): Piece[] {
  const [before, behind] = [pieces.slice(0, own), streetBehind(pieces, index)];
  const isBehind = before.length === 0 || (behind.some(({ value }) => saysStreet(value)) && !before.some(({ value }) => saysStreet(value) || isPostBox(value)));
  return isBehind ? behind : before;
}

/** In English no town stands behind four or five figures, where one stands behind its street in its own form: `8100 Shoal Creek`. */
function isStreetOf(pieces: readonly Piece[], index: number, { city, isPrefixed, form }: Town, language: string): boolean {
  const isWeak = language === 'en' && city !== undefined && isPrefixed !== true && (form === '4' || form === '5');
  return isWeak && pieces.slice(index + 1, index + 5).some(({ value }) => townIn(countryAtEnd(value, language)?.rest ?? value)?.form === 'own');
}

/** Words before a code are a region where the town stands before them, and a comma behind them, or where they are two letters: `Mannheim, Baden-Württemberg, 68219`, `Rovigo, RO 45100`. */
function withRegion(town: Town | undefined, { segment, value }: Piece, before: Piece | undefined): Town | undefined {
  const isRegion =
    (value.includes(',') || /^[A-Z]{2}$/.test(town?.city ?? '')) &&
    town?.city !== undefined &&
    before?.segment === segment &&
    !/\d/.test(before.value) &&
    !isMainLine(before.value);
  return isRegion ? { ...town, city: undefined, subdivision: town.city ?? '' } : town;
}

/** Figures behind or below a town are its code where the country follows, or where the page is of a country that writes so; alone they need a street above. */
function isCode(pieces: readonly Piece[], index: number, { city, form }: Town, isNamed: boolean, { currency }: Writing): boolean {
  const isWhole = pieces.slice(0, Math.max(0, index)).some(({ value }) => isNumbered(value) || isPostBox(value));
  return (isNamed || (form === followingCode(currency)?.form && isWhole)) && (city !== undefined || isWhole);
}

const IN_BRACKETS = /^(.*\S)\s?\((\p{L}[^()]*)\)$/u;
const WORDS = /^\p{Lu}[\p{L}.'’ -]+(?:\s?\([^()]+\))?$/u;

/** Whether the town of a code stands behind it, since before it is the street: `C/ Mayor 18 - CP: 11500 - Rota (Cádiz)`. */
function isTownBehind(pieces: readonly Piece[], index: number): boolean {
  const [before, next] = [pieces[index - 1], pieces[index + 1]];
  const isStreet = before !== undefined && (isMainLine(before.value) || isPlacePart(before.value) || /\d/.test(before.value));
  return isStreet && next?.line === pieces[index]?.line && WORDS.test(next?.value ?? '') && countryCode(next?.value ?? '') === undefined;
}

/** The town that a piece names; a code alone takes the piece before it for its town, or the one before a region. */
function placeAt(pieces: readonly Piece[], index: number, writing: Writing): Placed | undefined {
  const { language } = writing;
  const at = pieces[index];
  if (at === undefined) return undefined;
  const atEnd = countryAtEnd(at.value, language);
  const plain = townIn(atEnd?.rest ?? at.value);
  const worded = plain === undefined ? withRegion(townOfCountry(at.value), at, pieces[index - 1]) : undefined;
  const found = plain ?? worded;
  if (found === undefined || isStreetOf(pieces, index, found, language)) return undefined;
  const behind = behindTown(pieces, index);
  if (worded !== undefined && !isCode(pieces, index, worded, behind.named !== undefined, writing)) return undefined;
  const before = pieces[index - 1];
  // `Norfolk, VA 23510` is no county: the code has its state.
  const region = found.city === undefined && found.subdivision === undefined && before !== undefined && isSubdivision(before.value) ? before : undefined;
  const isBefore = found.city === undefined && !isTownBehind(pieces, index);
  const own = isBefore ? (region === undefined ? index - 1 : index - 2) : index;
  const city = found.city === undefined && !isBefore ? pieces[index + 1] : pieces[own];
  if (city === undefined || (own < index && (worded === undefined ? /\d{3}/ : /\d/).test(city.value))) return undefined;
  const [, name = city.value, province] = isBefore ? [] : (IN_BRACKETS.exec(city.value) ?? []);
  const subdivision = province ?? (region ?? behind.region)?.value.replaceAll(/[()]/g, '');
  const town = withProvince(subdivision === undefined ? found : { ...found, subdivision }, language);
  const named = atEnd === undefined ? behind.named : { value: atEnd.name, code: atEnd.code, line: at.line };
  return { town, city: { value: town.city ?? name, line: city.line }, named, street: streetAround(pieces, own, index), at };
}

/** The first town among pieces: with its post code, else one that needs none. */
export function place(pieces: readonly Piece[], writing: Writing): Placed | undefined {
  for (const index of pieces.slice(0, MAX_BEFORE).keys()) {
    const placed = placeAt(pieces, index, writing);
    if (placed !== undefined) return placed;
  }
  return placeWithoutCode(pieces.slice(0, MAX_BEFORE), writing);
}
