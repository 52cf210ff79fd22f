import { textOf, type Cell } from '../../../pdf/word.js';
import type { Found, Place } from '../../found.js';
import { fold, squeeze } from '../../print/fold.js';
import type { Reading } from '../../print/reading.js';
import { cleanName, isSameName } from '../names/clean-name.js';
import { withoutAddress } from '../names/persons-name.js';
import { lineFrom, lineOf, linesBelow } from './address-lines.js';
import { partsOf } from './cells-of-addresses.js';
import { countryOf, type CountryClues } from './country-of.js';
import { deliveredTo, headed } from './delivered-to.js';
import { foundPart, foundTerms, readAddress, type FoundAddress, type ReadAddress } from './found-address.js';
import { strayAddress } from './seller-address.js';
import { isNumbered, isPostBox, saysStreet } from './streets.js';
import type { Writing } from './writing.js';

/** The postal addresses that pages print, and what goes with them. */
export interface Addresses {
  seller: FoundAddress;
  buyer: FoundAddress;
  /** Whom of the buyer the letter is to reach (BT-56). */
  buyerContact: Found | undefined;
  /** Where the goods went, and to whom (BG-15, BT-70). */
  delivery: FoundAddress;
  deliveryName: Found | undefined;
}

/** Who is who on the pages, and what tells a country. */
export interface Parties {
  seller: Found | undefined;
  buyer: Found | undefined;
  sellerVatId: Found | undefined;
  buyerVatId: Found | undefined;
  currency: string | undefined;
}

/** How sure it is whose an address is: below the name, below another place that has the name, or where one of the names is doubtful. */
const CLAIMS = { own: 0.93, again: 0.88, doubtful: 0.75 } as const;
/** A name that claims less may be the other party's. */
const DOUBTFUL_NAME = 0.6;
/** So many words stand beside a name that heads a block: `LOGO Muster`. */
const MAX_MORE = 3;

/** A shorter word begins too many names. */
const LEAST_BRAND = 6;

/** The places where a cell begins with a name, or is what the name begins with: `Landhotel Traunblick` of `Landhotel Traunblick GmbH`. */
function placesOf(reading: Reading, name: string): Place[] {
  const wanted = squeeze(name);
  return reading.lines.flatMap(({ row }, line) =>
    row.cells.flatMap((cell): Place[] =>
      mayBegin(cell, wanted) && (wordsOf(cell, wanted) > 0 || isBrand(cell, wanted)) ? [{ page: row.page, box: cell.box, line }] : [],
    ),
  );
}

/** Most cells begin with another letter. */
function mayBegin({ text }: Cell, wanted: string): boolean {
  const first = text.charAt(0).toLowerCase();
  return !/[a-z0-9]/.test(first) || first === wanted.charAt(0);
}

/** How many words of a cell are a name that it begins with; 0 where it begins with none. */
function wordsOf({ words }: Cell, wanted: string): number {
  let joined = '';
  const end = words.findIndex(({ text }) => {
    joined += squeeze(text);
    return joined.length >= wanted.length;
  });
  return end >= 0 && joined === wanted ? end + 1 : 0;
}

function isBrand({ text }: Cell, wanted: string): boolean {
  const own = squeeze(text);
  return own.length >= LEAST_BRAND && own.length < wanted.length && wanted.startsWith(own);
}

/** Whose address is looked for, and where others are named. */
interface Whose {
  name: string;
  writing: Writing;
  others: readonly Place[];
}

/** Where what is behind a name begins: there, or behind the label of the address that the line says it has: `Roth plc. Registered office: 1 High Street`. */
function labelEnd(reading: Reading, line: number, from: number): number {
  const label = reading.labels[line]?.find(
    ({ field, box, text, line: { words }, to }) => field === 'partyAddress' && (text.endsWith(':') || words[to + 1]?.text === ':') && box[0] > from,
  );
  return label?.box[2] ?? from;
}

/** The address behind a name in its own line, or below it. */
function addressAt(reading: Reading, place: Place, { name, others, writing }: Whose, confidence: number): ReadAddress | undefined {
  const cell = reading.lines[place.line]?.row.cells.find(({ box }) => box[2] > place.box[0]);
  const own = cell === undefined ? 0 : wordsOf(cell, squeeze(name));
  const named = cell?.words[own - 1]?.box[2];
  const end = named === undefined ? undefined : labelEnd(reading, place.line, named);
  const behind = end === undefined ? undefined : readAddress(lineFrom(reading, place.line, end, cell), writing, confidence);
  // Below a line of running text that has the name within it stands its next line.
  const isWithin = cell !== undefined && own === 0 && cell.words.length > name.split(/\s+/).length + MAX_MORE;
  // In a form the lines below begin with their labels, as the one of the name does.
  const isLabelled =
    cell !== undefined && own === 0 && reading.labels[place.line]?.some((hit) => hit.field === 'partyName' && hit.box[0] <= cell.box[0] + 1) === true;
  // `Roth plc. Registered office: 12 High` goes on in the next line of the sentence, which is read with it.
  const goesOn = named !== undefined && end !== named;
  return (
    behind ?? (isWithin || goesOn ? undefined : readAddress(linesBelow(reading, isLabelled ? { ...place, box: cell.box } : place, others), writing, confidence))
  );
}

