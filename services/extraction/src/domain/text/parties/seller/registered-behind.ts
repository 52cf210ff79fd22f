import type { Reading } from '../../print/reading.js';
import { FOOT } from '../../print/page-height.js';
import { isSameName } from '../names/clean-name.js';
import { companyName } from '../names/company-name.js';
import { headsTaxId, isProvenSeller, ownsIds, type SellerFacts } from './seller-proof.js';
import type { Clue } from './clue.js';

/** The likeliest name is a brand where it has no legal form; it is given its weight and so much more. */
const BEFORE_BRAND = 0.01;

/** What British companies say of themselves on their letters, whatever name they trade under (SI 2015/17, part 6). Elsewhere the name in the head may as well be the seller's. */
const DISCLOSED = /\bregistered (?:in|office|number|no)\b|\bcompany (?:number|no)\b/i;

/** The only company that the ids of the letter prove to be the seller, before the brand that the head prints larger, which nothing proves: `ABC SCAFFOLDS` beside `Arend Bouw & Co B.V.` above its tax id. */
export function provenBehind(reading: Reading, [brand, ...named]: readonly Clue[], buyers: readonly string[], facts: SellerFacts): Clue | undefined {
  if (brand === undefined || companyName(brand.found.value) !== undefined || headsTaxId(reading, brand.found)) return undefined;
  const [company, ...others] = named.filter(({ found }) => companyName(found.value) === found.value && !buyers.some((name) => isSameName(name, found.value)) && ownsIds(reading, found) && isProvenSeller(reading, found, facts));
  return company === undefined || others.length > 0 ? undefined : { ...company, score: brand.score + BEFORE_BRAND };
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
