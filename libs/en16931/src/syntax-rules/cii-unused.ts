import { texts } from '../texts.js';
import type { Occurrence } from '../xml/occurrence.js';
import { elements, syntaxRule, type SyntaxRule } from './syntax-rule.js';

/** What is unused, each by the number of its rule; the kind of what has it is told in English and German. */
type Numbered = readonly (readonly [number: number, what: string])[];

const PERIOD: Numbered = [
  [68, 'ram:StartDateTime/udt:DateTime'],
  [69, 'ram:DurationMeasure'],
  [70, 'ram:InclusiveIndicator'],
  [71, 'ram:Description'],
  [72, 'ram:EndDateTime/udt:DateTime'],
  [73, 'ram:CompleteDateTime'],
  [74, 'ram:OpenIndicator'],
  [75, 'ram:SeasonCode'],
  [76, 'ram:ID'],
  [77, 'ram:Name'],
  [78, 'ram:SequenceNumeric'],
  [79, 'ram:StartDateFlexibilityCode'],
  [80, 'ram:ContinuousIndicator'],
  [81, 'ram:PurposeCode'],
];
const ADDRESS: Numbered = [
  [82, 'ram:ID'],
  [83, 'ram:PostOfficeBox'],
  [84, 'ram:BuildingName'],
  [86, 'ram:LineFour'],
  [87, 'ram:LineFive'],
  [88, 'ram:StreetName'],
  [89, 'ram:CitySubDivisionName'],
  [90, 'ram:CountryName'],
  [91, 'ram:CountrySubDivisionID'],
  [92, 'ram:AttentionOf'],
  [93, 'ram:CareOf'],
  [94, 'ram:BuildingNumber'],
  [95, 'ram:DepartmentName'],
  [96, 'ram:AdditionalStreetName'],
];
const PLAIN_ID: Numbered = [
  [1, 'schemeName'],
  [2, 'schemeAgencyName'],
  [3, 'schemeDataURI'],
  [4, 'schemeURI'],
  [5, 'schemeID'],
  [6, 'schemeAgencyID'],
  [7, 'schemeVersionID'],
];
const ID: Numbered = [
  [101, 'schemeName'],
  [102, 'schemeAgencyName'],
  [103, 'schemeDataURI'],
  [104, 'schemeURI'],
];
const TYPE_CODE: Numbered = [
  [8, 'name'],
  [9, 'listURI'],
];
const ROOT: Numbered = [
  [13, 'languageID'],
  [14, 'languageLocaleID'],
];
const AMOUNT: Numbered = [
  [31, 'currencyID'],
  [32, 'currencyCodeListVersionID'],
];
const QUANTITY: Numbered = [
  [34, 'unitCodeListID'],
  [35, 'unitCodeListAgencyID'],
  [36, 'unitCodeListAgencyName'],
];

/** Identifiers of which the value says all: of the specification, the invoice, a line and the seller's item. */
const PLAIN_IDS: ReadonlySet<string> = new Set([
  'ram:GuidelineSpecifiedDocumentContextParameter/ram:ID',
  'rsm:ExchangedDocument/ram:ID',
  'ram:AssociatedDocumentLineDocument/ram:LineID',
  'ram:SpecifiedTradeProduct/ram:SellerAssignedID',
]);
const isPlain = ({ name, parent }: Occurrence): boolean => PLAIN_IDS.has(`${parent?.name}/${name}`);
const isTotal = ({ name }: Occurrence): boolean => name === 'ram:TaxTotalAmount';
const BILLED = 'rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeDelivery/ram:BilledQuantity';
const hasUnit = ({ attributes }: Occurrence): boolean => attributes['unitCode'] !== undefined;
const known = new WeakMap<Occurrence, boolean>();

/** Whether the unit of an invoiced quantity is named; asked of each quantity, looked for once a document. */
function namesUnit(root: Occurrence): boolean {
  const named = known.get(root) ?? elements(root, BILLED).some(hasUnit);
  known.set(root, named);
  return named;
}

const ruleId = (number: number): string => `CII-DT-${String(number).padStart(3, '0')}`;

/** Whether an element stands at the end of a path from an element of a name. */
const isBelow = (each: Occurrence, name: string, path: readonly string[]): boolean =>
  path.toReversed().reduce<Occurrence | undefined>((at, step) => (at?.name === step ? at.parent : undefined), each)?.name === name;

/** Elements that there shall be none of, found where they are: most documents have none. */
function withoutParts(name: string, what: readonly [string, string], unused: Numbered): SyntaxRule[] {
  return unused.map(([number, part]) => {
    const path = part.split('/');
    return syntaxRule(
      ruleId(number),
      path.slice(-1),
      texts(`${what[0]} shall have no ${part}.`, `${what[1]} darf kein ${part} haben.`),
      (each) => !isBelow(each, name, path),
    );
  });
}

const withoutAttributes = (
  context: readonly string[] | undefined,
  what: readonly [string, string],
  unused: Numbered,
  isAsked: (each: Occurrence) => boolean = () => true,
): SyntaxRule[] =>
  unused.map(([number, name]) =>
    syntaxRule(
      ruleId(number),
      context,
      texts(`${what[0]} shall have no attribute ${name}.`, `${what[1]} darf kein Attribut ${name} haben.`),
      (each) => each.attributes[name] === undefined || !isAsked(each),
    ),
  );

/** What CII has and EN 16931 does not use, of values, periods and addresses. */
export const CII_UNUSED: readonly SyntaxRule[] = [
  ...withoutAttributes(
    ['ram:ID', 'ram:LineID', 'ram:SellerAssignedID'],
    [
      'An identifier of the specification, the invoice, a line or the seller’s item',
      'Eine Kennung der Spezifikation, der Rechnung, einer Zeile oder des Artikels beim Verkäufer',
    ],
    PLAIN_ID,
    isPlain,
  ),
  ...withoutAttributes(['ram:TypeCode'], ['A type code', 'Ein Typcode'], TYPE_CODE),
  ...withoutAttributes(undefined, ['An invoice', 'Eine Rechnung'], ROOT),
  ...withoutAttributes(
    ['*Amount'],
    ['An amount that is not the VAT total', 'Ein Betrag, der nicht die Umsatzsteuersumme ist,'],
    AMOUNT,
    (each) => !isTotal(each),
  ),
  syntaxRule(
    'CII-DT-033',
    ['*Quantity'],
    texts(
      'A quantity shall name a unit only where an invoiced quantity does.',
      'Eine Menge darf nur dort eine Einheit nennen, wo eine abgerechnete Menge es tut.',
    ),
    (each, root) => !hasUnit(each) || namesUnit(root),
  ),
  ...withoutAttributes(['*Quantity'], ['A quantity', 'Eine Menge'], QUANTITY),
  ...withoutParts('ram:BillingSpecifiedPeriod', ['A billing period', 'Ein Abrechnungszeitraum'], PERIOD),
  ...withoutParts('ram:PostalTradeAddress', ['An address', 'Eine Anschrift'], ADDRESS),
  ...withoutAttributes(['*ID'], ['An identifier', 'Eine Kennung'], ID, (each) => !isPlain(each)),
];
