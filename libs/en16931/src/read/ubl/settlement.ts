import type { DocumentAllowanceCharge, LineAllowanceCharge, PaymentInstructions, Period } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { SEPA_SCHEME } from './parties.js';
import { readCategory } from './taxes.js';

type CreditTransfer = PaymentInstructions['creditTransfers'][number];

/** UNTDID 4461 of payment slips: the Danish Girokort and FIK. */
const SLIPS: ReadonlySet<string> = new Set(['50', '93']);
/** ISO 9362: beside it a branch may have a number of its own. */
const BIC = /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;

/** `cac:InvoicePeriod` as BG-14 or BG-26. */
export function readPeriod(scribe: Scribe, from: Occurrence | undefined): Period | undefined {
  if (from === undefined) return undefined;
  const period: Period = {};
  scribe.date(period, 'start', from.first('cbc:StartDate'));
  scribe.date(period, 'end', from.first('cbc:EndDate'));
  return unlessEmpty(period);
}

/** Whether a `cac:AllowanceCharge` is a charge. */
export function isCharge(source: Occurrence): boolean {
  const indicator = source.first('cbc:ChargeIndicator')?.value;
  return indicator === 'true' || indicator === '1';
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
    (isCharge(source) ? into.charges : into.allowances).push(target);
  }
}

/** The tax category of a document level allowance or charge. */
export function readAllowanceTax(scribe: Scribe): (target: DocumentAllowanceCharge, source: Occurrence) => void {
  return (target, source) => {
    readCategory(scribe, target, { category: 'vatCategory', rate: 'vatRate' }, source.first('cac:TaxCategory'));
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
    if (instructions.remittanceInformation === undefined) readRemittance(scribe, instructions, means);
    readCreditTransfer(scribe, instructions, means);
    readCard(scribe, instructions, means.first('cac:CardAccount'));
    readMandate(scribe, instructions, means.first('cac:PaymentMandate'));
  }
  readCreditorId(scribe, instructions, root);
  return unlessEmpty(instructions);
}

/** Danish payment slips state the kind of slip and its number apart, which Peppol writes as one (`71#000123456789012`). */
function readRemittance(scribe: Scribe, instructions: PaymentInstructions, means: Occurrence): void {
  const [id, instruction] = [means.first('cbc:PaymentID'), means.first('cbc:InstructionID')];
  const isSlip = SLIPS.has(means.first('cbc:PaymentMeansCode')?.value ?? '') && id?.value?.includes('#') === false && instruction?.value !== undefined;
  if (isSlip) scribe.put(instructions, 'remittanceInformation', id, `${id.value}#${instruction.value}`);
  else
    scribe.text(
      instructions,
      'remittanceInformation',
      [id, instruction, means.at('cac:PayeeFinancialAccount', 'cbc:PaymentNote')].find((each) => each?.value !== undefined),
    );
}

function readCreditTransfer(scribe: Scribe, instructions: PaymentInstructions, means: Occurrence): void {
  const account = means.first('cac:PayeeFinancialAccount');
  const branch = account?.first('cac:FinancialInstitutionBranch');
  const providers = [branch?.first('cbc:ID'), branch?.at('cac:FinancialInstitution', 'cbc:ID')].filter((each) => each?.value !== undefined);
  const transfer: CreditTransfer = {};
  scribe.text(transfer, 'accountId', account?.first('cbc:ID') ?? means.at('cac:CreditAccount', 'cbc:AccountID'));
  scribe.text(transfer, 'accountName', account?.first('cbc:Name'));
  scribe.text(transfer, 'serviceProvider', providers.find((each) => BIC.test(each?.value ?? '')) ?? providers[0]);
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
    const id = party
      ?.all('cac:PartyIdentification')
      .map((each) => each.first('cbc:ID'))
      .find((each) => each?.attributes['schemeID'] === SEPA_SCHEME);
    if (id?.value === undefined) continue;
    const debit = instructions.directDebit ?? {};
    scribe.text<NonNullable<PaymentInstructions['directDebit']>>(debit, 'creditorId', id);
    instructions.directDebit = debit;
    return;
  }
}
