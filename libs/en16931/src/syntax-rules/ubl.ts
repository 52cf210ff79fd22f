import { texts } from '../texts.js';
import type { Occurrence } from '../xml/occurrence.js';
import { elements, once, syntaxRule, type SyntaxRule } from './syntax-rule.js';

const LINES = ['cac:InvoiceLine', 'cac:CreditNoteLine'];
const ALLOWANCE = ['cac:AllowanceCharge'];
const PAYMENT = ['cac:PaymentMeans'];
const PAYEE = ['cac:PayeeParty'];
const DOCUMENT = ['cac:AdditionalDocumentReference'];
const SELLER = 'cac:AccountingSupplierParty/cac:Party';
const BUYER = 'cac:AccountingCustomerParty/cac:Party';

const text = (from: Occurrence | undefined): string => from?.text ?? '';
const isCode =
  (code: string) =>
  (each: Occurrence): boolean =>
    each.parent?.first('cbc:DocumentTypeCode')?.value === code;
const taxScheme = (id: Occurrence): string => text(id.parent?.at('cac:TaxScheme', 'cbc:ID')).toUpperCase();
const isVat = (id: Occurrence): boolean => taxScheme(id) === 'VAT';
const isOtherTax = (id: Occurrence): boolean => id.parent?.first('cac:TaxScheme') !== undefined && taxScheme(id) !== 'VAT';
const isSepa = (id: Occurrence): boolean => id.attributes['schemeID']?.toUpperCase() === 'SEPA';
const isCharge = (each: Occurrence): boolean => ['true', '1'].includes(text(each.first('cbc:ChargeIndicator')).trim());
const below = (root: Occurrence, name: string, found: Occurrence[] = []): Occurrence[] => {
  for (const child of root.children) {
    if (child.name === name) found.push(child);
    below(child, name, found);
  }
  return found;
};
const areSame = (found: readonly Occurrence[]): boolean => new Set(found.map((each) => each.text)).size <= 1;

/** In the official rules, what a payee has once is asked of one whose name is not the seller's. */
const hasOtherName = (payee: Occurrence, root: Occurrence): boolean => {
  const sellers = elements(root, `${SELLER}/cac:PartyLegalEntity/cbc:RegistrationName`).map(text);
  return elements(payee, 'cac:PartyName/cbc:Name').some((name) => sellers.some((seller) => seller !== name.text));
};
const payeeOnce = (id: string, path: string, name: readonly [string, string], isCounted: (each: Occurrence) => boolean = () => true): SyntaxRule =>
  syntaxRule(
    id,
    PAYEE,
    texts(
      `${name[0]} of a payee, who is not the seller, shall occur at most once.`,
      `${name[1]} eines Zahlungsempfängers, der nicht der Verkäufer ist, darf höchstens einmal vorkommen.`,
    ),
    (payee, root) => elements(payee, path).filter(isCounted).length <= 1 && hasOtherName(payee, root),
  );

/** Unit prices, and what they are reckoned from, keep all their decimals. */
const isPrice = ({ name, parent }: Occurrence): boolean =>
  name.endsWith('PriceAmount') || (parent?.name === 'cac:AllowanceCharge' && parent.parent?.name === 'cac:Price');
const isShort = (amount: Occurrence): boolean => isPrice(amount) || (text(amount).trim().split('.')[1] ?? '').length <= 2;

