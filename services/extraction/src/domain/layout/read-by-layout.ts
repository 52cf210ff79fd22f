import type { Invoice, InvoiceLine } from '@smartap/en16931';
import { plain, sum } from '@smartap/runtime';
import { REVIEW_BOUND, type FieldEvidence } from '../outcome.js';
import type { Reading } from '../text/print/reading.js';
import { SUM_OF_LINES } from '../text/assemble.js';
import { sumTargets } from '../text/totals/sum-targets.js';
import type { PrintedItems } from '../text/table/find-items.js';
import { findCharges } from '../text/totals/charges/find-charges.js';
import { absolute, scaled } from '../text/totals/scaled.js';
import { takeCharges } from '../text/totals/charges/take-charges.js';
import { takeTotals } from '../text/totals/take-totals.js';
import type { Totals } from '../text/totals/total.js';
import { totalsBelow } from '../text/totals/totals-below.js';
import { applyLayout } from './apply-layout.js';
import { LINES, type VendorLayout } from './layout.types.js';
import type { LinesLesson } from './lines/lines.types.js';
import { nameBy } from './lines/line-rules.js';
import { readItems, readLines, type LessonLines } from './lines/read-lines.js';

/** What rounding may take from each amount, in ten-thousandths. */
const ROUNDED = 50n;

/** Whether items sum up to a total that the document has by now, be it with what is added to all of them or taken off, or prove its totals themselves. */
function sumsUp(reading: Reading, items: PrintedItems, { withoutVat, withVat }: Invoice['totals']): boolean {
  if (totalsBelow(reading, items) !== undefined) return true;
  const total = items.isGross ? withVat : withoutVat;
  // Where a layout told no other total what was found out before holds.
  if (total === undefined) return items.isSum;
  const beside = items.items.reduce((left, { row }) => left - row.net.units, scaled(total));
  return absolute(beside) <= ROUNDED * BigInt(items.items.length) || findCharges(reading, items, total).length > 0;
}

/** How far items prove themselves: by a sum that is a total of the document, and by the share of them that multiply. */
function proofOf(reading: Reading, items: PrintedItems | undefined, totals: Invoice['totals']): number {
  if (items === undefined) return -1;
  return (sumsUp(reading, items, totals) ? 1 : 0) + items.items.filter(({ row }) => row.holds).length / Math.max(1, items.items.length);
}

/** Whether lines state the same figures as others, or some where those state none. */
function isAlike(some: readonly InvoiceLine[], others: readonly InvoiceLine[]): boolean {
  const figures = ({ quantity, price, net }: InvoiceLine): readonly (string | undefined)[] => [quantity, price.net, net];
  return (
    some.length === others.length &&
    others.every((line, index) => {
      const own = some[index];
      return own !== undefined && figures(line).every((value, at) => value === undefined || value === figures(own)[at]);
    })
  );
}

/** Whether lines of a lesson were read right without it, or were said to be called what nobody can read: only what they prove counts. */
const isSpare = ({ agreed, unnamed }: LinesLesson): boolean => agreed === true || unnamed === true;

/** Whether lines state quantity and price in each other's place: what multiplies says nothing of which is which. */
const areExchanged = (some: readonly InvoiceLine[], others: readonly InvoiceLine[]): boolean =>
  some.length === others.length &&
  some.every(({ quantity, price, net }, index) => {
    const other = others[index];
    const size = (value: string | undefined): string | undefined => value?.replace('-', '');
    return (
      quantity !== undefined &&
      net === other?.net &&
      size(quantity) !== size(price.net) &&
      size(quantity) === size(other?.price.net) &&
      size(price.net) === size(other?.quantity)
    );
  });

/** Whether lines have the same amounts, in which quantities and prices prove more. */
const proveMore = (some: readonly InvoiceLine[], others: readonly InvoiceLine[], gained: number): boolean =>
  gained > 0 && some.length === others.length && some.every(({ net }, index) => net === others[index]?.net);

/** Whether what was read without a lesson takes for items what is none: so many amounts more. */
const areMore = ({ lines, items: { beside = [] } }: LessonLines, before: readonly InvoiceLine[]): boolean =>
  beside.length > 0 && before.length === lines.length + beside.length;

