import type { DocumentAllowanceCharge, Invoice, LineAllowanceCharge, PaymentInstructions, Period } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { dateOf } from './dates.js';
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

/** Whether an allowance or charge is a charge. */
export function isCharge(source: Occurrence): boolean {
  const indicator = source.at('ram:ChargeIndicator', 'udt:Indicator')?.value;
  return indicator === 'true' || indicator === '1';
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
    (isCharge(source) ? into.charges : into.allowances).push(target);
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

/** What carriage, packing and the like cost (ZUGFeRD's EXTENDED): charges of the document like any other. */
export function readServiceCharges(scribe: Scribe, settlement: Occurrence, invoice: Invoice): void {
  for (const source of settlement.all('ram:SpecifiedLogisticsServiceCharge')) {
    const charge: DocumentAllowanceCharge = {};
    const tax = source.first('ram:AppliedTradeTax');
    scribe.decimal(charge, 'amount', source.first('ram:AppliedAmount'));
    scribe.text(charge, 'reason', source.first('ram:Description'));
    scribe.text(charge, 'vatCategory', tax?.first('ram:CategoryCode'));
    scribe.decimal(charge, 'vatRate', tax?.first(...CII.rate));
    if (unlessEmpty(charge) !== undefined) invoice.charges.push(charge);
  }
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
  scribe.text(
    transfer,
    'accountId',
    [account?.first('ram:IBANID'), account?.first('ram:ProprietaryID')].find((each) => each?.value !== undefined),
  );
  scribe.text(transfer, 'accountName', account?.first('ram:AccountName'));
  scribe.text(transfer, 'serviceProvider', means.first('ram:PayeeSpecifiedCreditorFinancialInstitution')?.first('ram:BICID', 'ram:GermanBankleitzahlID'));
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
