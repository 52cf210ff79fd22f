import type { DocumentAllowanceCharge, Invoice, LineAllowanceCharge, PaymentInstructions, Period, VatBreakdown } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { SEPA_SCHEME } from './parties.js';

/** `cac:InvoicePeriod` as BG-14 or BG-26. */
export function readPeriod(scribe: Scribe, from: Occurrence | undefined): Period | undefined {
  if (from === undefined) return undefined;
  const period: Period = {};
  scribe.date(period, 'start', from.first('cbc:StartDate'));
  scribe.date(period, 'end', from.first('cbc:EndDate'));
  return unlessEmpty(period);
}

/** Sorts `cac:AllowanceCharge` by its indicator into allowances (false) and charges (true). */
export function readAllowanceCharges<T extends LineAllowanceCharge>(
  scribe: Scribe,
  from: Occurrence,
  into: { allowances: T[]; charges: T[] },
  fill: (target: T, source: Occurrence) => void = () => undefined,
): void {
  for (const source of from.all('cac:AllowanceCharge')) {
    const target = {} as T;
    const common: LineAllowanceCharge = target;
    scribe.decimal(common, 'amount', source.first('cbc:Amount'));
    scribe.decimal(common, 'baseAmount', source.first('cbc:BaseAmount'));
    scribe.decimal(common, 'percentage', source.first('cbc:MultiplierFactorNumeric'));
    scribe.text(common, 'reason', source.first('cbc:AllowanceChargeReason'));
    scribe.text(common, 'reasonCode', source.first('cbc:AllowanceChargeReasonCode'));
    fill(target, source);
    const indicator = source.first('cbc:ChargeIndicator')?.value;
    (indicator === 'true' || indicator === '1' ? into.charges : into.allowances).push(target);
  }
}

/** The tax category of a document level allowance or charge. */
export function readAllowanceTax(scribe: Scribe): (target: DocumentAllowanceCharge, source: Occurrence) => void {
  return (target, source) => {
    const category = source.first('cac:TaxCategory');
    scribe.text(target, 'vatCategory', category?.first('cbc:ID'));
    scribe.decimal(target, 'vatRate', category?.first('cbc:Percent'));
  };
}

/** Every `cac:PaymentMeans` as BG-16: codes and texts of the first, the accounts of all. */
export function readPaymentInstructions(scribe: Scribe, root: Occurrence): PaymentInstructions | undefined {
  const instructions: PaymentInstructions = { creditTransfers: [] };
  for (const means of root.all('cac:PaymentMeans')) {
    const code = means.first('cbc:PaymentMeansCode');
    if (instructions.meansCode === undefined) {
      scribe.text(instructions, 'meansCode', code);
      scribe.attribute(instructions, 'meansText', code, 'name');
    }
    if (instructions.remittanceInformation === undefined) {
      scribe.text(instructions, 'remittanceInformation', means.first('cbc:PaymentID'));
    }
    readCreditTransfer(scribe, instructions, means.first('cac:PayeeFinancialAccount'));
    readCard(scribe, instructions, means.first('cac:CardAccount'));
    readMandate(scribe, instructions, means.first('cac:PaymentMandate'));
  }
  readCreditorId(scribe, instructions, root);
  return unlessEmpty(instructions);
}

function readCreditTransfer(scribe: Scribe, instructions: PaymentInstructions, account: Occurrence | undefined): void {
  if (account === undefined) return;
  const transfer = {};
  scribe.text<PaymentInstructions['creditTransfers'][number]>(transfer, 'accountId', account.first('cbc:ID'));
  scribe.text<PaymentInstructions['creditTransfers'][number]>(transfer, 'accountName', account.first('cbc:Name'));
  scribe.text<PaymentInstructions['creditTransfers'][number]>(
    transfer,
    'serviceProvider',
    account.at('cac:FinancialInstitutionBranch', 'cbc:ID') ?? account.at('cac:FinancialInstitutionBranch', 'cac:FinancialInstitution', 'cbc:ID'),
  );
  if (unlessEmpty(transfer) !== undefined) instructions.creditTransfers.push(transfer);
}

