import { isValidIBAN } from 'ibantools';
import type { StatedPayment } from '@smartap/en16931';
import { isSaid, isThere } from '../presence.js';
import { useOf, type Facts } from '../facts.js';
import { rule, type Rule, type RuleLayer, type Severity } from '../rule.js';
import { texts } from '../texts.js';
import { OF_PEPPOL } from './borrowed.js';

const INVOICE_TYPES = new Set(['326', '380', '384', '389', '381', '875', '876', '877']);
const TAXED = ['S', 'Z', 'E', 'AE', 'K', 'G', 'L', 'M'];
const IDS =
  /^urn:cen\.eu:en16931:2017#compliant#urn:xeinkauf\.de:kosit:xrechnung_3\.0(?:#conformant#urn:xeinkauf\.de:kosit:extension:xrechnung_3\.0|#compliant#urn:xeinkauf\.de:kosit:xrechnung:cvd_0\.9)?$/;
const DISCOUNT = /^#SKONTO#TAGE=\d+#PROZENT=\d+\.\d{2}(?:#BASISBETRAG=-?\d+\.\d{2})?#$/;
const EMAIL = /^[^@\s.](?:[^@\s]*[^@\s.])?@[^@\s.]+(?:\.[^@\s.]+)+$/;
const URL = /^[a-z][a-z\d+.-]+:/i;
const TRANSFER = new Set(['30', '58']);
const CARD = new Set(['48', '54', '55']);

type Right = (facts: Facts) => boolean;

function asks(
  id: string,
  terms: readonly string[],
  [en, de]: readonly [string, string],
  isRight: Right,
  severity: Severity = 'fatal',
  follows: readonly string[] = [],
): Rule {
  return rule({
    id,
    severity,
    terms,
    follows,
    text: texts(`${en} (${terms.join(', ')}).`, `${de} (${terms.join(', ')}).`),
    message: texts(
      `XRechnung asks: ${en} (${terms.join(', ')}). The invoice has it otherwise; ask the seller for a corrected invoice.`,
      `XRechnung verlangt: ${de} (${terms.join(', ')}). Die Rechnung hat es anders; den Verkäufer um eine berichtigte Rechnung bitten.`,
    ),
    check: (facts, report) => {
      if (!isRight(facts)) report();
    },
  });
}

const given = (id: string, term: string, name: readonly [string, string], isRight: Right, follows: readonly string[] = []): Rule =>
  asks(id, [term], [`${name[0]} shall be given`, `${name[1]} muss angegeben sein`], isRight, 'fatal', follows);
const payments =
  (codes: ReadonlySet<string>, isRight: (payment: StatedPayment, facts: Facts) => boolean): Right =>
  (facts) =>
    facts.s.payments.every((payment) => !codes.has(payment.code ?? '') || isRight(payment, facts));
const isIban = (text: string | undefined): boolean => isValidIBAN((text ?? '').replaceAll(/\s/g, '').toUpperCase());
const isTaxNumbered: Right = ({ s: { seller } }) => seller?.hasTaxId === true && [...seller.vatIds, ...seller.taxIds].some(isSaid);

