import type { DocumentAllowanceCharge, Invoice, InvoiceLine, VatBreakdown } from '../model/index.js';
import type { Occurrence } from '../xml/occurrence.js';
import type { Scribe } from './scribe.js';
import { minus, productOf, sumOf, toCents } from './sums.js';

const PERCENT = '0.01';

/** VAT of an amount at a rate in percent, in cents; none at no rate. */
export function taxOf(taxable: string | undefined, rate: string | undefined): string {
  return toCents(productOf(productOf(taxable ?? '0', rate ?? '0'), PERCENT));
}

/** What has VAT: a line, an allowance or a charge. */
type Taxed = Pick<InvoiceLine, 'vatCategory' | 'vatRate'>;

/** Whether a thing is of the kind and rate of a row of the breakdown. */
export const isOfRow =
  ({ category, rate }: VatBreakdown) =>
  ({ vatCategory, vatRate }: Taxed): boolean =>
    vatCategory === category && vatRate === rate;

/** Lines that a row of the breakdown is of. */
export function linesOf(row: VatBreakdown, lines: readonly InvoiceLine[]): InvoiceLine[] {
  return lines.filter(isOfRow(row));
}

/** Adds a row of the breakdown (BG-23), of which there is one a category and rate: what a syntax tells apart and the model does not is one. */
export function addRow(row: VatBreakdown, { vatBreakdown }: Pick<Invoice, 'vatBreakdown'>): void {
  const same = vatBreakdown.find(({ category, rate }) => category === row.category && rate === row.rate);
  if (same === undefined) {
    vatBreakdown.push(row);
    return;
  }
  const reasons = [...new Set([same.exemptionReason, row.exemptionReason].filter((each) => each !== undefined))].join('\n');
  if (same.exemptionCode !== row.exemptionCode) delete same.exemptionCode;
  Object.assign(same, { taxable: sumOf([same.taxable, row.taxable]), tax: sumOf([same.tax, row.tax]), ...(reasons !== '' && { exemptionReason: reasons }) });
}

interface Part {
  readonly amount: string | undefined;
  readonly category: string | undefined;
  readonly rate: string | undefined;
}

const ofLine = ({ net, vatCategory, vatRate }: InvoiceLine): Part => ({ amount: net, category: vatCategory, rate: vatRate });
const ofCharge = ({ amount, vatCategory, vatRate }: DocumentAllowanceCharge): Part => ({ amount, category: vatCategory, rate: vatRate });
const ofAllowance = ({ amount, ...kind }: DocumentAllowanceCharge): Part => ofCharge({ ...kind, ...(amount !== undefined && { amount: minus(amount) }) });

/** The breakdown that lines, allowances and charges come to, each kind at its rate. */
export function breakdownOf(scribe: Scribe, invoice: Invoice, from: Occurrence): VatBreakdown[] {
  const rows: VatBreakdown[] = [];
  for (const part of [...invoice.lines.map(ofLine), ...invoice.allowances.map(ofAllowance), ...invoice.charges.map(ofCharge)]) {
    const isSame = ({ category, rate }: VatBreakdown): boolean => category === part.category && rate === part.rate;
    const known = rows.find(isSame);
    const row: VatBreakdown = known ?? { ...invoice.vatBreakdown.find(isSame) };
    scribe.put(row, 'taxable', from, sumOf([known?.taxable, part.amount]));
    scribe.put(row, 'category', from, part.category);
    scribe.put(row, 'rate', from, part.rate);
    scribe.put(row, 'tax', from, taxOf(row.taxable, row.rate));
    if (known === undefined) rows.push(row);
  }
  return rows;
}
