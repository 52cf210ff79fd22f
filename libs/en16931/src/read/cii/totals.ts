import type { Invoice, VatBreakdown } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { dateOf, TAX_POINT_TO_MODEL } from './dates.js';
import { CII } from './names.js';

/** The monetary summation and the header taxes as BG-22, BG-23, BT-7 and BT-8. */
export function readTotals(scribe: Scribe, settlement: Occurrence, invoice: Invoice): void {
  const { totals } = invoice;
  const summation = settlement.first(...CII.summation);
  scribe.decimal(totals, 'lineNetSum', summation?.first('ram:LineTotalAmount'));
  scribe.decimal(totals, 'allowances', summation?.first('ram:AllowanceTotalAmount'));
  scribe.decimal(totals, 'charges', summation?.first('ram:ChargeTotalAmount'));
  scribe.decimal(totals, 'withoutVat', inCurrency(summation?.all('ram:TaxBasisTotalAmount'), invoice.currency));
  scribe.decimal(totals, 'withVat', inCurrency(summation?.all('ram:GrandTotalAmount'), invoice.currency));
  scribe.decimal(totals, 'paid', summation?.first('ram:TotalPrepaidAmount'));
  scribe.decimal(totals, 'rounding', summation?.first('ram:RoundingAmount'));
  scribe.decimal(totals, 'due', summation?.first('ram:DuePayableAmount'));
  for (const amount of summation?.all('ram:TaxTotalAmount') ?? []) {
    const currency = amount.attributes['currencyID'];
    const isAccounting = currency !== undefined && currency === invoice.vatAccountingCurrency && currency !== invoice.currency;
    const key = isAccounting ? 'vatInAccountingCurrency' : 'vat';
    if (totals[key] === undefined) scribe.decimal(totals, key, amount);
  }
  for (const tax of settlement.all('ram:ApplicableTradeTax')) {
    addBreakdown(invoice, readBreakdown(scribe, tax));
    if (invoice.taxPointDate === undefined) scribe.date(invoice, 'taxPointDate', dateOf(tax.first('ram:TaxPointDate')));
    if (invoice.taxPointDateCode === undefined) {
      const code = tax.first('ram:DueDateTypeCode');
      const value = code?.value;
      scribe.put(invoice, 'taxPointDateCode', code, value === undefined ? undefined : (TAX_POINT_TO_MODEL.get(value) ?? value));
    }
  }
}

/** Of an amount that stands in several currencies, the one in the currency of the invoice. */
function inCurrency(amounts: readonly Occurrence[] | undefined, currency: string | undefined): Occurrence | undefined {
  return amounts?.find((amount) => amount.attributes['currencyID'] === currency) ?? amounts?.[0];
}

function addBreakdown(invoice: Invoice, row: VatBreakdown): void {
  if (unlessEmpty(row) !== undefined) invoice.vatBreakdown.push(row);
}

function readBreakdown(scribe: Scribe, tax: Occurrence): VatBreakdown {
  const row: VatBreakdown = {};
  scribe.decimal(row, 'taxable', tax.first('ram:BasisAmount'));
  scribe.decimal(row, 'tax', tax.first('ram:CalculatedAmount'));
  scribe.text(row, 'category', tax.first('ram:CategoryCode'));
  scribe.decimal(row, 'rate', tax.first(...CII.rate));
  scribe.text(row, 'exemptionReason', tax.first('ram:ExemptionReason'));
  scribe.text(row, 'exemptionCode', tax.first('ram:ExemptionReasonCode'));
  return row;
}
