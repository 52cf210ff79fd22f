import type { Invoice, PaymentInstructions } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { putDueDate } from '../due-date.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { child, children } from '../unprefixed.js';
import { meansOf } from './names.js';

/** A Polish account without the country: an IBAN but for its first two letters. */
const NATIONAL_ACCOUNT = /^\d{26}$/;
const SPACE = /\s/g;

/** `Platnosc` as BG-16; the earliest date is the one due, and the account of a factor comes before that of the seller. */
export function readPayment(scribe: Scribe, fa: Occurrence, invoice: Invoice): void {
  const from = child(fa, 'Platnosc');
  const instructions: PaymentInstructions = { creditTransfers: [] };
  const form = child(from, 'FormaPlatnosci') ?? child(from, 'ZaplataCzesciowa', 'FormaPlatnosci') ?? child(from, 'PlatnoscInna');
  scribe.put(instructions, 'meansCode', form, form?.name === '?:PlatnoscInna' ? '1' : meansOf(form?.value));
  scribe.text(instructions, 'meansText', child(from, 'OpisPlatnosci'));
  scribe.text(instructions, 'remittanceInformation', child(from, 'IPKSeF'));
  for (const account of [...children(from, 'RachunekBankowyFaktora'), ...children(from, 'RachunekBankowy')]) {
    const transfer = {};
    const number = child(account, 'NrRB');
    const compact = number?.value?.replaceAll(SPACE, '');
    scribe.put<{ accountId?: string }>(transfer, 'accountId', number, compact !== undefined && NATIONAL_ACCOUNT.test(compact) ? `PL${compact}` : compact);
    scribe.text<{ serviceProvider?: string }>(transfer, 'serviceProvider', child(account, 'SWIFT'));
    if (unlessEmpty(transfer) !== undefined) instructions.creditTransfers.push(transfer);
  }
  if (unlessEmpty(instructions) !== undefined) invoice.paymentInstructions = instructions;
  readTerms(scribe, from, invoice);
}

/** When it is due, and in words: so many days from an event, and the discount for paying early. */
function readTerms(scribe: Scribe, from: Occurrence | undefined, invoice: Invoice): void {
  const terms = children(from, 'TerminPlatnosci');
  const days = terms.flatMap((term) => child(term, 'Termin') ?? []);
  for (const day of days) putDueDate(scribe, invoice, day);
  const words = terms
    .flatMap((term) => child(term, 'TerminOpis') ?? [])
    .map((text) => text.value ?? (text.children.flatMap(({ value }) => value ?? []).join(' ') || undefined));
  const discount = child(from, 'Skonto');
  const early = discount === undefined ? undefined : `Skonto: ${discount.children.flatMap(({ value }) => value ?? []).join(', ')}`;
  const text = [...words, early].filter((each) => each !== undefined).join('\n');
  scribe.put(invoice, 'paymentTerms', terms[0] ?? discount, text === '' ? undefined : text);
}