function readCard(scribe: Scribe, instructions: PaymentInstructions, account: Occurrence | undefined): void {
  if (account === undefined || instructions.card !== undefined) return;
  const card: NonNullable<PaymentInstructions['card']> = {};
  scribe.text(card, 'number', account.first('cbc:PrimaryAccountNumberID'));
  scribe.text(card, 'holder', account.first('cbc:HolderName'));
  if (unlessEmpty(card) !== undefined) instructions.card = card;
}

function readMandate(scribe: Scribe, instructions: PaymentInstructions, mandate: Occurrence | undefined): void {
  if (mandate === undefined || instructions.directDebit !== undefined) return;
  const debit: NonNullable<PaymentInstructions['directDebit']> = {};
  scribe.text(debit, 'mandateReference', mandate.first('cbc:ID'));
  scribe.text(debit, 'debitedAccount', mandate.at('cac:PayerFinancialAccount', 'cbc:ID'));
  if (unlessEmpty(debit) !== undefined) instructions.directDebit = debit;
}

function readCreditorId(scribe: Scribe, instructions: PaymentInstructions, root: Occurrence): void {
  const parties = [root.first('cac:PayeeParty'), root.at('cac:AccountingSupplierParty', 'cac:Party')];
  for (const party of parties) {
    const id = party?.all('cac:PartyIdentification').map((each) => each.first('cbc:ID')).find((each) => each?.attributes['schemeID'] === SEPA_SCHEME);
    if (id?.value === undefined) continue;
    const debit = instructions.directDebit ?? {};
    scribe.text<NonNullable<PaymentInstructions['directDebit']>>(debit, 'creditorId', id);
    instructions.directDebit = debit;
    return;
  }
}

/** `cac:LegalMonetaryTotal` (of a debit note `cac:RequestedMonetaryTotal`), and `cac:TaxTotal` in the invoice and the accounting currency, as BG-22 and BG-23. */
export function readTotals(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  const { totals } = invoice;
  const monetary = root.first('cac:LegalMonetaryTotal', 'cac:RequestedMonetaryTotal');
  scribe.decimal(totals, 'lineNetSum', monetary?.first('cbc:LineExtensionAmount'));
  scribe.decimal(totals, 'allowances', monetary?.first('cbc:AllowanceTotalAmount'));
  scribe.decimal(totals, 'charges', monetary?.first('cbc:ChargeTotalAmount'));
  scribe.decimal(totals, 'withoutVat', monetary?.first('cbc:TaxExclusiveAmount'));
  scribe.decimal(totals, 'withVat', monetary?.first('cbc:TaxInclusiveAmount'));
  scribe.decimal(totals, 'paid', monetary?.first('cbc:PrepaidAmount'));
  scribe.decimal(totals, 'rounding', monetary?.first('cbc:PayableRoundingAmount'));
  scribe.decimal(totals, 'due', monetary?.first('cbc:PayableAmount'));
  for (const taxTotal of root.all('cac:TaxTotal')) {
    const amount = taxTotal.first('cbc:TaxAmount');
    const currency = amount?.attributes['currencyID'];
    const isAccounting = currency !== undefined && currency === invoice.vatAccountingCurrency && currency !== invoice.currency;
    const key = isAccounting ? 'vatInAccountingCurrency' : 'vat';
    if (totals[key] === undefined) scribe.decimal(totals, key, amount);
    if (!isAccounting) for (const subtotal of taxTotal.all('cac:TaxSubtotal')) addBreakdown(invoice, readBreakdown(scribe, subtotal));
  }
}

function addBreakdown(invoice: Invoice, row: VatBreakdown): void {
  if (unlessEmpty(row) !== undefined) invoice.vatBreakdown.push(row);
}

function readBreakdown(scribe: Scribe, subtotal: Occurrence): VatBreakdown {
  const row: VatBreakdown = {};
  const category = subtotal.first('cac:TaxCategory');
  scribe.decimal(row, 'taxable', subtotal.first('cbc:TaxableAmount'));
  scribe.decimal(row, 'tax', subtotal.first('cbc:TaxAmount'));
  scribe.text(row, 'category', category?.first('cbc:ID'));
  scribe.decimal(row, 'rate', category?.first('cbc:Percent') ?? subtotal.first('cbc:Percent'));
  scribe.text(row, 'exemptionReason', category?.first('cbc:TaxExemptionReason'));
  scribe.text(row, 'exemptionCode', category?.first('cbc:TaxExemptionReasonCode'));
  return row;
}
