import type { EventMap } from '@smartap/contracts';
import { fillTexts, joinTexts, texts, type Texts } from '@smartap/en16931';

type Matched = EventMap['invoice.matched.v1'];

const QUARANTINED = texts(
  'The account {accounts} is in quarantine: it is no approved account of {vendor}.',
  'Das Konto {accounts} ist in Quarantäne: es ist kein freigegebenes Konto von {vendor}.',
);
const HELD = texts('The vendor is not to be paid for now (payment hold).', 'Der Lieferant darf vorerst nicht bezahlt werden (Zahlungssperre).');
const COLLECTED = texts(
  'The seller collects the amount by direct debit: nothing is to be transferred.',
  'Der Verkäufer zieht den Betrag per Lastschrift ein: Es ist nichts zu überweisen.',
);
/** Direct debits (BT-81, UNTDID 4461): any, and of SEPA. */
const DIRECT_DEBITS: ReadonlySet<string> = new Set(['49', '59']);

/**
 * What whoever agrees to an invoice has to know of where the money goes: that the account is in quarantine, that the vendor is not to be paid, that the amount is collected;
 * empty when nothing stands against it.
 */
export function payeeNote({ vendor, invoice, findings }: Pick<Matched, 'vendor' | 'invoice' | 'findings'>): Texts {
  const accounts = (invoice.paymentInstructions?.creditTransfers ?? []).flatMap(({ accountId }) => accountId ?? []);
  const isQuarantined = vendor !== null && !vendor.accountApproved && accounts.length > 0;
  return joinTexts([
    ...(isQuarantined ? [fillTexts(QUARANTINED, { accounts: accounts.join(', ').slice(0, 200), vendor: vendor.name })] : []),
    ...(DIRECT_DEBITS.has(invoice.paymentInstructions?.meansCode ?? '') ? [COLLECTED] : []),
    ...(findings.some(({ code }) => code === 'VENDOR_PAYMENT_HOLD') ? [HELD] : []),
  ]);
}
