import { areSet } from '../../../pdf/edges.js';
import { foldWords, squeeze } from '../../print/fold.js';
import { textOfLines } from '../../print/line.js';
import type { Reading } from '../../print/reading.js';
import { FOOT } from '../../print/page-height.js';
import { isPostal, isReached, isStreet } from '../address-signs.js';
import { isAboveAddress } from '../above-address.js';
import { BRAND_LETTERS, isAcronymOf, hasOnlyWordsOf } from '../names/brand.js';
import { isNameLike } from '../names/name-like.js';
import { isSameName } from '../names/clean-name.js';
import { companyName } from '../names/company-name.js';
import { isPersonsName } from '../names/persons-name.js';
import { hasIdentity, headsTaxId, isProvenSeller, ownsIds, type SellerFacts } from './seller-proof.js';
import { isForSomebody } from './addressee.js';
import { clue, type Clue } from './clue.js';
import type { Found } from '../../found.js';

/** The likeliest name is a brand where it has no legal form; it is given its weight and so much more. */
const BEFORE_BRAND = 0.01;

/** What British companies say of themselves on their letters, whatever name they trade under (SI 2015/17, part 6). Elsewhere the name in the head may as well be the seller's. */
const DISCLOSED = /\bregistered (?:in|office|number|no)\b|\bcompany (?:number|no)\b/i;

/** The only company that the ids of the letter prove to be the seller, before the brand that the head prints larger, which nothing proves: `ABC SCAFFOLDS` beside `Arend Bouw & Co B.V.` above its tax id. */
export function provenBehind(reading: Reading, [brand, ...named]: readonly Clue[], buyers: readonly string[], facts: SellerFacts): Clue | undefined {
  if (brand === undefined || companyName(brand.found.value) !== undefined || headsTaxId(reading, brand.found)) return undefined;
  const [company, ...others] = named.filter(
    ({ found }) =>
      companyName(found.value) === found.value &&
      !buyers.some((name) => isSameName(name, found.value)) &&
      ownsIds(reading, found) &&
      isProvenSeller(reading, found, facts),
  );
  return company === undefined || others.length > 0 ? undefined : { ...company, score: brand.score + BEFORE_BRAND };
}

/** The first wanted name on the first page that stands above an address. */
function addressed(reading: Reading, isWanted: (named: Clue) => boolean): Clue | undefined {
  const named = reading.lines.flatMap(({ row }, line) => (row.page === 1 ? row.cells.map((cell) => clue(cell.text, 0, cell, line)) : []));
  return named.find((each) => isNameLike(each.found.text) && isWanted(each) && isAboveAddress(reading, each.found));
}

/**
 * The name that a brand without a legal form begins, said in full elsewhere, among the other clues or above an address: `Willow & Ink Studio` beside `willow & ink`,
 * `Genusswerk Gastro GmbH` beside `genuss`; also that of a person whose last name the brand ends with: `Inês Prata` beside `atelier prata`.
 */
export function nameInFull(reading: Reading, [brand, ...named]: readonly Clue[], buyers: readonly string[]): Clue | undefined {
  if (brand === undefined || companyName(brand.found.value) !== undefined) return undefined;
  const [last, letters] = [foldWords(brand.found.value).at(-1), squeeze(brand.found.value)];
  if (letters.length < BRAND_LETTERS) return undefined;
  const isPerson = isPersonsName(brand.found.value);
  const goesOn = ({ found: { value } }: Clue): boolean => {
    const own = foldWords(value);
    const isBegun =
      own.some((_, at) => at > 0 && own.slice(0, at).join('') === letters) || (companyName(value) === value && squeeze(value).startsWith(letters));
    const isOfPerson = !isPerson && own.at(-1) === last && companyName(value) === undefined && isPersonsName(value);
    return value.includes(' ') && !hasOnlyWordsOf(value, brand.found.value) && (isBegun || isOfPerson || isAcronymOf(brand.found.value, value));
  };
  const full = named.find(goesOn) ?? addressed(reading, goesOn);
  const isBuyer = full !== undefined && buyers.some((name) => isSameName(name, full.found.value));
  return full === undefined || isBuyer ? undefined : { ...full, score: brand.score + BEFORE_BRAND };
}

/** How far below a brand whose it is may stand, with so many lines between: what it does, or the rest of it. */
const OWNER_GAP = 36;
const OWNER_LINES = 3;
/** How far below its name a company's telephone number or mail address stands at most, in points. */
const OWN_BLOCK = 170;

