import type { CreditTransfer, Invoice, PaymentInstructions } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { putDueDate } from '../due-date.js';
import { decimalOf, isoDate } from '../lexical.js';
import { addNote } from '../add-note.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { child, children } from '../unprefixed.js';
import { meansOf } from './names.js';

const SPACE = /\s/g;

/** The installments as BG-16, and their days: those of factoring come first, for it is the factor who is paid. */
export function readPayment(scribe: Scribe, from: Occurrence, factoring: Occurrence | undefined, invoice: Invoice): void {
  const installments = [factoring, from].flatMap((source) => children(child(source, 'PaymentDetails'), 'Installment'));
  const instructions: PaymentInstructions = { creditTransfers: [] };
  for (const installment of installments) readInstallment(scribe, installment, instructions, invoice);
  if (unlessEmpty(instructions) !== undefined) invoice.paymentInstructions = instructions;
  readTerms(scribe, installments, invoice);
}

function readInstallment(scribe: Scribe, from: Occurrence, instructions: PaymentInstructions, invoice: Invoice): void {
  const means = child(from, 'PaymentMeans');
  if (instructions.meansCode === undefined && means?.value !== undefined) {
    const [code, words] = meansOf(means.value);
    scribe.put(instructions, 'meansCode', means, code);
    scribe.put(instructions, 'meansText', means, words);
  }
  if (instructions.remittanceInformation === undefined) scribe.text(instructions, 'remittanceInformation', child(from, 'PaymentReconciliationReference'));
  const transfer: CreditTransfer = {};
  readAccount(scribe, transfer, 'accountId', child(from, 'AccountToBeCredited'));
  scribe.text(transfer, 'serviceProvider', child(from, 'AccountToBeCredited', 'BIC'));
  const isKnown = instructions.creditTransfers.some(({ accountId }) => accountId === transfer.accountId);
  if (unlessEmpty(transfer) !== undefined && !isKnown) instructions.creditTransfers.push(transfer);
  const debited: { debitedAccount?: string } = {};
  readAccount(scribe, debited, 'debitedAccount', child(from, 'AccountToBeDebited'));
  if (debited.debitedAccount !== undefined) instructions.directDebit ??= debited;
  putDueDate(scribe, invoice, child(from, 'InstallmentDueDate'));
  addNote(scribe, invoice, 'Referencia de cargo', child(from, 'DebitReconciliationReference'));
  addNote(scribe, invoice, 'Código estadístico', child(from, 'RegulatoryReportingData'));
}

function readAccount<K extends string>(scribe: Scribe, target: Partial<Record<K, string>>, key: K, from: Occurrence | undefined): void {
  const number = child(from, 'IBAN') ?? child(from, 'AccountNumber');
  scribe.put(target, key, number, number?.value?.replaceAll(SPACE, ''));
}

/** What is said of collecting, and what is due when where there are several days. */
function readTerms(scribe: Scribe, installments: readonly Occurrence[], invoice: Invoice): void {
  const days =
    installments.length < 2
      ? []
      : installments.map((from) => {
          const [day, amount, means] = [
            child(from, 'InstallmentDueDate')?.value,
            decimalOf(child(from, 'InstallmentAmount')),
            child(from, 'PaymentMeans')?.value,
          ];
          return `${day === undefined ? '?' : (isoDate(day) ?? day)}: ${amount ?? '?'}${means === undefined ? '' : ` (${meansOf(means)[1]})`}`;
        });
  const words = new Set(installments.flatMap((from) => child(from, 'CollectionAdditionalInformation')?.value ?? []));
  scribe.put(invoice, 'paymentTerms', installments[0], [...days, ...words].join('\n') || undefined);
}
