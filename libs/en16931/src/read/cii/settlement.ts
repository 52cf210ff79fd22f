import type { DocumentAllowanceCharge, Invoice, LineAllowanceCharge, PaymentInstructions, Period, VatBreakdown } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { TAX_POINT_TO_MODEL, dateOf } from './dates.js';
import { CII } from './names.js';

type DirectDebit = NonNullable<PaymentInstructions['directDebit']>;
type CreditTransfer = PaymentInstructions['creditTransfers'][number];

/** `ram:BillingSpecifiedPeriod` as BG-14 or BG-26. */
export function readPeriod(scribe: Scribe, from: Occurrence | undefined): Period | undefined {
  if (from === undefined) return undefined;
  const period: Period = {};
  scribe.date(period, 'start', dateOf(from.first('ram:StartDateTime')));
  scribe.date(period, 'end', dateOf(from.first('ram:EndDateTime')));
  return unlessEmpty(period);
}

/** Sorts `ram:SpecifiedTradeAllowanceCharge` by its indicator into allowances (false) and charges (true). */
export function readAllowanceCharges<T extends LineAllowanceCharge>(
  scribe: Scribe,
  from: Occurrence,
  into: { allowances: T[]; charges: T[] },
  fill: (target: T, source: Occurrence) => void = () => undefined,
): void {
  for (const source of from.all('ram:SpecifiedTradeAllowanceCharge')) {
    const target = {} as T;
    const common: LineAllowanceCharge = target;
    scribe.decimal(common, 'amount', source.first('ram:ActualAmount'));
    scribe.decimal(common, 'baseAmount', source.first('ram:BasisAmount'));
    scribe.decimal(common, 'percentage', source.first('ram:CalculationPercent'));
    scribe.text(common, 'reason', source.first('ram:Reason'));
    scribe.text(common, 'reasonCode', source.first('ram:ReasonCode'));
    fill(target, source);
    const indicator = source.at('ram:ChargeIndicator', 'udt:Indicator')?.value;
    (indicator === 'true' || indicator === '1' ? into.charges : into.allowances).push(target);
  }
}

/** The tax category of a document level allowance or charge. */
export function readAllowanceTax(scribe: Scribe): (target: DocumentAllowanceCharge, source: Occurrence) => void {
  return (target, source) => {
    const tax = source.first('ram:CategoryTradeTax');
    scribe.text(target, 'vatCategory', tax?.first('ram:CategoryCode'));
    scribe.decimal(target, 'vatRate', tax?.first(...CII.rate));
  };
}

/** Payment means, terms and creditor as BG-16: codes and texts of the first means, the accounts of all. */
export function readPaymentInstructions(scribe: Scribe, settlement: Occurrence): PaymentInstructions | undefined {
  const instructions: PaymentInstructions = { creditTransfers: [] };
  const debit: DirectDebit = {};
  scribe.text(instructions, 'remittanceInformation', settlement.first('ram:PaymentReference'));
  for (const means of settlement.all('ram:SpecifiedTradeSettlementPaymentMeans')) {
    if (instructions.meansCode === undefined) scribe.text(instructions, 'meansCode', means.first('ram:TypeCode'));
    if (instructions.meansText === undefined) scribe.text(instructions, 'meansText', means.first('ram:Information'));
    readMeans(scribe, instructions, debit, means);
  }
  scribe.text(debit, 'creditorId', settlement.first('ram:CreditorReferenceID'));
  for (const terms of settlement.all('ram:SpecifiedTradePaymentTerms')) {
    if (debit.mandateReference === undefined) scribe.text(debit, 'mandateReference', terms.first('ram:DirectDebitMandateID'));
  }
  if (unlessEmpty(debit) !== undefined) instructions.directDebit = debit;
  return unlessEmpty(instructions);
}

function readMeans(scribe: Scribe, instructions: PaymentInstructions, debit: DirectDebit, means: Occurrence): void {
  const account = means.first('ram:PayeePartyCreditorFinancialAccount');
  const transfer: CreditTransfer = {};
  scribe.text(transfer, 'accountId', [account?.first('ram:IBANID'), account?.first('ram:ProprietaryID')].find((each) => each?.value !== undefined));
  scribe.text(transfer, 'accountName', account?.first('ram:AccountName'));
  scribe.text(transfer, 'serviceProvider', means.at('ram:PayeeSpecifiedCreditorFinancialInstitution', 'ram:BICID'));
  if (unlessEmpty(transfer) !== undefined) instructions.creditTransfers.push(transfer);
  const source = means.first('ram:ApplicableTradeSettlementFinancialCard');
  if (source !== undefined && instructions.card === undefined) {
    const card: NonNullable<PaymentInstructions['card']> = {};
    scribe.text(card, 'number', source.first('ram:ID'));
    scribe.text(card, 'holder', source.first('ram:CardholderName'));
    if (unlessEmpty(card) !== undefined) instructions.card = card;
  }
  if (debit.debitedAccount === undefined) {
    scribe.text(debit, 'debitedAccount', means.first('ram:PayerPartyDebtorFinancialAccount')?.first('ram:IBANID', 'ram:ProprietaryID'));
  }
}

/** The monetary summation and the header taxes as BG-22, BG-23, BT-7 and BT-8. */
export function readTotals(scribe: Scribe, settlement: Occurrence, invoice: Invoice): void {
  const { totals } = invoice;
  const summation = settlement.first(...CII.summation);
  scribe.decimal(totals, 'lineNetSum', summation?.first('ram:LineTotalAmount'));
  scribe.decimal(totals, 'allowances', summation?.first('ram:AllowanceTotalAmount'));
  scribe.decimal(totals, 'charges', summation?.first('ram:ChargeTotalAmount'));
  scribe.decimal(totals, 'withoutVat', summation?.first('ram:TaxBasisTotalAmount'));
  scribe.decimal(totals, 'withVat', summation?.first('ram:GrandTotalAmount'));
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
