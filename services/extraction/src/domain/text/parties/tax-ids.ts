import { isProvenTaxNumber, isProvenVatId, vatIdIn, vatIdMeant } from '@smartap/tax-ids';
import { isRecognised } from '../../confidence/doubt.js';
import type { ExtractionContext } from '../../outcome.js';
import { around } from '../../pdf/word.js';
import type { Box, Word } from '../../pdf/word.js';
import { squeeze } from '../print/fold.js';
import type { Found } from '../identifiers.js';
import type { LabelHit } from '../print/label-hits.js';
import { LANGUAGES } from '../print/labels/index.js';
import { regionEnd } from '../print/place.js';
import type { Reading } from '../print/reading.js';
import { says } from '../print/says.js';

/** The tax identifiers of both parties. */
export interface TaxIds {
  sellerVat?: Found;
  sellerTaxNumber?: Found;
  buyerVat?: Found;
}

/** An identifier as it is printed, and what its form says. */
interface Id {
  value: string;
  /** It has the structure of the VAT ids of its country. */
  isFormal: boolean;
  /** Its check digits hold. */
  isProven: boolean;
  text: string;
  box: Box;
}

interface Printed extends Found, Id {
  isBuyers: boolean;
}

/** Where a language is spoken, by the prefix of VAT ids: whose tax numbers may be printed without it. */
const SPOKEN_IN: Readonly<Record<string, readonly string[]>> = { cs: ['CZ'], da: ['DK'], de: ['DE'], en: ['GB', 'IE', 'AU'], es: ['ES'], fr: ['FR', 'BE'], it: ['IT'], nl: ['NL', 'BE'], no: ['NO'], pl: ['PL'], pt: ['PT'], sv: ['SE', 'FI'] };
/** What an identifier is sure of after a label. */
const CLAIMS = { proven: 0.97, formal: 0.95, provenNumber: 0.95, loose: 0.55 } as const;
/** What one is sure of under a label, and one that no label announces. */
const UNDER = 0.85;
const UNLABELLED = 0.75;
/** What the seller's is sure of at most where another may be it. */
const RIVALLED = 0.75;
/** What speaks for the seller's: a label and the form, the block of the seller's name, and check digits, which tell of recognised ids which was read rightly. */
const SCORES = { formal: 1, proven: 0.4, underSeller: 0.5, line: 0.0005 } as const;

/** An identifier is printed in so many words at most. */
const MAX_WORDS = 6;
const SAME_EDGE = 15;
const PARTY_HEIGHT = 170;

const printed = (words: readonly Word[]): Pick<Id, 'text' | 'box'> => ({ text: words.map((word) => word.text).join(' '), box: around(words.map((word) => word.box)) });

/** The VAT id that recognised words begin with were letters and digits not taken for one another. */
function meantAt(words: readonly Word[]): Id | undefined {
  if (words[0]?.confidence === undefined) return undefined;
  for (let count = 1; count <= words.length && /\d/.test(words[count - 1]?.text ?? ''); count += 1) {
    const own = words.slice(0, count);
    const value = vatIdMeant(own.map(({ text }) => text).join(''));
    if (value !== undefined) return { value, isFormal: true, isProven: true, ...printed(own) };
  }
  return undefined;
}

/** The VAT id that words begin with. */
function vatIdAt(words: readonly Word[]): Id | undefined {
  const found = vatIdIn(words.map((word) => word.text));
  const isProven = found !== undefined && isProvenVatId(found.vatId);
  const meant = isProven ? undefined : meantAt(words);
  return meant ?? (found && { value: found.vatId, isFormal: true, isProven, ...printed(words.slice(0, found.words)) });
}

