import { SAME_BLOCK, sameLeft } from '../../../pdf/edges.js';
import { textOf, type Word } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import { foldWords } from '../../print/fold.js';
import { cellBoxOf, type LabelHit } from '../../print/hits/label-hits.js';
import { lineBelow } from '../../print/next-line.js';
import { regionEnd } from '../../print/place.js';
import type { Reading } from '../../print/reading.js';
import { isBuyersWord } from '../whose/buyers-words.js';
import { groupedNumberAt, MAX_WORDS, norwegianAt, spanishAt, taxNumberAt, vatIdAt, type Id } from './id-forms.js';

/** An identifier with where it stands, and whether its label says that it is the buyer's. */
export interface Printed extends Found, Id {
  isBuyers: boolean;
}

/** What an identifier is sure of after a label. */
const CLAIMS = { proven: 0.97, formal: 0.95, provenNumber: 0.95, loose: 0.55 } as const;
/** What one is sure of under a label, and one that no label announces. */
const UNDER = 0.85;
const UNLABELLED = 0.75;

const claimOf = ({ isFormal, isProven }: Id): number => (isFormal ? (isProven ? CLAIMS.proven : CLAIMS.formal) : isProven ? CLAIMS.provenNumber : CLAIMS.loose);

/** `No` before figures is what numbers are called by, and no prefix of Norway, whose ids end with `MVA`. */
const isNumberSign = ([first, ...rest]: readonly Word[]): boolean => /^no\.?:?$/i.test(first?.text ?? '') && !rest.some(({ text }) => /MVA\W?$/i.test(text));

/** The last word of a label with what says whose it is: `VAT id of the supplier | DE306394540`, `USt-IdNr. des Kunden: DE306394540`. */
function endOfPhrase({ line, to, field }: LabelHit): number {
  const last = line.cellOf.lastIndexOf(line.cellOf[to] ?? -1);
  const digit = line.words.findIndex(({ text }, at) => at > to && at <= last && /\d/.test(text));
  const end = digit < 0 ? last : digit - 1;
  const owner = line.words.slice(to + 1, end + 1).map(({ text }) => text);
  // Beside the id a small word begins what says whose it is: `of the supplier`, `des Kunden`; in a head it may be in capitals: `N.I.F. CLIENTE`.
  const isOwner =
    digit < 0
      ? /\p{Ll}/u.test(owner.join(' ')) || owner.flatMap((text) => foldWords(text)).some(isBuyersWord)
      : field !== 'tax' && /^\p{Ll}/u.test(owner[0] ?? '');
  return isOwner ? end : to;
}

/** Whether a label, the word before it or what goes on behind it says that the id is the buyer's. */
function isOfBuyer(hit: LabelHit): boolean {
  const { line, from } = hit;
  const first = line.cellOf[from - 1] === line.cellOf[from] ? from - 1 : from;
  return (
    hit.field === 'buyerVatId' ||
    line.words
      .slice(first, endOfPhrase(hit) + 1)
      .flatMap(({ text }) => foldWords(text))
      .some(isBuyersWord)
  );
}

/** Words of an id that begins at the end of a line, before it goes on in the next: `FR 21`. */
const BEGUN_WORDS = 2;

/** The words from a place on, and at the end of the line those of the next, in which an id may go on: `N° TVA FR 21` / `451430243`. */
function wordsFrom(reading: Reading, index: number, from: number): readonly Word[] {
  const words = reading.lines[index]?.words.slice(from, from + MAX_WORDS) ?? [];
  return words.length > BEGUN_WORDS ? words : [...words, ...(lineBelow(reading, index)?.cells[0]?.words ?? [])].slice(0, MAX_WORDS);
}

/** The identifier after a label: of a known form, else the first word with figures. */
function after(reading: Reading, index: number, hit: LabelHit): Printed | undefined {
  const to = endOfPhrase(hit);
  const end = regionEnd(reading, index, { ...hit, to });
  let from = to + 1;
  while (from < end && !/[\p{L}\p{N}]/u.test(hit.line.words[from]?.text ?? '')) from += 1;
  if (isNumberSign(hit.line.words.slice(from, from + MAX_WORDS))) from += 1;
  const words = hit.line.words.slice(from, Math.min(end, from + MAX_WORDS));
  // What ends an id may be a word for the tax: `NO 884 499 194 MVA`.
  const following = from < end ? wordsFrom(reading, index, from) : [];
  const whole = vatIdAt(following) ?? norwegianAt(following);
  const id = whole?.isProven === true ? whole : (vatIdAt(words) ?? taxNumberAt(words, reading.language));
  if (id === undefined) return undefined;
  return {
    ...id,
    confidence: claimOf(id),
    label: hit.text,
    page: hit.line.row.page,
    line: index,
    isBuyers: isOfBuyer(hit),
  };
}

/** Words for a number that a label may go on with in the next line. */
const MOST_LABEL_WORDS = 2;

