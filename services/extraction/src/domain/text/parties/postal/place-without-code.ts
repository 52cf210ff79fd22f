import { fold } from '../../print/fold.js';
import { companyName } from '../names/company-name.js';
import { countryCode } from './countries.js';
import type { Piece } from './pieces.js';
import type { Placed } from './placed.js';
import { isNumbered, isPlacePart, isPostBox, saysStreet } from './streets.js';
import { isIrishCounty } from './subdivisions.js';
import { isSubdivision } from './towns.js';
import { countryWithoutCodes, isCityState } from './towns-without-codes.js';
import type { Writing } from './writing.js';

/** A town in words; a district by its number: `Dublin 2`. */
const CITY = /^\p{Lu}[\p{L}\p{M}.'’ -]{1,30}(?: \d{1,2}W?)?$/u;
const DUBLIN = /^(?:Dublin|Baile Átha Cliath) \d{1,2}W?$/i;

const isCity = ({ value }: Piece): boolean => CITY.test(value) && !saysStreet(value) && !isPlacePart(value);

/** The pieces before a town, where a street with its number, a box, or a street by its word is among them. */
function streetOf(pieces: readonly Piece[], end: number): Piece[] | undefined {
  const street = pieces.slice(0, end);
  return street.some(({ value }) => companyName(value) !== value && (isNumbered(value) || isPostBox(value) || saysStreet(value))) ? street : undefined;
}

/** A town at a piece, with what is behind it. */
function townAt(pieces: readonly Piece[], index: number, country: string, more: Pick<Placed, 'named'> & { subdivision?: string }): Placed | undefined {
  const at = pieces[index];
  const street = streetOf(pieces, index);
  if (at === undefined || street === undefined || !isCity(at)) return undefined;
  const { named, subdivision } = more;
  return {
    town: { postCode: undefined, city: at.value, form: 'own', country, ...(subdivision !== undefined && { subdivision }) },
    city: { value: at.value, line: at.line },
    named,
    street,
    at,
  };
}

/** `12 Hill Street, Nassau, Bahamas`: the town before the country, or before its region; of a city that is a country the piece that names it. */
function beforeCountry(pieces: readonly Piece[], index: number): Placed | undefined {
  const piece = pieces[index];
  const code = piece === undefined || piece.value.length < 3 ? undefined : countryCode(piece.value);
  if (piece === undefined || code === undefined) return undefined;
  const named = { value: piece.value, code, line: piece.line };
  if (isCityState(code)) return townAt(pieces, index, code, { named });
  const region = pieces[index - 1];
  const isRegion = region !== undefined && (isSubdivision(region.value) || isIrishCounty(region.value));
  return isRegion ? townAt(pieces, index - 2, code, { named, subdivision: region.value }) : townAt(pieces, index - 1, code, { named });
}

/** A town whose country has no codes, a district of Dublin, or a town before its Irish county: letters within the country name no country. */
function byItself(pieces: readonly Piece[], index: number, { currency }: Writing): Placed | undefined {
  const { value = '' } = pieces[index] ?? {};
  const country = countryWithoutCodes(value);
  if (country !== undefined) return townAt(pieces, index, country, { named: undefined });
  if (currency !== 'EUR') return undefined;
  if (DUBLIN.test(fold(value))) return townAt(pieces, index, 'IE', { named: undefined });
  return isIrishCounty(value) ? townAt(pieces, index - 1, 'IE', { named: undefined, subdivision: value }) : undefined;
}

/** The town of an address that has no post code: before the country that is named, else one that says by itself where it is. */
export function placeWithoutCode(pieces: readonly Piece[], writing: Writing): Placed | undefined {
  for (const find of [beforeCountry, byItself]) {
    for (const index of pieces.keys()) {
      const placed = find(pieces, index, writing);
      if (placed !== undefined) return placed;
    }
  }
  return undefined;
}