/** A number in groups of figures that its check digits prove to be one: `51 824 753 556`. */
function groupedNumberAt(words: readonly Word[], language: string): Id | undefined {
  const end = words.findIndex(({ text }) => !/^\d{2,4}$/.test(text));
  const groups = words.slice(0, end < 0 ? words.length : end);
  const value = groups.map(({ text }) => text).join('');
  return groups.length > 1 && isProvenTaxNumber(value, SPOKEN_IN[language] ?? []) ? { value, isFormal: false, isProven: true, ...printed(groups) } : undefined;
}

/** What follows the nine figures of a Canadian business: its account for sales tax. */
const CANADIAN_ACCOUNT = /^RT\d{4}$/;

/** A number with figures enough that has not the form of a VAT id. */
function taxNumberAt(words: readonly Word[], language: string): Id | undefined {
  const [word, account] = words;
  const value = word?.text.replaceAll(/[,;.]+$/g, '') ?? '';
  if (word !== undefined && account !== undefined && /^\d{9}$/.test(value) && CANADIAN_ACCOUNT.test(account.text)) return { value: value + account.text, isFormal: false, isProven: false, ...printed([word, account]) };
  if (word === undefined || !/\d{5}/.test(value.replaceAll(/\D/g, ''))) return groupedNumberAt(words, language);
  return { value, isFormal: false, isProven: isProvenTaxNumber(value, SPOKEN_IN[language] ?? []), ...printed([word]) };
}

const claimOf = ({ isFormal, isProven }: Id): number => (isFormal ? (isProven ? CLAIMS.proven : CLAIMS.formal) : isProven ? CLAIMS.provenNumber : CLAIMS.loose);

/** `No` before figures is what numbers are called by, and no prefix of Norway, whose ids end with `MVA`. */
const isNumberSign = ([first, ...rest]: readonly Word[]): boolean => /^no\.?:?$/i.test(first?.text ?? '') && !rest.some(({ text }) => /MVA\W?$/i.test(text));

/** The last word of a label with what says whose it is: `VAT id of the supplier | DE306394540`. */
function endOfPhrase({ line, to }: LabelHit): number {
  const last = line.cellOf.lastIndexOf(line.cellOf[to] ?? -1);
  const rest = line.words.slice(to + 1, last + 1).map(({ text }) => text).join(' ');
  return /\p{Ll}/u.test(rest) && !/\d/.test(rest) ? last : to;
}

/** The identifier after a label: of a known form, else the first word with figures. */
function after(reading: Reading, index: number, hit: LabelHit): Printed | undefined {
  const to = endOfPhrase(hit);
  const end = regionEnd(reading, index, { ...hit, to });
  let from = to + 1;
  while (from < end && !/[\p{L}\p{N}]/u.test(hit.line.words[from]?.text ?? '')) from += 1;
  const words = hit.line.words.slice(isNumberSign(hit.line.words.slice(from, from + MAX_WORDS)) ? from + 1 : from, Math.min(end, from + MAX_WORDS));
  const id = vatIdAt(words) ?? taxNumberAt(words, reading.language);
  if (id === undefined) return undefined;
  return {
    ...id,
    confidence: claimOf(id),
    label: hit.text,
    page: hit.line.row.page,
    line: index,
    isBuyers: hit.field === 'buyerVatId',
  };
}

/** Figures and what parts them, but no amount: `07-6280247`. */
const isNumberAlone = (text: string): boolean => /^[\d\s./-]{5,20}$/.test(text) && !/\.\d{2}$/.test(text);

/** The identifier under a label that heads a column. */
function under(reading: Reading, index: number, hit: LabelHit): Printed | undefined {
  for (let line = index + 1; line < Math.min(index + 3, reading.lines.length); line += 1) {
    const row = reading.lines[line]?.row;
    const cell = row?.cells.find((each) => Math.abs(each.box[0] - hit.box[0]) <= SAME_EDGE);
    const id = cell === undefined ? undefined : (vatIdAt(cell.words) ?? (isNumberAlone(cell.text) ? taxNumberAt(cell.words, reading.language) : undefined));
    if (row === undefined || cell === undefined || id === undefined || row.box[1] - hit.box[3] > 20) continue;
    return { ...id, confidence: id.isProven ? claimOf(id) : Math.min(UNDER, claimOf(id)), label: hit.text, page: row.page, line, isBuyers: hit.field === 'buyerVatId' };
  }
  return undefined;
}