/** The address that begins with a street in the next cell of the row that a name stands in, as in a letter head of columns. */
function besideName(reading: Reading, { page, line, box }: Found, writing: Writing): ReadAddress | undefined {
  const next = reading.lines[line]?.row.cells.find((cell) => cell.box[0] > box[2]);
  const first = next === undefined ? [] : partsOf(reading, line, next).flatMap(({ words }) => words);
  const street = textOf(first);
  if (next === undefined || !isNumbered(street) || !(saysStreet(street) || /^\d/.test(street))) return undefined;
  const read = readAddress([lineOf(first, line), ...linesBelow(reading, { page, box: next.box, line })], writing, CLAIMS.again);
  return read?.parsed.hasStreet === true && read.parsed.terms.line1?.line === 0 ? read : undefined;
}

/** Whether the main line of an address is a box at the post office. */
const isBoxed = (read: ReadAddress | undefined): boolean => isPostBox(read?.parsed.terms.line1?.value ?? '');

/** Whether two addresses name one town, whatever their codes: boxes have codes of their own. */
const isInTownOf = (a: ReadAddress, b: ReadAddress): boolean => fold(a.parsed.terms.city?.value ?? '') === fold(b.parsed.terms.city?.value ?? '');

/** The address of a seller, who prints a box in the line of the sender and the street in the same town elsewhere. */
function sellersAddress(reading: Reading, seller: Found | undefined, buyer: Found | undefined, writing: Writing): ReadAddress | undefined {
  const own = addressOf(reading, seller, buyer, writing);
  if (seller === undefined || own === undefined || !isBoxed(own)) return own;
  const whose: Whose = { name: seller.value, writing, others: buyer === undefined ? [] : [buyer] };
  const isStreet = (read: ReadAddress | undefined): boolean => read?.parsed.hasStreet === true && !isBoxed(read) && isInTownOf(read, own);
  return (
    placesOf(reading, seller.value)
      .map((place) => addressAt(reading, place, whose, CLAIMS.again))
      .find(isStreet) ?? own
  );
}

/** The address of a named party: at the place that was taken for it first, else at another that prints its name; one with a street before one without. */
function addressOf(reading: Reading, party: Found | undefined, other: Found | undefined, writing: Writing): ReadAddress | undefined {
  if (party === undefined) return undefined;
  const whose: Whose = { name: party.value, writing, others: other === undefined ? [] : [other] };
  const own = addressAt(reading, party, whose, CLAIMS.own);
  if (own?.parsed.hasStreet === true) return own;
  let again: ReadAddress | undefined;
  for (const place of placesOf(reading, party.value)) {
    const found = addressAt(reading, place, whose, CLAIMS.again);
    if (found?.parsed.hasStreet === true) return found;
    again ??= found;
  }
  return own ?? again ?? besideName(reading, party, writing);
}

/** Whom of a party the letter is to reach: by the lines of its address, else by those below another place that has its name, as a payment slip has it too. */
function letterFor(reading: Reading, party: Found | undefined, own: ReadAddress | undefined, others: readonly Found[], writing: Writing): Found | undefined {
  const again =
    party === undefined || own === undefined || own.parsed.attention !== undefined
      ? []
      : placesOf(reading, party.value)
          .filter(({ line }) => line !== party.line)
          .map((place) => addressAt(reading, place, { name: party.value, writing, others }, CLAIMS.again));
  const read = [own, ...again].find((each) => each?.parsed.attention !== undefined);
  const found = read?.parsed.attention === undefined ? undefined : foundPart(read, read.parsed.attention, read.confidence);
  return found && { ...found, value: withoutAddress(found.value) };
}

/** Whether an address has the name of a party above it: who pays is the sender of a payment slip (`Avsändare`). */
const isHeadedBy = ({ parsed }: ReadAddress, party: Found | undefined): boolean =>
  party !== undefined && parsed.above.some(({ value }) => isSameName(cleanName(value), party.value));

const withCountry = (read: ReadAddress | undefined, clues: CountryClues): FoundAddress => {
  if (read === undefined) return {};
  const country = countryOf(read, clues);
  return { ...foundTerms(read), ...(country && { country }) };
};

/** The addresses of seller and buyer below their names, and the one that the goods went to below its heading. */
export function findAddresses(reading: Reading, { seller, buyer, sellerVatId, buyerVatId, currency }: Parties): Addresses {
  const writing: Writing = { language: reading.language, currency };
  const ofBuyer = addressOf(reading, buyer, seller, writing) ?? headed(reading, 'buyerSection', writing).find((read) => !isHeadedBy(read, seller));
  const delivered = deliveredTo(reading, writing, ofBuyer);
  const ofSeller =
    sellersAddress(reading, seller, buyer, writing) ??
    headed(reading, 'sellerSection', writing).find((read) => !isHeadedBy(read, buyer)) ??
    (seller &&
      strayAddress(
        reading,
        seller.value,
        [ofBuyer, delivered?.read].filter((read) => read !== undefined),
        writing,
      ));
  const isDoubtful = [seller, buyer].some((party) => party !== undefined && party.confidence < DOUBTFUL_NAME);
  const asSure = (read: ReadAddress | undefined): ReadAddress | undefined =>
    read === undefined || !isDoubtful ? read : { ...read, confidence: Math.min(read.confidence, CLAIMS.doubtful) };
  const sellers = withCountry(asSure(ofSeller), { writing, vatId: sellerVatId });
  const buyers = withCountry(asSure(ofBuyer), { writing, vatId: buyerVatId, domestic: sellers.country?.value });
  return {
    seller: sellers,
    buyer: buyers,
    buyerContact: letterFor(reading, buyer, ofBuyer, seller === undefined ? [] : [seller], writing),
    delivery: withCountry(delivered?.read, { writing, vatId: undefined, domestic: buyers.country?.value ?? sellers.country?.value }),
    deliveryName: delivered?.name,
  };
}
