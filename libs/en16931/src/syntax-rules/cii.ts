import { texts } from '../texts.js';
import type { Occurrence } from '../xml/occurrence.js';
import { CII_UNUSED } from './cii-unused.js';
import { elements, once, syntaxRule, type SyntaxRule } from './syntax-rule.js';

const SUMMATION = ['ram:SpecifiedTradeSettlementHeaderMonetarySummation'];
const ALLOWANCE = ['ram:SpecifiedTradeAllowanceCharge'];
const SETTLEMENT = ['ram:ApplicableHeaderTradeSettlement'];
const AGREEMENT = ['ram:ApplicableHeaderTradeAgreement'];
const LINE_AGREEMENT = ['ram:SpecifiedLineTradeAgreement'];
const REFERENCES = ['*ReferencedDocument'];
// prettier-ignore
const SUMS = ['LineTotalAmount', 'ChargeTotalAmount', 'AllowanceTotalAmount', 'TaxBasisTotalAmount', 'RoundingAmount', 'GrandTotalAmount', 'InformationAmount', 'TotalPrepaidAmount', 'TotalDiscountAmount', 'TotalAllowanceChargeAmount', 'DuePayableAmount', 'RetailValueExcludingTaxInformationAmount', 'TotalDepositFeeInformationAmount', 'ProductValueExcludingTobaccoTaxInformationAmount', 'TotalRetailValueInformationAmount', 'GrossLineTotalAmount', 'NetLineTotalAmount', 'NetIncludingTaxesLineTotalAmount'];
/** The first of them is CII-SR-477. */
const FIRST_SUM = 477;
const TRANSFER = new Set(['30', '58']);
const DATE = /^\s*\d{4}(?:1[0-2]|0[1-9])(?:3[01]|[12]\d|0[1-9])\s*$/;

const code = (from: Occurrence): string | undefined => from.first('ram:TypeCode')?.value;
const has = (from: Occurrence, name: string): boolean => from.first(name) !== undefined;
const isSupporting = (from: Occurrence, ...codes: readonly string[]): boolean =>
  from.name === 'ram:AdditionalReferencedDocument' && codes.includes(code(from) ?? '');
const areSame = (found: readonly Occurrence[]): boolean => new Set(found.map(({ value }) => value ?? '')).size <= 1;
const means = (from: Occurrence): Occurrence[] => from.all('ram:SpecifiedTradeSettlementPaymentMeans');
const unused = (id: string, name: string, unless: (from: Occurrence) => boolean = () => false): SyntaxRule =>
  syntaxRule(
    id,
    REFERENCES,
    texts(`A referenced document shall not have ${name} here.`, `Ein referenziertes Dokument darf hier kein ${name} haben.`),
    (each) => !has(each, name) || unless(each),
  );
const CHARACTERISTIC = [
  ['CII-SR-069', 'ram:Description', 'name', 'Name'],
  ['CII-SR-072', 'ram:Value', 'value', 'Wert'],
] as const;

