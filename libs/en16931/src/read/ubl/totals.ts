import type { Invoice, VatBreakdown } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { decimalOf } from '../lexical.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { minus, sumOf } from '../sums.js';
import { TOTALS } from './names.js';
import { readCategory } from './taxes.js';

/** Profiles that state the sum of the taxes where UBL has the total without them. */
const TAXES_FOR_NET = /^OIOUBL-2/;

/** `cac:LegalMonetaryTotal` (of a debit note `cac:RequestedMonetaryTotal`), and `cac:TaxTotal`, as BG-22 and BG-23. */
export function readTotals(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  const { totals } = invoice;
  const monetary = root.first(...TOTALS);
  scribe.decimal(totals, 'lineNetSum', monetary?.first('cbc:LineExtensionAmount'));
  scribe.decimal(totals, 'allowances', monetary?.first('cbc:AllowanceTotalAmount'));
  scribe.decimal(totals, 'charges', monetary?.first('cbc:ChargeTotalAmount'));
  scribe.decimal(totals, 'withVat', monetary?.first('cbc:TaxInclusiveAmount'));
  readNet(scribe, monetary?.first('cbc:TaxExclusiveAmount'), invoice);
  scribe.decimal(totals, 'paid', monetary?.first('cbc:PrepaidAmount'));
  scribe.decimal(totals, 'rounding', monetary?.first('cbc:PayableRoundingAmount'));
  scribe.decimal(totals, 'due', monetary?.first('cbc:PayableAmount'));
  readTaxes(scribe, root.all('cac:TaxTotal'), invoice);
}

function readNet(scribe: Scribe, stated: Occurrence | undefined, invoice: Invoice): void {
  const { totals } = invoice;
  const taxes = TAXES_FOR_NET.test(invoice.specificationId ?? '') ? decimalOf(stated) : undefined;
  if (taxes === undefined) scribe.decimal(totals, 'withoutVat', stated);
  else if (totals.withVat !== undefined) scribe.put(totals, 'withoutVat', stated, sumOf([totals.withVat, minus(taxes)]));
}

const currencyOf = (taxTotal: Occurrence): string | undefined => taxTotal.first('cbc:TaxAmount')?.attributes['currencyID'];

/**
 * VAT in the currency of the invoice (BT-110) with its breakdown, and in the one it is accounted for in (BT-111). Where each tax of a
 * country has a total of its own, those with a breakdown are summed up.
 */
function readTaxes(scribe: Scribe, taxTotals: readonly Occurrence[], invoice: Invoice): void {
  const isOwn = (taxTotal: Occurrence): boolean => currencyOf(taxTotal) === invoice.currency;
  const hasOwn = taxTotals.some(isOwn);
  const isOther = (taxTotal: Occurrence): boolean =>
    !isOwn(taxTotal) && currencyOf(taxTotal) !== undefined && (hasOwn || currencyOf(taxTotal) === invoice.vatAccountingCurrency);
  const own = taxTotals.filter((taxTotal) => !isOther(taxTotal));
  const broken = own.filter((taxTotal) => taxTotal.first('cac:TaxSubtotal') !== undefined);
  const [first, ...more] = broken.length === 0 ? own.slice(0, 1) : broken;
  scribe.decimal(invoice.totals, 'vat', first?.first('cbc:TaxAmount'));
  if (more.length > 0)
    scribe.put(invoice.totals, 'vat', first?.first('cbc:TaxAmount'), sumOf(broken.map((taxTotal) => decimalOf(taxTotal.first('cbc:TaxAmount')))));
  for (const taxTotal of broken) for (const subtotal of taxTotal.all('cac:TaxSubtotal')) addBreakdown(invoice, readBreakdown(scribe, subtotal));
  readAccounted(
    scribe,
    taxTotals.find((taxTotal) => isOther(taxTotal) && currencyOf(taxTotal) === invoice.vatAccountingCurrency),
    broken,
    invoice,
  );
}

/** What VAT comes to in the currency it is accounted for in: as a total of its own, or, before EN 16931, beside each row. */
function readAccounted(scribe: Scribe, stated: Occurrence | undefined, broken: readonly Occurrence[], invoice: Invoice): void {
  const amounts = broken.flatMap((taxTotal) => taxTotal.all('cac:TaxSubtotal')).flatMap((row) => row.first('cbc:TransactionCurrencyTaxAmount') ?? []);
  if (stated !== undefined) scribe.decimal(invoice.totals, 'vatInAccountingCurrency', stated.first('cbc:TaxAmount'));
  else if (invoice.vatAccountingCurrency !== undefined && invoice.vatAccountingCurrency !== invoice.currency)
    scribe.put(invoice.totals, 'vatInAccountingCurrency', amounts[0], sumOf(amounts.map(decimalOf)));
}

function addBreakdown(invoice: Invoice, row: VatBreakdown): void {
  if (unlessEmpty(row) !== undefined) invoice.vatBreakdown.push(row);
}

function readBreakdown(scribe: Scribe, subtotal: Occurrence): VatBreakdown {
  const row: VatBreakdown = {};
  const category = subtotal.first('cac:TaxCategory');
  scribe.decimal(row, 'taxable', subtotal.first('cbc:TaxableAmount'));
  scribe.decimal(row, 'tax', subtotal.first('cbc:TaxAmount'));
  readCategory(scribe, row, { category: 'category', rate: 'rate' }, category);
  if (category === undefined) scribe.decimal(row, 'rate', subtotal.first('cbc:Percent'));
  scribe.text(row, 'exemptionReason', category?.first('cbc:TaxExemptionReason'));
  scribe.text(row, 'exemptionCode', category?.first('cbc:TaxExemptionReasonCode'));
  return row;
}