/** So many figures without a decimal sign after the word for the tax are no amount. */
const NO_AMOUNT = /^[A-Z]{0,3}\d{9,}(?:[A-Z]?\d{0,2}|RT\d{4})$/;
/** The prefix of a country, with what follows in its word or the next ones; or an Indian number, which has none. `NO` alone is what numbers are called by. */
const PREFIXED = /^(?!NO$)[A-Z]{2}(?:[A-Z]?\d|$)|^\d{2}[A-Z]{5}\d/;

/** VAT ids that no label announces, or one that was misread: only check digits tell them from other numbers. */
function unlabelled(reading: Reading): Printed[] {
  return reading.lines.flatMap(({ words, row }, line) =>
    words.flatMap((word, at): Printed[] => {
      const id = PREFIXED.test(word.text) ? vatIdAt(words.slice(at, at + MAX_WORDS)) : undefined;
      return id?.isProven === true ? [{ ...id, confidence: UNLABELLED, label: undefined, page: row.page, line, isBuyers: false }] : [];
    }),
  );
}

/** Whether something stands in the block that a name begins. */
function isUnder(name: Found, item: Printed, edge: number): boolean {
  const drop = item.box[1] - name.box[1];
  return item.page === name.page && drop >= -2 && drop < PARTY_HEIGHT && Math.abs(edge - name.box[0]) <= SAME_EDGE;
}

function leftEdge(reading: Reading, item: Printed): number {
  const line = reading.lines[item.line];
  const at = line?.row.cells.findIndex((each) => each.box[0] <= item.box[0] + 1 && each.box[2] >= item.box[0]) ?? -1;
  // A label two cells before belongs to what stands between; `TVA fournisseur` begins with its first word.
  const labelled = reading.labels[item.line]?.filter((hit) => hit.field !== 'sellerSection' && hit.field !== 'buyerSection' && hit.box[0] < item.box[0] && at - (line?.cellOf[hit.from] ?? at) <= 1).at(-1);
  return labelled?.box[0] ?? line?.row.cells[at]?.box[0] ?? item.box[0];
}

/** What a label names: beside it, or under it where only a number of no known form stands beside. */
function named(reading: Reading, index: number, hit: LabelHit): Printed | undefined {
  const beside = after(reading, index, hit);
  if (beside?.isFormal === true || beside?.isProven === true) return beside;
  const lower = under(reading, index, hit);
  return lower?.isFormal === true ? lower : (beside ?? lower);
}

function collect(reading: Reading): { vat: Printed[]; numbers: Printed[] } {
  const vat: Printed[] = [];
  const numbers: Printed[] = [];
  reading.labels.forEach((hits, index) => {
    for (const hit of hits) {
      const found = hit.field === 'vatId' || hit.field === 'buyerVatId' || hit.field === 'taxNumber' || hit.field === 'tax' ? named(reading, index, hit) : undefined;
      if (found === undefined) continue;
      // What has the form of a VAT id is one, also where it is only called a tax number.
      if (hit.field === 'taxNumber' && !found.isFormal) numbers.push(found);
      else if (hit.field !== 'tax' || found.isFormal || found.isProven || NO_AMOUNT.test(found.value)) vat.push(found);
    }
  });
  const labelled = new Set(vat.map((item) => item.value));
  return { vat: [...vat, ...unlabelled(reading).filter((item) => !labelled.has(item.value))], numbers };
}

/** An identifier that may be the seller's, and what speaks for it. */
interface Rated {
  readonly item: Printed;
  readonly isBuyers: boolean;
  /** It stands in the block of a seller who is surely named. */
  readonly isOfSeller: boolean;
  readonly score: number;
}