/** The identifier in the line below a label that ends its own: `… company number 09184426. VAT` / `number 460 9714 91`. */
function inNextLine(reading: Reading, index: number, hit: LabelHit): Printed | undefined {
  const below = hit.line.words[hit.to + 1] === undefined ? lineBelow(reading, index) : undefined;
  const words = below?.cells[0]?.words ?? [];
  const from = words.findIndex(({ text }) => /\d/.test(text));
  const own = words.slice(from, from + MAX_WORDS).map((word) => ({ ...word, text: word.text.replace(/[.,;]$/, '') }));
  const id =
    below === undefined || from < 0 || from > MOST_LABEL_WORDS || below.box[0] > hit.box[0]
      ? undefined
      : (vatIdAt(own) ?? groupedNumberAt(own, reading.language));
  return id?.isProven === true
    ? { ...id, confidence: claimOf(id), label: hit.text, page: hit.line.row.page, line: index + 1, isBuyers: isOfBuyer(hit) }
    : undefined;
}

/** Figures and what parts them, but no amount: `07-6280247`; or the account of a Canadian business, `83120 7741 RT0001`. */
const isNumberAlone = (text: string): boolean => (/^[\d\s./-]{5,20}$/.test(text) && !/\.\d{2}$/.test(text)) || /^[\d ]{9,11} ?RT ?\d{4}$/.test(text);

/** The identifier under a label that heads a column. */
function under(reading: Reading, index: number, hit: LabelHit): Printed | undefined {
  // `Your VAT no.` begins before the label of the id does, and may be wider than the id below its middle.
  const head = cellBoxOf(hit);
  for (let line = index + 1; line < Math.min(index + 3, reading.lines.length); line += 1) {
    const row = reading.lines[line]?.row;
    const cell = row?.cells.find(
      (each) =>
        sameLeft(each.box, hit.box, SAME_BLOCK) ||
        sameLeft(each.box, head, SAME_BLOCK) ||
        (each.box[0] <= hit.box[0] && each.box[2] >= hit.box[2]) ||
        (each.box[0] >= head[0] && each.box[2] <= head[2]),
    );
    const number = cell === undefined ? undefined : taxNumberAt(cell.words, reading.language);
    const id = cell === undefined ? undefined : (vatIdAt(cell.words) ?? (number?.isProven === true || isNumberAlone(cell.text) ? number : undefined));
    if (row === undefined || cell === undefined || id === undefined || row.box[1] - hit.box[3] > 20) continue;
    return { ...id, confidence: id.isProven ? claimOf(id) : Math.min(UNDER, claimOf(id)), label: hit.text, page: row.page, line, isBuyers: isOfBuyer(hit) };
  }
  return undefined;
}

/** So many figures without a decimal sign after the word for the tax are no amount. */
const NO_AMOUNT = /^[A-Z]{0,3}\d{9,}(?:[A-Z]?\d{0,2}|RT\d{4})$/;
/** The prefix of a country, with what follows in its word or the next ones; or an Indian number, which has none. `NO` alone is what numbers are called by. */
const PREFIXED = /^(?!NO$)[A-Z]{2}(?:[A-Z]?-?\d|$)|^\d{2}[A-Z]{5}\d/;

/** `NO` begins the VAT id of a Norwegian company where the letters for the tax end it: `NO 888 067 507 MVA`. */
const isNorwegian = (words: readonly Word[], at: number): boolean =>
  words[at]?.text === 'NO' && /^(?:\d{9}|\d{3} \d{3} \d{3}) ?MVA\b/.test(textOf(words.slice(at + 1, at + MAX_WORDS)));

/** VAT ids that no label announces, or one that was misread: only check digits tell them from other numbers. */
function unlabelled(reading: Reading): Printed[] {
  return reading.lines.flatMap((own, line) =>
    own.words.flatMap((word, at): Printed[] => {
      const id = PREFIXED.test(word.text) || isNorwegian(own.words, at) ? vatIdAt(wordsFrom(reading, line, at)) : spanishAt(reading, own, at);
      return id?.isProven === true ? [{ ...id, confidence: UNLABELLED, label: undefined, page: own.row.page, line, isBuyers: false }] : [];
    }),
  );
}

/** What a label names: beside it, or under it where only a number of no known form stands beside. */
function named(reading: Reading, index: number, hit: LabelHit): Printed | undefined {
  const beside = after(reading, index, hit);
  if (beside?.isFormal === true || beside?.isProven === true) return beside;
  const lower = under(reading, index, hit);
  return lower?.isFormal === true ? lower : (beside ?? lower ?? inNextLine(reading, index, hit));
}

/** `−393,26` behind the word for the tax. */
const isAmount = (value: string): boolean => /^[−–-]?\d[\d.,']*[.,]\d{2}$/.test(value);

/** The VAT ids of a page, and the tax numbers that have no form of one. */
export function printedIds(reading: Reading): { vat: Printed[]; numbers: Printed[] } {
  const vat: Printed[] = [];
  const numbers: Printed[] = [];
  reading.labels.forEach((hits, index) => {
    for (const hit of hits) {
      const found =
        hit.field === 'vatId' || hit.field === 'buyerVatId' || hit.field === 'taxNumber' || hit.field === 'tax' ? named(reading, index, hit) : undefined;
      if (found === undefined || (!found.isProven && isAmount(found.value))) continue;
      // What has the form of a VAT id is one, also where it is only called a tax number.
      if (hit.field === 'taxNumber' && !found.isFormal) numbers.push(found);
      else if (hit.field !== 'tax' || found.isFormal || found.isProven || NO_AMOUNT.test(found.value)) vat.push(found);
    }
  });
  const labelled = new Set(vat.map((item) => item.value));
  return { vat: [...vat, ...unlabelled(reading).filter((item) => !labelled.has(item.value))], numbers };
}
