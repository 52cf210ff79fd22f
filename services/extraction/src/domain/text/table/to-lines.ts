import type { InvoiceLine } from '@smartap/en16931';
import { dec, plain, roundTo } from '@smartap/runtime';
import type { FieldEvidence } from '../../outcome.js';
import { unscaled } from '../scaled.js';
import type { Figure } from './figures.js';
import type { PrintedItem, PrintedItems } from './find-items.js';
import type { SolvedRow } from './solve.js';

/** Lines with the evidence of their values, by path in the invoice. */
export interface ReadLines {
  lines: InvoiceLine[];
  evidence: Record<string, FieldEvidence>;
}

const CONFIDENCE = { both: 0.96, multiplies: 0.85, sums: 0.8, neither: 0.4, name: 0.85, rate: 0.85, derived: 0.7 } as const;
const PRICE_PLACES = 4;

function sureness({ row }: PrintedItem, { isSum, hasPrice }: PrintedItems): number {
  if (row.holds) return isSum ? CONFIDENCE.both : CONFIDENCE.multiplies;
  if (!isSum) return CONFIDENCE.neither;
  return hasPrice ? CONFIDENCE.derived : CONFIDENCE.sums;
}

const boxOf = ([left, top, right, bottom]: readonly [number, number, number, number]): [number, number, number, number] => {
  const round = (value: number): number => Math.round(value * 10) / 10;
  return [round(left), round(top), round(right), round(bottom)];
};

function printed(figure: Figure, page: number, confidence: number): FieldEvidence {
  return { method: 'text', confidence, page, box: boxOf(figure.box), text: figure.text };
}

/** Without tax, where the amount is with it. */
function netOf(item: PrintedItem, all: PrintedItems): string | undefined {
  const value = item.row.net.value;
  if (!all.isGross) return value;
  return item.rate === undefined ? undefined : plain(roundTo(dec(value).times(100).div(dec(item.rate.value).plus(100)), 2));
}

/** What a unit costs where no price is printed. */
function derivedPrice(net: string | undefined, quantity: string | undefined): string | undefined {
  if (net === undefined || quantity === undefined || dec(quantity).eq(0)) return undefined;
  const price = dec(net).div(quantity);
  return roundTo(price, PRICE_PLACES).eq(price) ? plain(price) : undefined;
}

/** BT-146 is what is left of the printed price (BT-148) after a discount in percent, to the places it is printed with. */
function discounted({ price, discount }: SolvedRow): string | undefined {
  if (price === undefined || discount === undefined) return undefined;
  return plain(roundTo(dec(price.value).times(dec(100).minus(dec(discount.value).abs())).div(100), Math.max(2, price.places)));
}

function toLine(item: PrintedItem, all: PrintedItems, index: number): ReadLines {
  const { row, words, page } = item;
  const path = `lines[${index}]`;
  const confidence = sureness(item, all);
  const evidence: Record<string, FieldEvidence> = {};
  const note = (field: string, figure: Figure | undefined, sure = confidence): void => {
    evidence[`${path}.${field}`] = figure === undefined ? { method: 'derived', confidence: Math.min(sure, CONFIDENCE.derived) } : printed(figure, page, sure);
  };
  const net = netOf(item, all);
  const stated = row.quantity === undefined ? undefined : row.isOther && row.quantity.other !== undefined ? unscaled(row.quantity.other) : row.quantity.value;
  const quantity = stated ?? (all.hasQuantity ? undefined : '1');
  const gross = row.discount === undefined ? undefined : row.price?.value;
  const price = all.isGross ? undefined : (discounted(row) ?? row.price?.value ?? derivedPrice(net, quantity));
  const line: InvoiceLine = { id: item.position ?? String(index + 1), allowances: [], charges: [], price: {}, item: { classifications: [], attributes: [] } };
  if (words.name !== undefined) {
    line.item.name = words.name;
    const first = words.snippets[0];
    evidence[`${path}.item.name`] = { method: 'text', confidence: Math.min(CONFIDENCE.name, confidence), page, ...(first === undefined ? {} : { box: boxOf(first.box) }) };
  }
  if (words.description !== undefined) line.item.description = words.description;
  if (words.sellerId !== undefined) line.item.sellerId = words.sellerId;
  if (words.standardId !== undefined) line.item.standardId = { value: words.standardId, scheme: '0160' };
  if (quantity !== undefined) {
    line.quantity = quantity;
    note('quantity', row.quantity);
  }
  if (item.unit !== undefined) line.unit = item.unit;
  if (price !== undefined) {
    line.price.net = price;
    note('price.net', row.price);
    if (gross !== undefined && gross !== price) {
      line.price.gross = gross;
      line.price.discount = plain(dec(gross).minus(price));
    }
  }
  if (row.basis !== undefined && row.basis.value !== '1' && row.holds && price !== undefined) line.price.baseQuantity = row.basis.value;
  if (net !== undefined) {
    line.net = net;
    note('net', all.isGross ? undefined : row.net);
  }
  if (item.rate !== undefined) {
    line.vatRate = item.rate.value;
    note('vatRate', item.rate, Math.min(confidence, CONFIDENCE.rate));
  }
  return { lines: [line], evidence };
}

/** Makes lines of an invoice of the items that were read. */
export function toLines(all: PrintedItems): ReadLines {
  const read = all.items.map((item, index) => toLine(item, all, index));
  return { lines: read.flatMap((each) => each.lines), evidence: Object.assign({}, ...read.map((each) => each.evidence)) as Record<string, FieldEvidence> };
}
