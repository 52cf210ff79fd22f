import type { Invoice } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { decimalOf } from '../lexical.js';
import { putNote } from '../add-note.js';
import type { Scribe } from '../scribe.js';
import { minus, sumOf, toCents } from '../sums.js';
import { child, children } from '../unprefixed.js';
import { expensesOf } from './beside-vat.js';
import { taxName } from './names.js';
import { partTaxes, taxAmount, taxesOf } from './taxes.js';

const cents = (from: Occurrence | undefined): string | undefined => {
  const amount = decimalOf(from);
  return amount === undefined ? undefined : toCents(amount);
};
const less = (amount: string | undefined): string | undefined => (amount === undefined ? undefined : minus(amount));
const amountsOf = (charges: Invoice['charges']): string | undefined => sumOf(charges.map(({ amount }) => amount));

/**
 * The totals (BG-22): taxes other than VAT are charges, and what was paid for the buyer, which Facturae adds to the amount to be paid alone,
 * is in the total too.
 */
export function readTotals(scribe: Scribe, from: Occurrence, lines: readonly Occurrence[], invoice: Invoice): void {
  const { totals, allowances, charges } = invoice;
  const stated = child(from, 'InvoiceTotals');
  const [net, outputs, gross] = [child(stated, 'TotalGrossAmountBeforeTaxes'), child(stated, 'TotalTaxOutputs'), child(stated, 'InvoiceTotal')];
  const otherTaxes = sumOf(partTaxes(from, lines).others.map(taxAmount));
  const expenses = sumOf([...expensesOf(stated), child(stated, 'TotalFinancialExpenses')].map(cents));
  const withheld = readWithheld(scribe, from, invoice);
  const isInTotal = sumOf([cents(net), cents(outputs)]) === cents(gross);
  scribe.put(totals, 'lineNetSum', child(stated, 'TotalGrossAmount'), cents(child(stated, 'TotalGrossAmount')));
  scribe.put(totals, 'allowances', stated, amountsOf(allowances));
  scribe.put(totals, 'charges', stated, amountsOf(charges));
  scribe.put(totals, 'withoutVat', net, sumOf([cents(net), otherTaxes, expenses]));
  scribe.put(totals, 'vat', outputs, sumOf([cents(outputs), less(otherTaxes)]));
  scribe.put(totals, 'withVat', gross, sumOf([cents(gross), isInTotal ? undefined : withheld, expenses]));
  const paid = sumOf([withheld, ...readPaid(scribe, stated, invoice)]);
  scribe.put(totals, 'paid', stated, paid === '0' ? undefined : paid);
  const due = child(stated, 'TotalExecutableAmount') ?? child(stated, 'TotalOutstandingAmount');
  scribe.put(totals, 'due', due, cents(due));
  readAccountingTax(scribe, from, invoice);
}

/** Tax that the buyer pays to the state in place of the seller (IRPF and others): it is not asked for. */
function readWithheld(scribe: Scribe, from: Occurrence, invoice: Invoice): string | undefined {
  const taxes = taxesOf(from, 'TaxesWithheld');
  for (const tax of taxes)
    putNote(
      scribe,
      invoice,
      `Retención ${taxName(child(tax, 'TaxTypeCode')?.value)} ${decimalOf(child(tax, 'TaxRate')) ?? '?'} %: ${taxAmount(tax)}`,
      child(tax, 'TaxTypeCode'),
    );
  return cents(child(from, 'InvoiceTotals', 'TotalTaxesWithheld')) ?? sumOf(taxes.map(taxAmount));
}

/** What is not to be paid any more: subsidies, payments on account, payments in kind, and what is held back until all is done. */
function readPaid(scribe: Scribe, stated: Occurrence | undefined, invoice: Invoice): (string | undefined)[] {
  const parts: (readonly [label: string, words: Occurrence | undefined, amount: Occurrence | undefined])[] = [
    ...children(child(stated, 'Subsidies'), 'Subsidy').map((each) => ['Subvención', child(each, 'SubsidyDescription'), child(each, 'SubsidyAmount')] as const),
    ...children(child(stated, 'PaymentsOnAccount'), 'PaymentOnAccount').map(
      (each) => ['Anticipo', child(each, 'PaymentOnAccountDate'), child(each, 'PaymentOnAccountAmount')] as const,
    ),
    ...children(stated, 'AmountsWithheld').map((each) => ['Retención', child(each, 'WithholdingReason'), child(each, 'WithholdingAmount')] as const),
    ...children(stated, 'PaymentInKind').map((each) => ['Pago en especie', child(each, 'PaymentInKindReason'), child(each, 'PaymentInKindAmount')] as const),
  ];
  return parts.map(([label, words, from]) => {
    const amount = cents(from);
    if (amount !== undefined && amount !== '0') putNote(scribe, invoice, `${label}${words?.value === undefined ? '' : ` (${words.value})`}: ${amount}`, from);
    return amount;
  });
}

/** VAT in euros (BT-111) of an invoice in another currency. */
function readAccountingTax(scribe: Scribe, from: Occurrence, invoice: Invoice): void {
  const currency = child(from, 'InvoiceIssueData', 'TaxCurrencyCode');
  const amounts = taxesOf(from).flatMap((tax) => child(tax, 'TaxAmount', 'EquivalentInEuros') ?? []);
  if (currency?.value !== 'EUR' || invoice.currency === 'EUR' || amounts.length === 0) return;
  scribe.put(invoice.totals, 'vatInAccountingCurrency', amounts[0], sumOf(amounts.map(cents)));
  scribe.text(invoice, 'vatAccountingCurrency', currency);
}