/** How EN 16931 uses CII: the fatal rules CII-SR and CII-DT. */
export const CII_RULES: readonly SyntaxRule[] = [
  syntaxRule(
    'CII-SR-009',
    ['rsm:ExchangedDocumentContext'],
    texts('The guideline shall occur exactly once.', 'Die Spezifikation muss genau einmal vorkommen.'),
    (each) => each.all('ram:GuidelineSpecifiedDocumentContextParameter').length === 1,
  ),
  syntaxRule(
    'CII-SR-010',
    ['rsm:ExchangedDocumentContext'],
    texts('The guideline identifier shall occur exactly once.', 'Die Spezifikationskennung muss genau einmal vorkommen.'),
    (each) => elements(each, 'ram:GuidelineSpecifiedDocumentContextParameter/ram:ID').length === 1,
  ),
  syntaxRule(
    'CII-SR-014',
    ['rsm:ExchangedDocument'],
    texts('The type code shall occur exactly once.', 'Die Rechnungsart muss genau einmal vorkommen.'),
    (each) => each.all('ram:TypeCode').length === 1,
  ),
  syntaxRule(
    'CII-SR-046',
    ['ram:SpecifiedTradeProduct'],
    texts('The item standard identifier shall have a scheme.', 'Die Standardkennung des Artikels muss ein Schema haben.'),
    (each) => each.all('ram:GlobalID').length === 0 || each.all('ram:GlobalID').some((id) => id.attributes['schemeID'] !== undefined),
  ),
  ...CHARACTERISTIC.map(([id, name, en, de]) =>
    syntaxRule(
      id,
      ['ram:ApplicableProductCharacteristic'],
      texts(`The ${en} of an item attribute shall occur exactly once.`, `Der ${de} eines Artikelmerkmals muss genau einmal vorkommen.`),
      (each) => each.all(name).length === 1,
    ),
  ),
  syntaxRule(
    'CII-SR-090',
    ['ram:SpecifiedTradeProduct'],
    texts('The item country of origin shall occur exactly once.', 'Das Herkunftsland muss genau einmal vorkommen.'),
    (each) => !has(each, 'ram:OriginTradeCountry') || elements(each, 'ram:OriginTradeCountry/ram:ID').length === 1,
  ),
  {
    ...syntaxRule(
      'CII-SR-439',
      LINE_AGREEMENT,
      texts('The item net price shall occur exactly once.', 'Der Nettopreis muss genau einmal vorkommen.'),
      (each) => elements(each, 'ram:NetPriceProductTradePrice/ram:ChargeAmount').length === 1,
    ),
    follows: ['CII-SR-441'],
  },
  once('CII-SR-440', ['ram:AppliedTradeAllowanceCharge'], 'ram:ActualAmount', ['The price discount', 'Der Preisnachlass']),
  {
    ...once('CII-SR-441', LINE_AGREEMENT, 'ram:NetPriceProductTradePrice/ram:ChargeAmount', ['The item net price', 'Der Nettopreis']),
    follows: ['CII-SR-439'],
  },
  once('CII-SR-455', AGREEMENT, 'ram:SellerTradeParty/ram:DefinedTradeContact', ['The seller contact', 'Der Kontakt des Verkäufers']),
  once('CII-SR-456', AGREEMENT, 'ram:BuyerTradeParty/ram:DefinedTradeContact', ['The buyer contact', 'Der Kontakt des Käufers']),
  once('CII-SR-459', AGREEMENT, 'ram:SellerTradeParty/ram:URIUniversalCommunication', [
    'The seller electronic address',
    'Die elektronische Adresse des Verkäufers',
  ]),
  once('CII-SR-460', AGREEMENT, 'ram:BuyerTradeParty/ram:URIUniversalCommunication', ['The buyer electronic address', 'Die elektronische Adresse des Käufers']),
  once('CII-SR-461', SETTLEMENT, 'ram:ApplicableTradeTax/ram:TaxPointDate', ['The VAT point date', 'Das Datum des Steuerzeitpunkts']),
  syntaxRule(
    'CII-SR-462',
    SETTLEMENT,
    texts('The VAT point date code shall be the same everywhere.', 'Der Code des Steuerzeitpunkts muss überall derselbe sein.'),
    (each) => areSame(elements(each, 'ram:ApplicableTradeTax/ram:DueDateTypeCode')),
  ),
  syntaxRule(
    'CII-SR-463',
    ALLOWANCE,
    texts('It shall be told whether it is an allowance or a charge.', 'Es muss gesagt sein, ob es ein Nachlass oder ein Zuschlag ist.'),
    (each) => has(each, 'ram:ChargeIndicator'),
  ),
  syntaxRule(
    'CII-SR-467',
    SETTLEMENT,
    texts('The payment means code shall be the same in all ways to pay.', 'Der Code der Zahlungsart muss überall derselbe sein.'),
    (each) => areSame(means(each).flatMap((one) => one.all('ram:TypeCode'))),
  ),
  syntaxRule(
    'CII-SR-468',
    SETTLEMENT,
    texts('The payment means text shall be the same in all ways to pay.', 'Der Text der Zahlungsart muss überall derselbe sein.'),
    (each) => areSame(means(each).flatMap((one) => one.all('ram:Information'))),
  ),
  once('CII-SR-469', SETTLEMENT, 'ram:PaymentReference', ['The remittance information', 'Der Verwendungszweck']),
  syntaxRule(
    'CII-SR-470',
    SETTLEMENT,
    texts('A credit transfer shall name an account, by IBAN or otherwise.', 'Eine Überweisung muss ein Konto nennen, durch IBAN oder anders.'),
    (each) =>
      means(each).every(
        (one) =>
          !TRANSFER.has(code(one) ?? '') ||
          one.all('ram:PayeePartyCreditorFinancialAccount').some((account) => has(account, 'ram:IBANID') || has(account, 'ram:ProprietaryID')),
      ),
  ),
  once('CII-SR-471', ALLOWANCE, 'ram:RateApplicablePercent', ['The rate of an allowance or charge', 'Der Satz eines Nachlasses oder Zuschlags']),
  once('CII-SR-472', ALLOWANCE, 'ram:CategoryTradeTax', [
    'The VAT category of an allowance or charge',
    'Die Umsatzsteuerkategorie eines Nachlasses oder Zuschlags',
  ]),
  once('CII-SR-473', ALLOWANCE, 'ram:ActualAmount', ['The amount of an allowance or charge', 'Der Betrag eines Nachlasses oder Zuschlags']),
  ...SUMS.map((name, index) => once(`CII-SR-${FIRST_SUM + index}`, SUMMATION, `ram:${name}`, [`The total ${name}`, `Die Summe ${name}`])),
  unused('CII-DT-015', 'ram:URIID', (each) => isSupporting(each, '916')),
  unused('CII-DT-016', 'ram:StatusCode'),
  unused('CII-DT-017', 'ram:CopyIndicator'),
  unused('CII-DT-018', 'ram:TypeCode', (each) => isSupporting(each, '50', '130', '916')),
  unused('CII-DT-019', 'ram:GlobalID'),
  unused('CII-DT-020', 'ram:RevisionID'),
  unused('CII-DT-021', 'ram:Name', (each) => isSupporting(each, '916')),
  unused('CII-DT-022', 'ram:AttachmentBinaryObject', (each) => isSupporting(each, '916')),
  unused('CII-DT-023', 'ram:Information'),
  unused('CII-DT-024', 'ram:ReferenceTypeCode', (each) => isSupporting(each, '130')),
  unused('CII-DT-025', 'ram:SectionName'),
  unused('CII-DT-026', 'ram:PreviousRevisionID'),
  unused('CII-DT-027', 'ram:FormattedIssueDateTime', (each) => each.name === 'ram:InvoiceReferencedDocument'),
  unused('CII-DT-028', 'ram:EffectiveSpecifiedPeriod'),
  unused('CII-DT-029', 'ram:IssuerTradeParty'),
  unused('CII-DT-030', 'ram:AttachedSpecifiedBinaryFile'),
  ...CII_UNUSED,
  syntaxRule(
    'CII-DT-037',
    ['*TradeTax'],
    texts('The tax shall be VAT.', 'Die Steuer muss Umsatzsteuer sein.'),
    (each) => !has(each, 'ram:TypeCode') || each.all('ram:TypeCode').some(({ text }) => text === 'VAT'),
  ),
  syntaxRule(
    'CII-DT-097',
    ['udt:DateTimeString'],
    texts('A date of format 102 shall be a day, written CCYYMMDD.', 'Ein Datum des Formats 102 muss ein Tag sein, geschrieben JJJJMMTT.'),
    (each) => each.attributes['format'] !== '102' || DATE.test(each.text),
  ),
];