/** Whether another id may be the seller's as well: it is right by its check digits, or the one that was chosen is not. */
function isRivalled({ item }: Rated, others: readonly Rated[]): boolean {
  return others.some(({ item: other }) => other.value !== item.value && (other.isProven || !item.isProven));
}

/** From here on the name of the seller says whose block it begins. */
const SURE_NAME = 0.7;
/** Characters in which two readings of one id may differ. */
const MISREAD = 2;

const isMisreadAs = (a: string, b: string): boolean => a.length === b.length && [...a].filter((char, at) => char !== b[at]).length <= MISREAD;

/**
 * Whether a recognised id may be another's. Check digits tell which was read rightly, not whose it is: that says the block of the seller it stands in, or
 * that the buyer's is known and no other is there; the one beside it may not have been recognised.
 */
function isRivalledOnScan({ item, isOfSeller }: Rated, others: readonly Rated[], isBuyersKnown: boolean): boolean {
  const rivals = others.filter((other) => other.item.isFormal && !isMisreadAs(other.item.value, item.value));
  return isOfSeller ? rivals.some((other) => other.isOfSeller) : !isBuyersKnown || rivals.length > 0;
}

const SELF_BILLED: readonly string[] = LANGUAGES.flatMap(({ selfBilled }) => selfBilled);

/** Finds the tax identifiers and whose they are: by label, by the tenant's own, by the block they stand in. */
export function findTaxIds(reading: Reading, seller: Found | undefined, buyer: Found | undefined, context: ExtractionContext): TaxIds {
  const { vat, numbers } = collect(reading);
  const own = new Set(context.buyerVatIds?.map((id) => squeeze(id)));
  const sellerLines = seller === undefined ? [] : reading.lines.flatMap((line, index) => line.row.cells.filter((cell) => squeeze(cell.text).includes(squeeze(seller.value))).map((cell) => ({ ...seller, box: cell.box, page: line.row.page, line: index })));
  const isScan = isRecognised(reading.lines.map(({ row }) => row));
  const proof = isScan ? SCORES.proven : 0;
  // Where the buyer writes the invoice, `your VAT id` is the seller's.
  const isTurned = vat.some((item) => item.isBuyers) && says(reading, SELF_BILLED);
  const rate = (item: Printed): Rated => {
    const edge = leftEdge(reading, item);
    const isBuyers = isTurned ? !item.isBuyers : item.isBuyers || own.has(squeeze(item.value)) || (buyer !== undefined && isUnder(buyer, item, edge) && !sellerLines.some((line) => line.line > buyer.line && isUnder(line, item, edge)));
    const underSeller = sellerLines.some((line) => isUnder(line, item, edge));
    const score = (item.isFormal && item.label !== undefined ? SCORES.formal : 0) + (item.isProven ? proof : 0) + (underSeller ? SCORES.underSeller : 0) - item.line * SCORES.line;
    return { item, isBuyers, isOfSeller: seller !== undefined && seller.confidence >= SURE_NAME && isUnder(seller, item, edge), score };
  };
  const rated = vat.map(rate);
  const sellers = rated.filter((each) => !each.isBuyers).toSorted((a, b) => b.score - a.score);
  const buyers = rated.filter((each) => each.isBuyers).toSorted((a, b) => b.score - a.score);
  const [chosen, buyerVat, number] = [sellers[0], buyers[0]?.item, numbers.map(rate).find((each) => !each.isBuyers)?.item];
  return {
    ...(chosen === undefined ? {} : { sellerVat: (isScan ? isRivalledOnScan(chosen, sellers, own.size > 0 || buyers.length > 0) : isRivalled(chosen, sellers)) ? { ...chosen.item, confidence: Math.min(RIVALLED, chosen.item.confidence) } : chosen.item }),
    ...(buyerVat === undefined ? {} : { buyerVat }),
    ...(number === undefined ? {} : { sellerTaxNumber: number }),
  };
}