/** Whether each row of a discount has its form, and a line break follows the last of what stands between number signs. */
function hasDiscountForm({ s: { paymentTerms = '' } }: Facts): boolean {
  const rows = paymentTerms
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.startsWith('#'));
  return rows.every((row) => DISCOUNT.test(row)) && (rows.length === 0 || /^\s*\n/.test(paymentTerms.split(/#.+#/).at(-1) ?? ''));
}

/** Whether a payment has the group of a direct debit (BG-19); CII has the parts of it apart, mandate and creditor once in the document. */
const isDebit = ({ hasMandate, debitedAccount }: StatedPayment, { s }: Facts): boolean =>
  s.binding === 'cii'
    ? debitedAccount !== undefined || s.creditorId !== undefined || s.payments.some(({ mandateReference }) => mandateReference !== undefined)
    : hasMandate;
const hasDebit: Right = (facts) =>
  (facts.s.binding === 'cii' && facts.s.creditorId !== undefined) || facts.s.payments.some((payment) => isDebit(payment, facts));

/** The rules of the German public sector, XRechnung 3.0: BR-DE. */
export const XRECHNUNG: RuleLayer = {
  name: 'xrechnung',
  version: '3.0',
  title: 'XRechnung 3.0, the German public sector',
  borrows: OF_PEPPOL,
  rules: [
    given('BR-DE-1', 'BG-16', ['How to pay', 'Die Zahlungsanweisung'], ({ s }) => s.payments.length > 0),
    given('BR-DE-2', 'BG-6', ['A contact of the seller', 'Ein Kontakt des Verkäufers'], ({ s }) => s.seller === undefined || s.seller.contact !== undefined),
    given(
      'BR-DE-3',
      'BT-37',
      ['The city of the seller', 'Der Ort des Verkäufers'],
      ({ s }) => s.seller?.address === undefined || isSaid(s.seller.address.city),
    ),
    given(
      'BR-DE-4',
      'BT-38',
      ['The post code of the seller', 'Die Postleitzahl des Verkäufers'],
      ({ s }) => s.seller?.address === undefined || isSaid(s.seller.address.postCode),
    ),
    given(
      'BR-DE-5',
      'BT-41',
      ['The contact of the seller by name', 'Der Name des Kontakts'],
      ({ s }) => s.seller?.contact === undefined || isSaid(s.seller.contact.name),
    ),
    given(
      'BR-DE-6',
      'BT-42',
      ['The telephone number of the contact', 'Die Telefonnummer des Kontakts'],
      ({ s }) => s.seller?.contact === undefined || isSaid(s.seller.contact.phone),
      ['BR-DE-27'],
    ),
    given(
      'BR-DE-7',
      'BT-43',
      ['The e-mail address of the contact', 'Die E-Mail-Adresse des Kontakts'],
      ({ s }) => s.seller?.contact === undefined || isSaid(s.seller.contact.email),
      ['BR-DE-28'],
    ),
    given('BR-DE-8', 'BT-52', ['The city of the buyer', 'Der Ort des Käufers'], ({ s }) => s.buyer?.address === undefined || isSaid(s.buyer.address.city)),
    given(
      'BR-DE-9',
      'BT-53',
      ['The post code of the buyer', 'Die Postleitzahl des Käufers'],
      ({ s }) => s.buyer?.address === undefined || isSaid(s.buyer.address.postCode),
    ),
    given('BR-DE-10', 'BT-77', ['The city of delivery', 'Der Lieferort'], ({ s }) => s.deliveryAddress === undefined || isSaid(s.deliveryAddress.city)),
    given(
      'BR-DE-11',
      'BT-78',
      ['The post code of delivery', 'Die Postleitzahl des Lieferorts'],
      ({ s }) => s.deliveryAddress === undefined || isSaid(s.deliveryAddress.postCode),
    ),
    given('BR-DE-14', 'BT-119', ['The rate of each row of the VAT breakdown', 'Der Satz jeder Zeile der Aufschlüsselung'], ({ s }) =>
      s.breakdown.every(({ taxes }) => taxes.some(({ rate }) => isSaid(rate))),
    ),
    given('BR-DE-15', 'BT-10', ['The buyer reference (Leitweg-ID)', 'Die Leitweg-ID'], ({ s }) => isSaid(s.buyerReference)),
    asks(
      'BR-DE-16',
      ['BT-31', 'BT-32', 'BG-11'],
      [
        'a taxed invoice shall name a VAT or tax number of the seller or its tax representative',
        'eine Rechnung mit Umsatzsteuer muss Umsatzsteuer- oder Steuernummer des Verkäufers oder seinen Steuervertreter nennen',
      ],
      (facts) =>
        !TAXED.some((code) => {
          const { lines, allowances, charges } = useOf(facts, code);
          return lines.length + allowances.length + charges.length > 0;
        }) ||
        facts.s.taxRepresentative !== undefined ||
        isTaxNumbered(facts),
    ),
    asks(
      'BR-DE-17',
      ['BT-3'],
      [`the type code should be one of ${[...INVOICE_TYPES].join(', ')}`, `die Rechnungsart sollte eine von ${[...INVOICE_TYPES].join(', ')} sein`],
      ({ s }) => INVOICE_TYPES.has(s.typeCode ?? ''),
      'warning',
    ),
    asks(
      'BR-DE-18',
      ['BT-20'],
      [
        'a discount in the payment terms shall be written #SKONTO#TAGE=n#PROZENT=n.nn# and end with a line break',
        'Skonto in den Zahlungsbedingungen muss #SKONTO#TAGE=n#PROZENT=n.nn# geschrieben sein und mit einem Zeilenumbruch enden',
      ],
      hasDiscountForm,
    ),
    asks(
      'BR-DE-19',
      ['BT-84'],
      ['the account of a SEPA transfer (58) should be an IBAN', 'das Konto einer SEPA-Überweisung (58) sollte eine IBAN sein'],
      payments(new Set(['58']), ({ accounts }) => accounts.length > 0 && accounts.every(isIban)),
      'warning',
    ),
    asks(
      'BR-DE-20',
      ['BT-91'],
      ['the account of a SEPA direct debit (59) should be an IBAN', 'das Konto einer SEPA-Lastschrift (59) sollte eine IBAN sein'],
      payments(new Set(['59']), ({ debitedAccount }) => isIban(debitedAccount)),
      'warning',
    ),
    asks(
      'BR-DE-21',
      ['BT-24'],
      ['the specification identifier should be that of XRechnung 3.0', 'die Spezifikationskennung sollte die von XRechnung 3.0 sein'],
      ({ s }) => IDS.test(s.specificationId ?? ''),
      'warning',
    ),
    asks(
      'BR-DE-22',
      ['BT-125-2'],
      ['embedded documents shall have different file names', 'eingebettete Dokumente müssen verschiedene Dateinamen haben'],
      ({ s }) => new Set(s.fileNames).size === s.fileNames.length,
    ),
    asks(
      'BR-DE-23-a',
      ['BG-17'],
      ['a credit transfer (30, 58) shall name an account', 'eine Überweisung (30, 58) muss ein Konto nennen'],
      payments(TRANSFER, ({ accounts }) => accounts.length > 0),
      'fatal',
      ['BR-DE-19'],
    ),
    asks(
      'BR-DE-23-b',
      ['BG-18', 'BG-19'],
      ['a credit transfer (30, 58) shall have neither card nor mandate', 'eine Überweisung (30, 58) darf weder Karte noch Mandat haben'],
      payments(TRANSFER, (payment, facts) => !payment.hasCard && !isDebit(payment, facts)),
    ),
    asks(
      'BR-DE-24-a',
      ['BG-18'],
      ['a payment by card (48, 54, 55) shall name the card', 'eine Kartenzahlung (48, 54, 55) muss die Karte nennen'],
      payments(CARD, (payment) => payment.hasCard),
    ),
    asks(
      'BR-DE-24-b',
      ['BG-17', 'BG-19'],
      ['a payment by card (48, 54, 55) shall have neither account nor mandate', 'eine Kartenzahlung (48, 54, 55) darf weder Konto noch Mandat haben'],
      payments(CARD, (payment, facts) => payment.accounts.length === 0 && !isDebit(payment, facts)),
    ),
    asks(
      'BR-DE-25-a',
      ['BG-19'],
      ['a direct debit (59) shall name the mandate', 'eine Lastschrift (59) muss das Mandat nennen'],
      payments(new Set(['59']), isDebit),
    ),
    asks(
      'BR-DE-25-b',
      ['BG-17', 'BG-18'],
      ['a direct debit (59) shall have neither account nor card', 'eine Lastschrift (59) darf weder Konto noch Karte haben'],
      payments(new Set(['59']), (payment) => payment.accounts.length === 0 && !payment.hasCard),
    ),
    asks(
      'BR-DE-26',
      ['BT-3', 'BG-3'],
      ['a corrected invoice (384) should name the one before it', 'eine Rechnungskorrektur (384) sollte die vorausgegangene Rechnung nennen'],
      ({ s }) => s.typeCode !== '384' || s.precedingInvoices.some(isThere),
      'warning',
    ),
    asks(
      'BR-DE-27',
      ['BT-42'],
      ['a telephone number should have three digits at least', 'eine Telefonnummer sollte mindestens drei Ziffern haben'],
      ({ s }) => s.seller?.contact === undefined || (s.seller.contact.phone?.match(/\d/g)?.length ?? 0) >= 3,
      'warning',
    ),
    asks(
      'BR-DE-28',
      ['BT-43'],
      ['an e-mail address should have one @ with a name on both sides', 'eine E-Mail-Adresse sollte ein @ mit einem Namen auf beiden Seiten haben'],
      ({ s }) => s.seller?.contact === undefined || EMAIL.test(s.seller.contact.email ?? ''),
      'warning',
    ),
    asks(
      'BR-DE-30',
      ['BT-90'],
      ['a direct debit shall name the creditor identifier', 'eine Lastschrift muss die Gläubigerkennung nennen'],
      (facts) => !hasDebit(facts) || facts.s.creditorId !== undefined,
    ),
    asks(
      'BR-DE-31',
      ['BT-91'],
      ['a direct debit shall name the account to be debited', 'eine Lastschrift muss das zu belastende Konto nennen'],
      (facts) => !hasDebit(facts) || facts.s.payments.some(({ debitedAccount }) => debitedAccount !== undefined),
    ),
    asks(
      'BR-TMP-2',
      ['BT-124'],
      ['the place of a supporting document should be a whole address with its scheme', 'der Ort eines Belegs sollte eine vollständige Adresse mit Schema sein'],
      ({ s }) => s.attachments.every(({ uri }) => uri === undefined || URL.test(uri)),
      'warning',
    ),
  ],
};
