import type { CreditTransfer, Invoice, PaymentInstructions } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { decimalOf } from '../lexical.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { attributeOf, child, children } from '../unprefixed.js';
import { tableOf } from '../table-of.js';

/** UNTDID 4461 of the ways to pay; until 4.0 the way is the type of the element. */
const MEANS = tableOf<string>({ UniversalBankTransaction: '30', SEPADirectDebit: '59', DirectDebit: '49', PaymentCard: '48' });
const OTHER_MEANS = '1';
const SPACE = /\s/g;
const MS_PER_DAY = 86_400_000;

/** `PaymentMethod` as BG-16. */
export function readPayment(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  readTerms(scribe, child(root, 'PaymentConditions'), invoice);
  const method = child(root, 'PaymentMethod');
  if (method === undefined) return;
  const typed = attributeOf(method, 'type')?.replace(/^.*:|Type$/g, '');
  const way = typed === undefined ? method.first(...Object.keys(MEANS).map((name) => `?:${name}`)) : method;
  const instructions: PaymentInstructions = { creditTransfers: [] };
  scribe.put(instructions, 'meansCode', way ?? method, MEANS[typed ?? way?.name.replace(/^.*:/, '') ?? ''] ?? OTHER_MEANS);
  scribe.text(instructions, 'meansText', child(method, 'Comment'));
  scribe.text(instructions, 'remittanceInformation', child(way, 'PaymentReference'));
  instructions.creditTransfers.push(...children(way, 'BeneficiaryAccount').flatMap((account) => readAccount(scribe, account) ?? []));
  const debit = {};
  scribe.text<{ mandateReference?: string }>(debit, 'mandateReference', child(way, 'MandateReference'));
  scribe.text<{ creditorId?: string }>(debit, 'creditorId', child(way, 'CreditorID'));
  const debited = child(way, 'IBAN');
  scribe.put<{ debitedAccount?: string }>(debit, 'debitedAccount', debited, debited?.value?.replaceAll(SPACE, ''));
  if (unlessEmpty(debit) !== undefined) instructions.directDebit = debit;
  const card = {};
  scribe.text<{ number?: string }>(card, 'number', child(way, 'PrimaryAccountNumber'));
  scribe.text<{ holder?: string }>(card, 'holder', child(way, 'CardHolderName'));
  if (unlessEmpty(card) !== undefined) instructions.card = card;
  invoice.paymentInstructions = instructions;
}

/** An account by its IBAN, or by its number at a bank with its national code. */
function readAccount(scribe: Scribe, from: Occurrence): CreditTransfer | undefined {
  const transfer: CreditTransfer = {};
  const number = child(from, 'IBAN') ?? child(from, 'BankAccountNr');
  scribe.put(transfer, 'accountId', number, number?.value?.replaceAll(SPACE, ''));
  scribe.text(transfer, 'accountName', child(from, 'BankAccountOwner'));
  scribe.text(transfer, 'serviceProvider', child(from, 'BIC') ?? child(from, 'BankCode'));
  return unlessEmpty(transfer);
}

/** When it is due, the discounts for paying early (in the form that XRechnung has for them), and what else is said. */
function readTerms(scribe: Scribe, from: Occurrence | undefined, invoice: Invoice): void {
  const due = child(from, 'DueDate');
  scribe.date(invoice, 'dueDate', due);
  const least = child(from, 'MinimumPayment')?.value;
  const terms = [
    child(from, 'Comment')?.value,
    ...children(from, 'Discount').map((discount) => discountTerms(scribe, discount, invoice)),
    least && `Mindestzahlung: ${least}`,
  ];
  scribe.put(invoice, 'paymentTerms', from, terms.filter((each) => each !== undefined).join('\n') || undefined);
}

function discountTerms(scribe: Scribe, from: Occurrence, { issueDate }: Invoice): string | undefined {
  const until: { date?: string } = {};
  scribe.date(until, 'date', child(from, 'PaymentDate'));
  const percent = decimalOf(child(from, 'Percentage'));
  const [base, amount, comment] = ['BaseAmount', 'Amount', 'Comment'].map((name) => child(from, name)?.value);
  if (until.date === undefined) return comment;
  const days = issueDate === undefined ? -1 : (Date.parse(until.date) - Date.parse(issueDate)) / MS_PER_DAY;
  const granted =
    percent !== undefined && days >= 0
      ? `#SKONTO#TAGE=${days}#PROZENT=${Number(percent).toFixed(2)}#${base === undefined ? '' : `BASISBETRAG=${base}#`}`
      : `Skonto ${[percent === undefined ? undefined : `${percent} %`, amount].filter((part) => part !== undefined).join(', ')} bis ${until.date}`;
  return [granted, comment].filter((part) => part !== undefined).join('\n');
}