/** The company below a brand at its edge or middle that can be reached, where no address stands between and it says of nobody whom of it the letter is to reach: `Presses` / `du Nord` / `Imprimerie du Nord SRL` above its street and telephone number. */
export function ownerBelow(reading: Reading, [brand, ...named]: readonly Clue[], buyers: readonly string[]): Clue | undefined {
  if (brand === undefined || companyName(brand.found.value) !== undefined) return undefined;
  const { page, box, line } = brand.found;
  const column = reading.lines.slice(line).flatMap(({ row }): Pick<Found, 'text' | 'box' | 'line'>[] => {
    const cell = row.page === page ? row.cells.find((each) => areSet(each.box, box)) : undefined;
    return cell === undefined || cell.box[1] < box[1] ? [] : [{ text: cell.text, box: cell.box, line: row.index }];
  });
  const at = column.findIndex(({ text }) => companyName(text) !== undefined);
  const [own, between] = [column[at], column.slice(1, at)];
  const isNear = column.slice(0, at).every((cell, index) => (column[index + 1]?.box[1] ?? Infinity) - cell.box[3] < OWNER_GAP);
  if (own === undefined || at > OWNER_LINES || !isNear || between.some(({ text }) => isPostal(text) || isStreet(text) || isReached(text))) return undefined;
  const isOwn = !isForSomebody(reading, { ...own, page }) && column.slice(at).some((cell) => isReached(cell.text) && cell.box[1] - own.box[1] < OWN_BLOCK);
  const company = isOwn ? named.find(({ found }) => isSameName(found.value, companyName(own.text) ?? '')) : undefined;
  const isBuyer = company !== undefined && buyers.some((name) => isSameName(name, company.found.value));
  return company === undefined || isBuyer ? undefined : { found: { ...company.found, ...own, page, label: undefined }, score: brand.score + BEFORE_BRAND };
}

/** The company that the foot of the first page registers, before the brand in its head, where no other company but buyers is named: `Olson Foods Ltd. Registered in England No. 123`. */
export function registeredBehind(reading: Reading, height: number, named: readonly Clue[], buyers: readonly string[]): Clue | undefined {
  const [brand] = named;
  const companies = named.filter(({ found: { value } }) => companyName(value) === value && !buyers.some((name) => isSameName(name, value)));
  const [company, ...others] = companies;
  if (brand === undefined || company === undefined || others.length > 0 || companyName(brand.found.value) !== undefined || company.score <= 0) return undefined;
  const row = reading.lines[company.found.line]?.row;
  const isAtFoot = row?.page === 1 && row.box[1] > FOOT * height;
  return isAtFoot && DISCLOSED.test(row.text) ? { ...company, score: brand.score + BEFORE_BRAND } : undefined;
}

/** The address of a brand stands in so many lines below it. */
const ADDRESS_LINES = 3;

/** The only company but buyers whose name stands on the first page before the street that the head has below a brand. */
export function housedBehind(reading: Reading, [brand, ...named]: readonly Clue[], buyers: readonly string[]): Clue | undefined {
  if (brand === undefined || companyName(brand.found.value) !== undefined || brand.found.page !== 1) return undefined;
  const { line } = brand.found;
  const address = squeeze(textOfLines(reading.lines.slice(line + 1, line + 1 + ADDRESS_LINES)));
  const [company, ...others] = named.filter(({ found: { value, page, text } }) => {
    const isCompany = page === 1 && companyName(value) === value && !buyers.some((name) => isSameName(name, value));
    const street =
      isCompany && text.startsWith(value)
        ? text
            .slice(value.length)
            .split(PARTS)
            .find((piece) => isStreet(piece) && /\d/.test(piece))
        : undefined;
    return street !== undefined && address.includes(squeeze(street));
  });
  return company === undefined || others.length > 0 ? undefined : { ...company, score: brand.score + BEFORE_BRAND };
}

/** What parts the name from the address in the line of an imprint. */
const PARTS = /\s?[•●·|]\s?|\s[–—-]\s|,\s/;
/** The tax id of an imprint stands in its line, or in one of so many below. */
const IMPRINT_LINES = 2;

/**
 * The person behind a brand, as the foot of the first page names them with address and tax id: `Lucía Otero Vidal · NIF … · Calle del Olmo 8 · 33201 Gijón`, or behind
 * the name of the shop: `Solvik Keramikk Ingrid Moe, Solvik 4, 4950 Risør`.
 */
export function soleTraderBehind(reading: Reading, height: number, [brand]: readonly Clue[]): Clue | undefined {
  if (brand === undefined || companyName(brand.found.value) !== undefined) return undefined;
  const named = reading.lines.flatMap(({ row }, index): Clue[] => {
    const cell = row.page === 1 && row.box[1] > FOOT * height ? row.cells.find(({ text }) => text.split(PARTS).slice(1).some(isPostal)) : undefined;
    const [name = ''] = cell?.text.split(PARTS) ?? [];
    const rest = name.startsWith(`${brand.found.value} `) ? name.slice(brand.found.value.length + 1) : name;
    const isTaxed = [...Array(IMPRINT_LINES).keys()].some((more) => hasIdentity(reading, index + more));
    return cell !== undefined && isTaxed && isPersonsName(rest) ? [clue(name, brand.score + BEFORE_BRAND, cell, index)] : [];
  });
  return named[0];
}
