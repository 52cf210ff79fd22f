import type { ExtractionContext } from '../outcome.js';
import { around } from '../pdf/word.js';
import { squeeze } from './print/fold.js';
import type { Found } from './identifiers.js';
import type { LabelHit } from './print/label-hits.js';
import { regionEnd } from './print/place.js';
import type { Reading } from './print/reading.js';

/** The form of VAT identifiers (VIES), without separators. */
const FORMS: readonly RegExp[] = [
  /^ATU\d{8}/, /^BE[01]\d{9}/, /^BG\d{9,10}/, /^CHE\d{9}/, /^CY\d{8}[A-Z]/, /^CZ\d{8,10}/, /^DE\d{9}(?!\d)/, /^DK\d{8}/, /^EE\d{9}/, /^EL\d{9}/, /^ES[A-Z0-9]\d{7}[A-Z0-9]/, /^FI\d{8}/, /^FR[A-Z0-9]{2}\d{9}/,
  /^GB(?:\d{12}|\d{9})/, /^HR\d{11}/, /^HU\d{8}/, /^IE\d[A-Z0-9+*]\d{5}[A-Z]{1,2}/, /^IT\d{11}/, /^LT(?:\d{12}|\d{9})/, /^LU\d{8}/, /^LV\d{11}/, /^MT\d{8}/, /^NL\d{9}B\d{2}/, /^NO\d{9}(?:MVA)?/, /^PL\d{10}/, /^PT\d{9}/, /^RO\d{2,10}/,
  /^SE\d{12}/, /^SI\d{8}/, /^SK\d{10}/, /^XI\d{9}/,
];

/** The tax identifiers of both parties. */
export interface TaxIds {
  sellerVat?: Found;
  sellerTaxNumber?: Found;
  buyerVat?: Found;
}

interface Printed extends Found {
  isFormal: boolean;
  isBuyers: boolean;
}

const SAME_EDGE = 15;
const PARTY_HEIGHT = 170;

function formal(text: string): string | undefined {
  const plain = text.toUpperCase().replaceAll(/[^A-Z0-9+*]/g, '');
  for (const form of FORMS) {
    const match = form.exec(plain);
    if (match !== null) return match[0];
  }
  return undefined;
}

/** The identifier after a label: of a known form, else the first word with figures. */
function after(reading: Reading, index: number, hit: LabelHit): Printed | undefined {
  const end = regionEnd(reading, index, hit);
  let from = hit.to + 1;
  while (from < end && !/[\p{L}\p{N}]/u.test(hit.line.words[from]?.text ?? '')) from += 1;
  const words = hit.line.words.slice(from, Math.min(end, from + 6));
  const [first] = words;
  if (first === undefined) return undefined;
  const known = formal(words.map((word) => word.text).join(''));
  const loose = first.text.replaceAll(/[,;.]+$/g, '');
  const value = known ?? (/\d{5}/.test(loose.replaceAll(/\D/g, '')) ? loose : undefined);
  if (value === undefined) return undefined;
  return {
    value,
    confidence: known === undefined ? 0.55 : 0.92,
    label: hit.text,
    text: words.map((word) => word.text).join(' '),
    page: hit.line.row.page,
    box: around(words.map((word) => word.box)),
    line: index,
    isFormal: known !== undefined,
    isBuyers: hit.field === 'buyerVatId',
  };
}

/** The identifier under a label that heads a column. */
function under(reading: Reading, index: number, hit: LabelHit): Printed | undefined {
  for (let line = index + 1; line < Math.min(index + 3, reading.lines.length); line += 1) {
    const row = reading.lines[line]?.row;
    const cell = row?.cells.find((each) => Math.abs(each.box[0] - hit.box[0]) <= SAME_EDGE);
    const value = cell === undefined ? undefined : formal(cell.text);
    if (row === undefined || cell === undefined || value === undefined || row.box[1] - hit.box[3] > 20) continue;
    return { value, confidence: 0.85, label: hit.text, text: cell.text, page: row.page, box: cell.box, line, isFormal: true, isBuyers: hit.field === 'buyerVatId' };
  }
  return undefined;
}

/** Whether something stands in the block that a name begins. */
function isUnder(name: Found, item: Printed, edge: number): boolean {
  const drop = item.box[1] - name.box[1];
  return item.page === name.page && drop >= -2 && drop < PARTY_HEIGHT && Math.abs(edge - name.box[0]) <= SAME_EDGE;
}

function leftEdge(reading: Reading, item: Printed): number {
  const cell = reading.lines[item.line]?.row.cells.find((each) => each.box[0] <= item.box[0] + 1 && each.box[2] >= item.box[0]);
  const labelled = reading.labels[item.line]?.filter((hit) => hit.box[0] < item.box[0]).at(-1);
  return labelled?.box[0] ?? cell?.box[0] ?? item.box[0];
}

function collect(reading: Reading): { vat: Printed[]; numbers: Printed[] } {
  const vat: Printed[] = [];
  const numbers: Printed[] = [];
  reading.labels.forEach((hits, index) => {
    for (const hit of hits) {
      const found = hit.field === 'vatId' || hit.field === 'buyerVatId' || hit.field === 'taxNumber' || hit.field === 'tax' ? (after(reading, index, hit) ?? under(reading, index, hit)) : undefined;
      if (found === undefined) continue;
      if (hit.field === 'taxNumber') numbers.push(found);
      else if (found.isFormal || hit.field !== 'tax') vat.push(found);
    }
  });
  return { vat, numbers };
}

/** Finds the tax identifiers and whose they are: by label, by the tenant's own, by the block they stand in. */
export function findTaxIds(reading: Reading, seller: Found | undefined, buyer: Found | undefined, context: ExtractionContext): TaxIds {
  const { vat, numbers } = collect(reading);
  const own = new Set(context.buyerVatIds?.map((id) => squeeze(id)));
  const sellerLines = seller === undefined ? [] : reading.lines.flatMap((line, index) => line.row.cells.filter((cell) => squeeze(cell.text).includes(squeeze(seller.value))).map((cell) => ({ ...seller, box: cell.box, page: line.row.page, line: index })));
  const rated = vat.map((item) => {
    const edge = leftEdge(reading, item);
    const isBuyers = item.isBuyers || own.has(squeeze(item.value)) || (buyer !== undefined && isUnder(buyer, item, edge) && !sellerLines.some((line) => line.line > buyer.line && isUnder(line, item, edge)));
    const underSeller = sellerLines.some((line) => isUnder(line, item, edge));
    return { item, isBuyers, score: (item.isFormal ? 1 : 0) + (underSeller ? 0.5 : 0) - item.line * 0.0005 };
  });
  const sellers = rated.filter((each) => !each.isBuyers).toSorted((a, b) => b.score - a.score);
  const buyers = rated.filter((each) => each.isBuyers).toSorted((a, b) => b.score - a.score);
  const [sellerVat, buyerVat, number] = [sellers[0]?.item, buyers[0]?.item, numbers[0]];
  const distinct = new Set(sellers.map((each) => each.item.value)).size;
  return {
    ...(sellerVat === undefined ? {} : { sellerVat: { ...sellerVat, confidence: distinct > 1 ? Math.min(0.8, sellerVat.confidence) : sellerVat.confidence } }),
    ...(buyerVat === undefined ? {} : { buyerVat }),
    ...(number === undefined ? {} : { sellerTaxNumber: number }),
  };
}
