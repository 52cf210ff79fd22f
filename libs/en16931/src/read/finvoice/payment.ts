import type { CreditTransfer, Invoice, PaymentInstructions } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { putDueDate } from '../due-date.js';
import { isoDate } from '../lexical.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { child, children } from '../unprefixed.js';
import { decimalOf } from './decimals.js';

/** UNTDID 4461 of what the instruction to the bank is, where it says no more. */
const CREDIT_TRANSFER = '30';

/** `EpiDetails`, the instruction to the bank, as BG-16; further accounts of the seller come after that of the instruction. */
export function readPayment(scribe: Scribe, root: Occurrence, details: Occurrence, invoice: Invoice): void {
  const epi = child(root, 'EpiDetails');
  const [party, order] = [child(epi, 'EpiPartyDetails'), child(epi, 'EpiPaymentInstructionDetails')];
  const account = child(party, 'EpiBeneficiaryPartyDetails', 'EpiAccountID');
  const instructions: PaymentInstructions = { creditTransfers: [] };
  const means = child(order, 'EpiPaymentMeansCode');
  scribe.put(instructions, 'meansCode', means ?? account, means?.value ?? (account?.value === undefined ? undefined : CREDIT_TRANSFER));
  scribe.text(instructions, 'meansText', child(order, 'EpiPaymentMeansText'));
  scribe.text(instructions, 'remittanceInformation', child(order, 'EpiRemittanceInfoIdentifier'));
  addTransfer(
    scribe,
    instructions,
    account,
    child(party, 'EpiBfiPartyDetails', 'EpiBfiIdentifier'),
    child(party, 'EpiBeneficiaryPartyDetails', 'EpiNameAddressDetails'),
  );
  for (const other of children(child(root, 'SellerInformationDetails'), 'SellerAccountDetails'))
    addTransfer(scribe, instructions, child(other, 'SellerAccountID'), child(other, 'SellerBic'), child(other, 'SellerAccountName'));
  readOtherMeans(scribe, root, instructions);
  if (unlessEmpty(instructions) !== undefined) invoice.paymentInstructions = instructions;
  for (const terms of children(details, 'PaymentTermsDetails')) putDueDate(scribe, invoice, child(terms, 'InvoiceDueDate'));
  for (const part of children(root, 'PartialPaymentDetails')) for (const day of children(part, 'PartialPaymentDueDate')) putDueDate(scribe, invoice, day);
  if (invoice.dueDate === undefined) putDueDate(scribe, invoice, child(order, 'EpiDateOptionDate'));
  readTerms(scribe, root, details, invoice);
}

function addTransfer(
  scribe: Scribe,
  { creditTransfers }: PaymentInstructions,
  account: Occurrence | undefined,
  bank: Occurrence | undefined,
  name: Occurrence | undefined,
): void {
  const transfer: CreditTransfer = {};
  scribe.put(transfer, 'accountId', account, account?.value?.replaceAll(/\s/g, ''));
  if (transfer.accountId === undefined || creditTransfers.some(({ accountId }) => accountId === transfer.accountId)) return;
  scribe.text(transfer, 'serviceProvider', bank);
  scribe.text(transfer, 'accountName', name);
  creditTransfers.push(transfer);
}

function readOtherMeans(scribe: Scribe, root: Occurrence, instructions: PaymentInstructions): void {
  const [card, debit] = [child(root, 'PaymentCardInfo'), child(root, 'DirectDebitInfo')];
  if (card !== undefined) {
    instructions.card = {};
    scribe.text(instructions.card, 'number', child(card, 'PrimaryAccountNumber'));
    scribe.text(instructions.card, 'holder', child(card, 'CardHolderName'));
  }
  if (debit === undefined) return;
  instructions.directDebit = {};
  scribe.text(instructions.directDebit, 'mandateReference', child(debit, 'MandateReference'));
  scribe.text(instructions.directDebit, 'creditorId', child(debit, 'CreditorIdentifier'));
  scribe.text(instructions.directDebit, 'debitedAccount', child(debit, 'DebitedAccountID'));
}

const dayOf = (from: Occurrence | undefined): string | undefined => (from?.value === undefined ? undefined : (isoDate(from.value) ?? from.value));
const labelled = (label: string, parts: readonly (string | undefined)[]): string | undefined =>
  parts.every((part) => part === undefined) ? undefined : `${label}: ${parts.filter((part) => part !== undefined).join(', ')}`;
const percent = (from: Occurrence | undefined): string | undefined => (decimalOf(from) === undefined ? undefined : `${decimalOf(from) ?? ''} %`);

/** What is said of paying: in words, discounts for paying early, interest for paying late, and parts by their days. */
function readTerms(scribe: Scribe, root: Occurrence, details: Occurrence, invoice: Invoice): void {
  const all = children(details, 'PaymentTermsDetails');
  const days = new Set(all.flatMap((terms) => dayOf(child(terms, 'InvoiceDueDate')) ?? []));
  const lines = all.flatMap((terms) => {
    const fine = child(terms, 'PaymentOverDueFineDetails');
    return [
      ...children(terms, 'PaymentTermsFreeText').map(({ value }) => value),
      labelled('Käteisalennus', [
        percent(child(terms, 'CashDiscountPercent')),
        decimalOf(child(terms, 'CashDiscountAmount')),
        dayOf(child(terms, 'CashDiscountDate')),
      ]),
      ...children(fine, 'PaymentOverDueFineFreeText').map(({ value }) => value),
      labelled('Viivästyskorko', [percent(child(fine, 'PaymentOverDueFinePercent')), decimalOf(child(fine, 'PaymentOverDueFixedAmount'))]),
    ];
  });
  const parts = children(root, 'PartialPaymentDetails').flatMap((part) => {
    const [amounts, references] = [children(part, 'PartialPaymentVatIncludedAmount'), children(part, 'PartialPaymentReferenceIdentifier')];
    return children(part, 'PartialPaymentDueDate').map((day, index) => labelled(dayOf(day) ?? '?', [decimalOf(amounts[index]), references[index]?.value]));
  });
  const text = [...(days.size > 1 ? [labelled('Eräpäivät', [...days])] : []), ...lines, ...parts].filter((each) => each !== undefined).join('\n');
  scribe.put(invoice, 'paymentTerms', all[0] ?? child(root, 'PartialPaymentDetails'), text === '' ? undefined : text);
}