/** How EN 16931 uses UBL: the fatal rules UBL-SR, UBL-CR and UBL-DT. */
export const UBL_RULES: readonly SyntaxRule[] = [
  once('UBL-SR-01', undefined, 'cac:ContractDocumentReference/cbc:ID', ['A contract identifier', 'Eine Vertragskennung']),
  once('UBL-SR-02', undefined, 'cac:ReceiptDocumentReference/cbc:ID', ['A receiving advice identifier', 'Eine Wareneingangskennung']),
  once('UBL-SR-03', undefined, 'cac:DespatchDocumentReference/cbc:ID', ['A despatch advice identifier', 'Eine Lieferscheinkennung']),
  once('UBL-SR-04', undefined, 'cac:AdditionalDocumentReference/cbc:ID', ['An invoiced object', 'Ein abgerechnetes Objekt'], isCode('130')),
  once('UBL-SR-05', undefined, 'cac:PaymentTerms/cbc:Note', ['Payment terms', 'Zahlungsbedingungen']),
  once('UBL-SR-06', ['cac:BillingReference'], 'cac:InvoiceDocumentReference', ['A preceding invoice', 'Eine vorausgegangene Rechnung']),
  syntaxRule(
    'UBL-SR-07',
    ['cac:BillingReference'],
    texts('A preceding invoice shall have a number.', 'Eine vorausgegangene Rechnung muss eine Nummer haben.'),
    (each) => each.at('cac:InvoiceDocumentReference', 'cbc:ID') !== undefined,
  ),
  once('UBL-SR-08', undefined, 'cac:InvoicePeriod', ['An invoicing period', 'Ein Abrechnungszeitraum']),
  once('UBL-SR-09', undefined, `${SELLER}/cac:PartyLegalEntity/cbc:RegistrationName`, ['The seller name', 'Der Name des Verkäufers']),
  once('UBL-SR-10', undefined, `${SELLER}/cac:PartyName/cbc:Name`, ['The seller trading name', 'Der Handelsname des Verkäufers']),
  once('UBL-SR-11', undefined, `${SELLER}/cac:PartyLegalEntity/cbc:CompanyID`, ['The seller legal registration', 'Die Registrierung des Verkäufers']),
  once(
    'UBL-SR-12',
    undefined,
    `${SELLER}/cac:PartyTaxScheme/cbc:CompanyID`,
    ['The seller VAT identifier', 'Die Umsatzsteuer-Identifikationsnummer des Verkäufers'],
    isVat,
  ),
  once('UBL-SR-13', undefined, `${SELLER}/cac:PartyTaxScheme/cbc:CompanyID`, ['The seller tax registration', 'Die Steuernummer des Verkäufers'], isOtherTax),
  once('UBL-SR-14', undefined, `${SELLER}/cac:PartyLegalEntity/cbc:CompanyLegalForm`, [
    'Additional legal information of the seller',
    'Die rechtliche Angabe des Verkäufers',
  ]),
  once('UBL-SR-15', undefined, `${BUYER}/cac:PartyLegalEntity/cbc:RegistrationName`, ['The buyer name', 'Der Name des Käufers']),
  once('UBL-SR-16', undefined, `${BUYER}/cac:PartyIdentification/cbc:ID`, ['The buyer identifier', 'Die Kennung des Käufers']),
  once('UBL-SR-17', undefined, `${BUYER}/cac:PartyLegalEntity/cbc:CompanyID`, ['The buyer legal registration', 'Die Registrierung des Käufers']),
  once(
    'UBL-SR-18',
    undefined,
    `${BUYER}/cac:PartyTaxScheme/cbc:CompanyID`,
    ['The buyer VAT identifier', 'Die Umsatzsteuer-Identifikationsnummer des Käufers'],
    isVat,
  ),
  payeeOnce('UBL-SR-19', 'cac:PartyName/cbc:Name', ['The name', 'Der Name']),
  payeeOnce('UBL-SR-20', 'cac:PartyIdentification/cbc:ID', ['The identifier', 'Die Kennung'], (id) => id.attributes['schemeID'] !== undefined && !isSepa(id)),
  payeeOnce('UBL-SR-21', 'cac:PartyLegalEntity/cbc:CompanyID', ['The legal registration', 'Die Registrierung']),
  once('UBL-SR-22', ['cac:TaxRepresentativeParty'], 'cac:PartyName/cbc:Name', ['The tax representative name', 'Der Name des Steuervertreters']),
  once('UBL-SR-23', ['cac:TaxRepresentativeParty'], 'cac:PartyTaxScheme/cbc:CompanyID', [
    'The tax representative VAT identifier',
    'Die Umsatzsteuer-Identifikationsnummer des Steuervertreters',
  ]),
  once('UBL-SR-24', undefined, 'cac:Delivery', ['Delivery information', 'Die Lieferangabe']),
  once('UBL-SR-25', ['cac:Delivery'], 'cac:DeliveryParty/cac:PartyName/cbc:Name', ['The deliver to party name', 'Der Name des Empfängers']),
  once('UBL-SR-26', PAYMENT, 'cbc:PaymentID', ['The remittance information', 'Der Verwendungszweck']),
  once('UBL-SR-27', PAYMENT, 'cbc:PaymentMeansCode', ['The payment means', 'Die Zahlungsart']),
  once('UBL-SR-28', PAYMENT, 'cac:PaymentMandate/cbc:ID', ['The mandate reference', 'Die Mandatsreferenz']),
  syntaxRule(
    'UBL-SR-29',
    undefined,
    texts('A bank assigned creditor identifier shall occur at most once.', 'Eine Gläubigerkennung darf höchstens einmal vorkommen.'),
    (root) =>
      below(root, 'cac:PartyIdentification')
        .flatMap((each) => each.all('cbc:ID'))
        .filter(isSepa).length <= 1,
  ),
  syntaxRule(
    'UBL-SR-30',
    ALLOWANCE,
    texts('The reason of an allowance shall occur at most once.', 'Der Grund eines Nachlasses darf höchstens einmal vorkommen.'),
    (each) => isCharge(each) || each.all('cbc:AllowanceChargeReason').length <= 1,
  ),
  syntaxRule(
    'UBL-SR-31',
    ALLOWANCE,
    texts('The reason of a charge shall occur at most once.', 'Der Grund eines Zuschlags darf höchstens einmal vorkommen.'),
    (each) => !isCharge(each) || each.all('cbc:AllowanceChargeReason').length <= 1,
  ),
  once('UBL-SR-32', ['cac:TaxSubtotal'], 'cac:TaxCategory/cbc:TaxExemptionReason', ['The exemption reason', 'Der Befreiungsgrund']),
  once('UBL-SR-33', DOCUMENT, 'cbc:DocumentDescription', ['The description of a supporting document', 'Die Beschreibung einer Unterlage']),
  once('UBL-SR-34', LINES, 'cbc:Note', ['The note of a line', 'Die Bemerkung einer Zeile']),
  once('UBL-SR-35', LINES, 'cac:OrderLineReference/cbc:LineID', ['The order line of a line', 'Die Bestellposition einer Zeile']),
  once('UBL-SR-36', LINES, 'cac:InvoicePeriod', ['The period of a line', 'Der Zeitraum einer Zeile']),
  once('UBL-SR-37', LINES, 'cac:Price/cac:AllowanceCharge/cbc:Amount', ['The price discount of a line', 'Der Preisnachlass einer Zeile']),
  once('UBL-SR-39', undefined, 'cac:ProjectReference/cbc:ID', ['The project', 'Das Projekt']),
  once('UBL-SR-40', undefined, `${BUYER}/cac:PartyName/cbc:Name`, ['The buyer trading name', 'Der Handelsname des Käufers']),
  {
    ...syntaxRule(
      'UBL-SR-42',
      ['cac:Party'],
      texts('A seller shall have two tax registrations at most.', 'Ein Verkäufer darf höchstens zwei Steuerregistrierungen haben.'),
      (each) => each.parent?.name !== 'cac:AccountingSupplierParty' || each.all('cac:PartyTaxScheme').length <= 2,
    ),
    follows: ['UBL-SR-13'],
  },
  syntaxRule(
    'UBL-SR-43',
    DOCUMENT,
    texts(
      'Only an invoiced object (130), and in a credit note a project (50), shall have a type or a scheme among the supporting documents.',
      'Unter den Unterlagen dürfen nur ein abgerechnetes Objekt (130) und in einer Gutschrift ein Projekt (50) einen Typ oder ein Schema haben.',
    ),
    (each, root) => {
      const code = each.first('cbc:DocumentTypeCode')?.value;
      return (
        code === '130' ||
        (root.name === 'CreditNote' && code === '50') ||
        (each.first('cbc:DocumentTypeCode') === undefined && each.first('cbc:ID')?.attributes['schemeID'] === undefined)
      );
    },
  ),
  syntaxRule(
    'UBL-SR-44',
    undefined,
    texts('Remittance information shall be the same in all ways to pay.', 'Der Verwendungszweck muss in allen Zahlungsarten derselbe sein.'),
    (root) => areSame(below(root, 'cbc:PaymentID')),
  ),
  once('UBL-SR-45', undefined, 'cac:PaymentMeans/cbc:PaymentDueDate', ['The due date', 'Das Fälligkeitsdatum']),
  once(
    'UBL-SR-46',
    undefined,
    'cac:PaymentMeans/cbc:PaymentMeansCode',
    ['The payment means text', 'Der Text der Zahlungsart'],
    (code) => code.attributes['name'] !== undefined,
  ),
  syntaxRule(
    'UBL-SR-47',
    undefined,
    texts('The payment means code shall be the same in all ways to pay.', 'Der Code der Zahlungsart muss überall derselbe sein.'),
    (root) => areSame(below(root, 'cbc:PaymentMeansCode')),
  ),
  syntaxRule(
    'UBL-SR-48',
    LINES,
    texts('A line shall have exactly one VAT category.', 'Eine Zeile muss genau eine Umsatzsteuerkategorie haben.'),
    (line) => elements(line, 'cac:Item/cac:ClassifiedTaxCategory').length === 1,
  ),
  once('UBL-SR-49', undefined, 'cac:InvoicePeriod/cbc:DescriptionCode', ['The VAT point date code', 'Der Code des Steuerzeitpunkts']),
  once('UBL-SR-50', LINES, 'cac:Item/cbc:Description', ['The item description', 'Die Artikelbeschreibung']),
  once('UBL-SR-51', ['cac:PostalAddress', 'cac:Address'], 'cac:AddressLine', ['The third address line', 'Die dritte Adresszeile']),
  once('UBL-SR-52', LINES, 'cac:DocumentReference', ['The object of a line', 'Das Objekt einer Zeile']),
  syntaxRule(
    'UBL-SR-53',
    ['cac:PartyTaxScheme'],
    texts('A tax registration shall have a scheme and an identifier.', 'Eine Steuerregistrierung muss Schema und Kennung haben.'),
    (each) => each.at('cac:TaxScheme', 'cbc:ID') !== undefined && each.first('cbc:CompanyID') !== undefined,
  ),
  once('UBL-SR-54', undefined, 'cac:PaymentMeans/cac:CardAccount', ['A payment card', 'Eine Zahlungskarte']),
  once('UBL-SR-55', undefined, 'cac:PaymentMeans/cac:PaymentMandate', ['A direct debit mandate', 'Ein Lastschriftmandat']),
  once('UBL-SR-56', undefined, 'cac:OriginatorDocumentReference/cbc:ID', ['The tender or lot', 'Die Ausschreibung']),
  syntaxRule(
    'UBL-CR-666',
    DOCUMENT,
    texts('An invoiced object shall have no attachment.', 'Ein abgerechnetes Objekt darf keinen Anhang haben.'),
    (each) => each.first('cbc:DocumentTypeCode')?.value !== '130' || each.first('cac:Attachment') === undefined,
  ),
  syntaxRule(
    'UBL-CR-673',
    DOCUMENT,
    texts('An invoiced object shall have no description.', 'Ein abgerechnetes Objekt darf keine Beschreibung haben.'),
    (each) => each.first('cbc:DocumentTypeCode')?.value !== '130' || each.first('cbc:DocumentDescription') === undefined,
  ),
  syntaxRule('UBL-DT-01', ['*Amount'], texts('An amount shall have two decimals at most.', 'Ein Betrag darf höchstens zwei Nachkommastellen haben.'), isShort),
  syntaxRule(
    'UBL-DT-06',
    ['cbc:EmbeddedDocumentBinaryObject'],
    texts('An attached file shall have a media type.', 'Ein Anhang muss einen Medientyp haben.'),
    (each) => each.attributes['mimeCode'] !== undefined,
  ),
  syntaxRule(
    'UBL-DT-07',
    ['cbc:EmbeddedDocumentBinaryObject'],
    texts('An attached file shall have a file name.', 'Ein Anhang muss einen Dateinamen haben.'),
    (each) => each.attributes['filename'] !== undefined,
  ),
];
