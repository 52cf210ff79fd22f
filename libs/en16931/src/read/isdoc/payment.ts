import type { CreditTransfer, Invoice, PaymentInstructions } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { addNote } from '../add-note.js';
import { putDueDate } from '../due-date.js';
import { decimalOf, isoDate } from '../lexical.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { child, children } from '../unprefixed.js';

const SPACE = /\s/g;

/** An account by its IBAN, or by its number at a bank, as Czech banks write it: `19-2000145399/0800`. */
function readAccount(scribe: Scribe, from: Occurrence | undefined): CreditTransfer | undefined {
  const transfer: CreditTransfer = {};
  const [iban, number, bank] = [child(from, 'IBAN'), child(from, 'ID'), child(from, 'BankCode')];
  const national = [number?.value, bank?.value].filter((part) => part !== undefined).join('/');
  scribe.put(
    transfer,
    'accountId',
    iban?.value === undefined ? number : iban,
    iban?.value?.replaceAll(SPACE, '') ?? (number?.value === undefined ? undefined : national),
  );
  if (transfer.accountId === undefined) return undefined;
  const bic = child(from, 'BIC');
  scribe.text(transfer, 'serviceProvider', bic?.value === undefined ? bank : bic);
  return transfer;
}

/** `PaymentMeans` as BG-16: codes are those of UNTDID 4461. The earliest date is the one due; parts are told in the terms. */
export function readPayment(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  const means = child(root, 'PaymentMeans');
  const payments = children(means, 'Payment');
  const main = payments.find((payment) => (decimalOf(child(payment, 'PaidAmount')) ?? '0') !== '0') ?? payments[0];
  const instructions: PaymentInstructions = { creditTransfers: [] };
  scribe.text(instructions, 'meansCode', child(main, 'PaymentMeansCode'));
  scribe.text(instructions, 'remittanceInformation', child(main, 'Details', 'VariableSymbol'));
  for (const from of [...payments.map((payment) => child(payment, 'Details')), ...children(child(means, 'AlternateBankAccounts'), 'AlternateBankAccount')]) {
    const account = readAccount(scribe, from);
    if (account !== undefined && !instructions.creditTransfers.some(({ accountId }) => accountId === account.accountId))
      instructions.creditTransfers.push(account);
  }
  if (unlessEmpty(instructions) !== undefined) invoice.paymentInstructions = instructions;
  addNote(scribe, invoice, 'Konstantní symbol', child(main, 'Details', 'ConstantSymbol'));
  addNote(scribe, invoice, 'Specifický symbol', child(main, 'Details', 'SpecificSymbol'));
  for (const payment of payments) addNote(scribe, invoice, 'Doklad o platbě', child(payment, 'Details', 'DocumentID'));
  readDueDates(scribe, payments, invoice);
}

function readDueDates(scribe: Scribe, payments: readonly Occurrence[], invoice: Invoice): void {
  const dated = payments
    .flatMap((payment) => {
      const from = child(payment, 'Details', 'PaymentDueDate');
      const date = from && isoDate(from.text);
      return date === undefined ? [] : [{ from, date, amount: child(payment, 'PaidAmount')?.value }];
    })
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  for (const { from } of dated) putDueDate(scribe, invoice, from);
  if (dated.length > 1)
    scribe.put(
      invoice,
      'paymentTerms',
      dated[0]?.from,
      dated.map(({ date, amount }) => [date, amount].filter((part) => part !== undefined).join(': ')).join('\n'),
    );
}
