import { countryCode } from './countries.js';
import { isStreetWord } from './streets.js';
import { townIn } from './towns.js';

/** A part of an address as printed, and which of the lines it stands in, from 0. */
export interface PostalPart {
  value: string;
  line: number;
}

/** A part between separators and commas. */
export interface Piece extends PostalPart {
  /** Pieces between commas are of one segment. */
  segment: number;
}

/** What stands between the parts of an address in one line, or ends it within a sentence. */
const SEPARATOR =
  /\s*[•●∙⋅·|¦;]\s*|(?<=[A-Z\d]{3})\.\s(?=\p{Lu}\p{Ll})|(?<=\p{L}{5})(?<!str)\.\s(?=\p{Lu})|(?<!(?:^|[\s,])[A-Z]{1,3}(?=\s[–—-]\s\d))(?:(?<!\d)\s[–—-]\s|\s[–—-]\s(?!\d{1,3}\p{L}?(?:\s|$|,)|\d{4}\p{L}?(?:$|,|\s(?!\p{Lu}))))/u;
/** A house number, or what goes with it, behind a comma: `Via Roma, 12`, `C/ Alcalde, 22 bajo`; a floor and a door in Denmark: `Nørregade 14, 3. tv.`. */
const NUMBER = /^(?:(?:st|kl|\d{1,2})\.(?:\s?(?:sal|th|tv|mf))?\.?$|(?:n[.º°]*\s?|nr\.?\s|km\.?\s)?\d+\s?\p{L}?(?:[-/]\d*\p{L}?)?(?:\s\p{Ll}+)?\.?$)/u;
/** A plot or a house by its number alone: what follows behind a comma is where it is. */
const PLOT = /^(?:(?:house|door|plot|gat|sy|survey|khasra|shop|stand|erf|lot|h|d)?\.?\s?(?:nos?\b\.?|#)|plot|erf|stand|lot)\s?:?\s?\d[\d/-]*\s?\p{L}?$/iu;
/** A code whose town stands behind a comma: `L-1855, Luxembourg`. */
const CODE_ALONE = /^(?:C\.? ?P\.?:? ?|[A-Z]{1,3}[- ]?)?(?:\d{4,5}|\d{5}-\d{3}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3})$/;
/** Countries whose town has their name. */
const ALSO_TOWNS: ReadonlySet<string> = new Set(['LU', 'SG', 'MC', 'HK', 'MX', 'PA', 'GT', 'KW', 'DJ', 'SM']);

/** Whether a text is the country behind a code, and no town: `78702, United States`. */
function isCountryAlone(text: string): boolean {
  const code = text.length > 3 ? countryCode(text) : undefined;
  return code !== undefined && !ALSO_TOWNS.has(code);
}

/** A Czech or Slovak town with its part behind it, which is of its name: `618 00 Brno – Černovice`. */
const WITH_PART = /^(?:(?:CZ|SK)-?\s?)?\d{3} \d{2} \p{Lu}[\p{L} ]+\s[–—-]\s(?<part>\p{Lu}\p{L}+(?:[ -]\p{L}+)?)$/u;

/** What stands between separators in a line. */
function partsOf(text: string): string[] {
  const part = WITH_PART.exec(text)?.groups?.['part'];
  return part === undefined || countryCode(part) !== undefined ? text.split(SEPARATOR) : [text];
}

/** `Blk 9 Tampines Street 93 Singapore 528843` in one: the town is the country. */
const SINGAPORE = /(?<=\d\S*)\s(?=Singapore \(?\d{6}\)?$)/u;

/** A number of a phone behind an American code: `NC 28306 (910) 555-0144`. */
const PHONE_BEHIND = /(?<=\b[A-Z]{2} \d{5})\s\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}$/;

/** A street with its number and the town behind it, where nothing but the word for the street parts them: `2210 Quarry Loop Fayetteville`, before `NC 28306`. */
function streetAndTown(value: string): readonly [string, string] | undefined {
  const words = value.split(' ');
  const end = words.findLastIndex((word, at) => at > 1 && at < words.length - 1 && isStreetWord(word));
  const [street, town] = [words.slice(0, end + 1).join(' '), words.slice(end + 1).join(' ')];
  return end > 0 && /^\d/.test(value) && /^\p{Lu}[\p{L}.'’ -]+$/u.test(town) ? [street, town] : undefined;
}

/** Pieces with a street and its town apart that stand in one before an American state and its code. */
const withTownsApart = (pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap((piece, at) => {
    const next = pieces[at + 1];
    const town = next?.segment === piece.segment ? townIn(next.value) : undefined;
    const apart = town?.country === 'US' && town.city === undefined ? streetAndTown(piece.value) : undefined;
    return apart === undefined ? [piece] : apart.map((value) => ({ ...piece, value }));
  });

/** The parts between separators and commas. A number between commas is of the street before it, or behind it where it begins. */
export function piecesOf(lines: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let segment = 0;
  for (const [line, text] of lines.entries()) {
    for (const part of partsOf(text.replace(PHONE_BEHIND, '')).flatMap((each) => each.split(SINGAPORE))) {
      if (part.trim() === '') continue;
      segment += 1;
      for (const value of part.split(/,\s*/).map((each) => each.trim())) {
        const last = pieces.at(-1);
        if (value === '') continue;
        const isOfLast =
          last?.segment === segment &&
          townIn(value) === undefined &&
          !isCountryAlone(value) &&
          ((NUMBER.test(value) && !(CODE_ALONE.test(value) && /\d/.test(last.value))) || NUMBER.test(last.value) || PLOT.test(last.value));
        if (
          last !== undefined &&
          last.segment === segment &&
          CODE_ALONE.test(last.value) &&
          !isCountryAlone(value) &&
          townIn(`${last.value} ${value}`) !== undefined
        )
          last.value = `${last.value} ${value}`;
        else if (last !== undefined && isOfLast) last.value = `${last.value}, ${value}`;
        else pieces.push({ value, line, segment });
      }
    }
  }
  return withTownsApart(pieces);
}