/** Whether lines by a lesson are more worth than those read without: by what the same figures are called, else, of one that is spare, by a sum or by what arithmetic leaves open. */
function isWorth(lesson: LinesLesson, read: LessonLines, gained: number, before: readonly InvoiceLine[]): boolean {
  const { lines } = read;
  if (isAlike(lines, before)) return lesson.unnamed !== true && lines.every(({ item }) => item.name !== undefined);
  return gained >= 1 || proveMore(lines, before, gained) || areExchanged(lines, before) || areMore(read, before) || !isSpare(lesson);
}

function takeLines(invoice: Invoice, evidence: Record<string, FieldEvidence>, { lines, evidence: read, items }: LessonLines): void {
  for (const path of Object.keys(evidence)) if (path.startsWith(`${LINES}[`)) delete evidence[path];
  invoice.lines = lines;
  Object.assign(evidence, read);
  const known = evidence['totals.lineNetSum'];
  // What was summed up of lines read otherwise no longer is their sum.
  if (known !== undefined && known.method !== 'derived') return;
  const nets = lines.map(({ net }) => net).filter((net) => net !== undefined);
  if (nets.length < lines.length || !(items.isSum || items.items.every(({ row }) => row.holds))) return;
  invoice.totals.lineNetSum = plain(sum(nets));
  evidence['totals.lineNetSum'] = { method: 'derived', confidence: items.isSum ? SUM_OF_LINES.closes : SUM_OF_LINES.open };
}

/** Calls lines that were read without a lesson by it: what of their texts is the name it tells wherever they stand. */
function callBy({ rules, unnamed }: LinesLesson, { lines }: Invoice, plainly: PrintedItems | undefined): void {
  if (unnamed === true || plainly?.items.length !== lines.length) return;
  for (const read of readItems(plainly, lines)) {
    const name = nameBy(rules, read);
    if (name !== undefined) read.line.item.name = name;
  }
}

/** Takes the lines of a lesson where they are worth more than those read without it. */
function takeBetter(
  lesson: LinesLesson,
  reading: Reading,
  invoice: Invoice,
  evidence: Record<string, FieldEvidence>,
  plainly: PrintedItems | undefined,
): { readonly items: PrintedItems | undefined; readonly isLost: boolean } {
  const { withoutVat, withVat } = invoice.totals;
  const read = readLines(reading, lesson, sumTargets(reading, { withoutVat, withVat }));
  const gained = proofOf(reading, read?.items, invoice.totals) - proofOf(reading, plainly, invoice.totals);
  if (read === undefined || gained < 0 || (read.areMoved && gained === 0)) {
    callBy(lesson, invoice, plainly);
    return { items: plainly, isLost: !isSpare(lesson) };
  }
  if (!isWorth(lesson, read, gained, invoice.lines)) return { items: plainly, isLost: false };
  takeLines(invoice, evidence, read);
  return { items: read.items, isLost: false };
}

/** Items and totals as they are read without a layout. */
interface ReadPlainly {
  readonly items: PrintedItems | undefined;
  readonly totals: Totals;
}

/** Whether net, tax and gross total are above the bound of review. */
const areSure = (evidence: Readonly<Record<string, FieldEvidence>>): boolean =>
  ['withoutVat', 'vat', 'withVat'].every((key) => (evidence[`totals.${key}`]?.confidence ?? 0) >= REVIEW_BOUND);

/**
 * Reads what a layout has lessons of by it, over what was read without.
 * @param plainly what is read without: where its items prove themselves better than those of the layout, the layout has lost them
 * @returns the fields that are not where the layout says; `lines` for the table of items
 */
export function readByLayout(
  reading: Reading,
  layout: VendorLayout,
  invoice: Invoice,
  evidence: Record<string, FieldEvidence>,
  { items: plainly, totals: { outlays } }: ReadPlainly,
): string[] {
  const { withoutVat, withVat } = invoice.totals;
  const missed = applyLayout(reading, layout, invoice, evidence);
  const { items, isLost } = layout.lines === undefined ? { items: plainly, isLost: false } : takeBetter(layout.lines, reading, invoice, evidence, plainly);
  const proven = items === undefined || areSure(evidence) ? undefined : totalsBelow(reading, items);
  if (proven !== undefined) takeTotals(invoice, evidence, proven, 'layout');
  const isOther = items !== plainly || invoice.totals.withoutVat !== withoutVat || invoice.totals.withVat !== withVat;
  // What the totals have beside the lines is told anew where either is another.
  if (items !== undefined && isOther) takeCharges(reading, invoice, evidence, items, proven?.outlays ?? outlays);
  return isLost ? [...missed, LINES] : missed;
}
