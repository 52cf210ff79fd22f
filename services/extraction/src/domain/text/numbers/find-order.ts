import { around, boxOf, textOf } from '../../pdf/word.js';
import { cellBoxOf, isHeading, type LabelHit } from '../print/hits/label-hits.js';
import type { LabelField } from '../print/labels/index.js';
import { foldWords } from '../print/fold.js';
import { labelsIn } from '../print/phrase-after.js';
import { beginsAsBuyers, isBuyersWord } from '../parties/whose/buyers-words.js';
import { findId } from './labelled-number.js';
import { numbersOfPage } from './printed-numbers.js';
import { isSellersWord } from './sellers-words.js';
import { BUYERS, isOutright, orderInWords } from './order-in-words.js';
import { atMost, type Found } from '../found.js';
import type { Reading } from '../print/reading.js';

/** How orders are numbered more often than anything else: `PO-24771`, `INK-2025-0283` by what they are called in a language, and ten figures from 45 on, as SAP does by itself. */
const ORDER =
  /^(?:P\.?O|ORD|BE|OC|INK|IO|BC|BDC|CDE|CMD|ODA|PUR|PED|ENC|OBJ|BEST|ZAM|EK|RQ|REQ)[-_/# ]?(?=\d*[-/]?\d{3})\d+(?:[-/](?:\d+|[A-Z]))?$|^PO[-/](?:[A-Z]{1,4}[-/])?(?:\d+[-/])*\d{2,}$|^45\d{8}$/i;
/** What an order claims at most that is only called a reference. */
const BY_FORM = 0.8;
/** What one claims that nothing calls so but its letters. */
const BY_CODE = 0.7;

/** What an order claims at most that is numbered as the invoice is. */
const OF_SERIES = 0.75;

/** What a label weighs at least that says itself whose the order is, or that it is a purchase. */
const OWNED = 0.95;

/** Words with a capital, as a site or whoever ordered is called. */
const NAME = /^\p{Lu}[\p{L}.-]+$/u;
const MOST_WORDS = 2;

/** An order that is called by a name and a number, `Markgruppe 2026`, `Bankett Mai / 0516`: both, where nothing else is in its value. */
function withName(reading: Reading, found: Found | undefined): Found | undefined {
  const { words = [], cellOf = [] } = reading.lines[found?.line ?? -1] ?? {};
  const at = words.findIndex(({ box }) => box === found?.box || box.join() === found?.box.join());
  if (found === undefined || at < 0 || cellOf[at + 1] === cellOf[at]) return found;
  const label = reading.labels[found.line]?.findLast(({ to }) => to < at && cellOf[to] === cellOf[at]);
  const from = label === undefined ? cellOf.indexOf(cellOf[at] ?? -1) : label.to + 1;
  const before = words.slice(from, at).filter(({ text }, index) => index === 0 || text !== '/');
  if (before.length === 0 || before.length > MOST_WORDS || !before.every(({ text }) => NAME.test(text))) return found;
  const whole = words.slice(from, at + 1);
  return { ...found, value: textOf(whole), text: textOf(whole), box: boxOf(whole) };
}

/** What numbers of one series begin with: `FVT26` of `FVT26-K7QXN`; figures alone are those of a year. */
const seriesOf = (number: string): string | undefined => /^(?=.*\p{L})[\p{L}\d]{3,}(?=[-/_])/u.exec(number)?.[0];

/** An order less sure that is numbered in the series of the invoice: it is the seller's own. */
function unsureIfSellers(order: Found | undefined, number: Found | undefined): Found | undefined {
  const series = seriesOf(order?.value ?? '');
  return order !== undefined && series !== undefined && series === seriesOf(number?.value ?? '') ? atMost(order, OF_SERIES) : order;
}

/** An order less sure that the buyer's reference stands behind in one text: `Commande N° CC2610-0455 – Votre réf. CF-59`. Then it may be the seller's own. */
function unsureBesideBuyers(reading: Reading, order: Found | undefined): Found | undefined {
  if (order === undefined || foldWords(order.label ?? '').some(isBuyersWord)) return order;
  const isBuyersBehind = (hit: LabelHit): boolean =>
    hit.field === 'buyerReference' && isBuyersWord(foldWords(hit.text)[0] ?? '') && hit.box[0] > order.box[2] && cellBoxOf(hit)[0] <= order.box[0];
  return reading.labels[order.line]?.some(isBuyersBehind) === true ? atMost(order, OF_SERIES) : order;
}

/** How sellers number what they confirm or carry out: `AU-2026-70441`, `AB26/0271`, `A25-311`. */
const CONFIRMED = /^A[BU]?[-_/# ]?\d{2}/;

/** Whether a number is that of the seller's own order: by its letters, and by what it is called. */
const isSellers = ({ value, label = '' }: Found): boolean => CONFIRMED.test(value) && isSellersWord(label);

/** What a label weighs that says little more than that it is a reference. */
const HARDLY = 0.5;

/** Whether a label stands alone or with a colon, and no other right behind it. */
const isHeadOfValue = (reading: Reading, index: number, hit: LabelHit): boolean =>
  isHeading(hit) && reading.labels[index]?.some(({ from, line }) => from === hit.to + 1 && line.cellOf[from] === line.cellOf[hit.to]) !== true;

/** A word for an order in capitals, without one for its number: English, French and Spanish. */
const CODE = /^(?:P\.?O\.?|CDE|CMDE?|BDC|PED)$/;
/** Labels that an order may stand beside. */
const OF_ORDERS: ReadonlySet<LabelField> = new Set(['purchaseOrder', 'buyerReference']);

/** The order behind any label, where none is the buyer's and was left empty: a word that is only a reference heads its value. What it leads to elsewhere leaves another in doubt. */
function anyOrder(reading: Reading, reject: ReadonlySet<string>): Found | undefined {
  if (reading.labels.some((hits) => hits.some(isOutright))) return undefined;
  const [all, headed] = [() => false, (index: number, hit: LabelHit) => hit.weight < HARDLY && !isHeadOfValue(reading, index, hit)].map((skips) =>
    findId(reading, 'purchaseOrder', { reject, skips }),
  );
  return all?.value === headed?.value ? all : headed;
}

/** `Your ref: PO 60734 (Mrs Ellis)`: a number with the word for an order right before it, which begins it. */
function withWord(reading: Reading, found: Found | undefined): Found | undefined {
  const { words = [], cellOf = [] } = reading.lines[found?.line ?? -1] ?? {};
  const at = words.findIndex(({ box }) => box[0] === found?.box[0]);
  const code = words[at - 1];
  if (found === undefined || code === undefined || cellOf[at - 1] !== cellOf[at] || !CODE.test(code.text)) return found;
  const value = `${code.text} ${found.value}`;
  return { ...found, value, text: value, box: around([code.box, found.box]) };
}

/** `PO 118` alone in its cell beside another label of it or below: the word for an order begins its number. */
function withCode(reading: Reading, found: Found | undefined): Found | undefined {
  const { row } = reading.lines[found?.line ?? -1] ?? {};
  const isBelow = found?.label !== undefined && row?.text.includes(found.label) === false;
  const whole = CODE.test(found?.label ?? '') || isBelow ? withWord(reading, found) : found;
  const at = row?.cells.findIndex(({ text }) => text === whole?.value) ?? -1;
  if (isBelow && at >= 0) return whole;
  const label = row?.cells[at - 1];
  return found !== undefined && label !== undefined && labelsIn(reading, found.line, label).some(({ field }) => OF_ORDERS.has(field)) ? whole : found;
}

/** The order behind a label that is the buyer's: its number, else what it is called; of two that behind the label that says itself whose it is, as `Ihre Bestellreferenz` beside a shop's `Bestellnummer`. */
function buyersOrder(reading: Reading, reject: ReadonlySet<string>): Found | undefined {
  const isSaid = [
    ({ weight, text }: LabelHit) => weight >= OWNED && beginsAsBuyers(foldWords(text)),
    ({ weight }: LabelHit) => weight >= OWNED,
    ({ weight }: LabelHit) => weight >= BUYERS,
  ];
  const numbered = isSaid.map((says) => findId(reading, 'purchaseOrder', { reject, skips: (_line, hit) => !says(hit) })).find((found) => found !== undefined);
  const inWords = orderInWords(reading);
  const isOther = numbered !== undefined && inWords !== undefined && numbered.line !== inWords.line && numbered.confidence < inWords.confidence;
  return numbered === undefined || isOther ? inWords : numbered;
}

/** What is called an order by the letters of its number, beyond a doubt. */
const CODED = /^(?:P\.?O|OC|INK|BDC|CDE|CMD|ODA|PUR|PED|OBJ|ZAM)[-_/# ](?=\d*[-/]?\d{3})\d+(?:[-/](?:\d+|[A-Z]))?$/;

/** The only number of the pages that has the form of an order's, where no label names one: `Número 2: PED-1182`. */
function orderByForm(reading: Reading, reject: ReadonlySet<string>): Found | undefined {
  const coded = numbersOfPage(reading).flatMap((ids, line) =>
    ids
      .filter(({ value }) => CODED.test(value) && !reject.has(value))
      .map(({ value, box }): Found => ({ value, confidence: BY_CODE, label: undefined, text: value, page: reading.lines[line]?.row.page ?? 1, box, line })),
  );
  return new Set(coded.map(({ value }) => value)).size === 1 ? coded[0] : undefined;
}

/** Of two numbers behind labels that say little whose they are, the one that has the form of an order: `Referenznr. 4500…` above the seller's `Auftragsnummer`. */
function inForm(reading: Reading, found: Found | undefined, reject: ReadonlySet<string>): Found | undefined {
  const other = found === undefined || ORDER.test(found.value) ? undefined : findId(reading, 'purchaseOrder', { reject: new Set([...reject, found.value]) });
  return other !== undefined && ORDER.test(other.value) ? atMost(other, BY_FORM) : found;
}

/** The buyer's order: by a label that says whose it is, else what is only called his reference and has the form of one, else by any label. */
export function findOrder(reading: Reading, number: Found | undefined): Found | undefined {
  // What to quote with the payment may be the number of the customer.
  const customer = findId(reading, 'customerNumber');
  // `Référence client` may be either: what has the form of an order is one.
  const reject = new Set([number, ORDER.test(customer?.value ?? '') ? undefined : customer].flatMap((found) => (found === undefined ? [] : [found.value])));
  const buyers = buyersOrder(reading, reject);
  const any = buyers ?? inForm(reading, anyOrder(reading, reject), reject);
  const labelled =
    any === undefined || isSellers(any) ? undefined : unsureIfSellers(unsureBesideBuyers(reading, withName(reading, withCode(reading, any))), number);
  const reference = withWord(reading, findId(reading, 'buyerReference', { reject }));
  if (reference === undefined || !ORDER.test(reference.value)) return labelled ?? orderByForm(reading, reject);
  return buyers !== undefined ? labelled : atMost(reference, BY_FORM);
}
