import type { Invoice } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { decimalOf } from '../lexical.js';
import type { Scribe } from '../scribe.js';
import { addOutside } from '../outside-vat.js';
import { minus, sumOf } from '../sums.js';
import { child, children } from '../unprefixed.js';
import { breakdownOf } from '../vat-rows.js';
import { isOfLines } from './breakdown.js';

const YES = '1';
const FINAL = 'ROZ';

/**
 * The totals, which KSeF states by rate. A final invoice states what is left of them once its advances are taken off: they are made
 * whole by its lines, and what the advances came to is paid. Charges and deductions beside VAT are charges outside of it, and paid.
 */
export function readTotals(scribe: Scribe, fa: Occurrence, invoice: Invoice): void {
  const { totals } = invoice;
  const gross = child(fa, 'P_15');
  const [line] = children(fa, 'FaWiersz');
  const isLessAdvances = child(fa, 'RodzajFaktury')?.value === FINAL && invoice.lines.length > 0 && !isOfLines(invoice);
  if (gross !== undefined && invoice.lines.length > 0 && (isLessAdvances || invoice.vatBreakdown.length === 0))
    invoice.vatBreakdown = breakdownOf(scribe, invoice, gross);
  scribe.put(totals, 'lineNetSum', line ?? gross, sumOf(invoice.lines.map(({ net }) => net)));
  readCharges(scribe, fa, invoice);
  scribe.put(totals, 'withoutVat', gross, sumOf(invoice.vatBreakdown.map(({ taxable }) => taxable)));
  scribe.put(totals, 'vat', gross, sumOf(invoice.vatBreakdown.map(({ tax }) => tax)));
  const whole = sumOf([totals.withoutVat, totals.vat]);
  const stated = decimalOf(gross);
  const [added, deducted] = [decimalOf(child(fa, 'Rozliczenie', 'SumaObciazen')), decimalOf(child(fa, 'Rozliczenie', 'SumaOdliczen'))];
  const isAdded = stated === whole || stated === undefined;
  const asked = isAdded ? stated : sumOf([stated, added]);
  scribe.put(totals, 'withVat', gross, isLessAdvances ? whole : asked);
  const advances = isLessAdvances && whole !== undefined && asked !== undefined ? sumOf([whole, minus(asked)]) : undefined;
  readPaid(scribe, fa, invoice, [advances, deducted]);
  readAccountingTax(scribe, fa, invoice);
}

/** What is added beside the sale, such as an insurance: charges outside of VAT. */
function readCharges(scribe: Scribe, fa: Occurrence, invoice: Invoice): void {
  const charges = children(child(fa, 'Rozliczenie'), 'Obciazenia').map((each) => ({
    from: child(each, 'Kwota') ?? each,
    amount: decimalOf(child(each, 'Kwota')),
    reason: child(each, 'Powod'),
  }));
  const from = child(fa, 'Rozliczenie', 'SumaObciazen');
  const sum = decimalOf(from);
  scribe.decimal(invoice.totals, 'charges', from);
  addOutside(scribe, invoice, charges, from === undefined || sum === undefined ? undefined : { from, sum, why: 'poza VAT' });
}

/** What is paid already, by advances, deductions, parts or all of it, and what is left. */
function readPaid(scribe: Scribe, fa: Occurrence, { totals }: Invoice, before: readonly (string | undefined)[]): void {
  const payment = child(fa, 'Platnosc');
  const settled = child(payment, 'Zaplacono');
  const payments = children(payment, 'ZaplataCzesciowa').flatMap((part) => child(part, 'KwotaZaplatyCzesciowej') ?? []);
  const parts = payments.length > 0 ? payments : children(fa, 'ZaliczkaCzesciowa').flatMap((part) => child(part, 'P_15Z') ?? []);
  const gross = child(fa, 'P_15');
  const source = settled ?? parts[0] ?? child(fa, 'Rozliczenie', 'SumaOdliczen') ?? gross;
  if (settled?.value === YES) {
    scribe.put(totals, 'paid', source, totals.withVat);
    scribe.put(totals, 'due', settled, '0');
    return;
  }
  scribe.put(totals, 'paid', source, sumOf([...before, ...parts.map(decimalOf)]));
  const left = child(fa, 'Rozliczenie', 'DoZaplaty');
  if (left !== undefined && parts.length === 0) scribe.decimal(totals, 'due', left);
  else scribe.put(totals, 'due', gross, sumOf([totals.withVat, totals.paid === undefined ? undefined : minus(totals.paid)]));
}

/** VAT in zloty of an invoice in another currency (P_14_1W and its like). */
function readAccountingTax(scribe: Scribe, fa: Occurrence, invoice: Invoice): void {
  const taxes = [1, 2, 3, 4].flatMap((kind) => child(fa, `P_14_${kind}W`) ?? []);
  scribe.put(invoice.totals, 'vatInAccountingCurrency', taxes[0], sumOf(taxes.map(decimalOf)));
  if (invoice.totals.vatInAccountingCurrency !== undefined) scribe.put(invoice, 'vatAccountingCurrency', taxes[0], 'PLN');
}
