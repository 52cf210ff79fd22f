import { isoDate } from '../read/lexical.js';
import { texts } from '../texts.js';
import type { Occurrence } from '../xml/occurrence.js';
import { syntaxRule, type SyntaxRule } from './syntax-rule.js';

const LINES = ['cac:InvoiceLine', 'cac:CreditNoteLine'];
const HOLDERS = [...LINES, 'Invoice', 'CreditNote'];
const DATES = ['cbc:IssueDate', 'cbc:DueDate', 'cbc:TaxPointDate', 'cbc:StartDate', 'cbc:EndDate', 'cbc:ActualDeliveryDate'];
const BASES = ['cbc:BaseQuantity', 'ram:BasisQuantity'];
const AMOUNTS = [
  'Amount',
  'BaseAmount',
  'PriceAmount',
  'TaxableAmount',
  'LineExtensionAmount',
  'TaxExclusiveAmount',
  'TaxInclusiveAmount',
  'AllowanceTotalAmount',
  'ChargeTotalAmount',
  'PrepaidAmount',
  'PayableRoundingAmount',
  'PayableAmount',
  'TaxAmount',
]
  .map((name) => `cbc:${name}`)
  .concat('ram:TaxTotalAmount');
const OBJECT = '130';

const of =
  (layers: SyntaxRule['layers'] & object) =>
  (id: string, context: SyntaxRule['context'], text: SyntaxRule['text'], isRight: SyntaxRule['isRight']): SyntaxRule => ({
    ...syntaxRule(id, context, text, isRight),
    layers,
  });
const peppol = of(['peppol']);
const both = of(['peppol', 'xrechnung']);
const xrechnung = of(['xrechnung']);

const typed = (from: Occurrence, code: string): number =>
  from.all('cac:AdditionalDocumentReference').filter((each) => each.first('cbc:DocumentTypeCode')?.value === code).length;
const isFlag = (from: Occurrence | undefined): boolean => from?.value === 'true' || from?.value === 'false';
const isMarked = (each: Occurrence): boolean => isFlag(each.at('ram:ChargeIndicator', 'udt:Indicator'));
const MARKED = texts(
  'An allowance or charge shall say which of both it is, “true” or “false”.',
  'Ein Nachlass oder Zuschlag muss mit „true“ oder „false“ sagen, was von beidem er ist.',
);

/** CII has the group of delivery wherever nothing is said of it. */
const isSaying = (each: Occurrence): boolean => each.children.length > 0 || each.text.trim() !== '' || each.name === 'ram:ApplicableHeaderTradeDelivery';

const isOfPrice = (base: Occurrence): boolean => base.parent?.name.endsWith('Price') === true;

/** The invoiced quantity of the line that a price belongs to. */
function quantityOf(base: Occurrence): Occurrence | undefined {
  const line = base.parent?.parent;
  return line?.first('cbc:InvoicedQuantity', 'cbc:CreditedQuantity') ?? line?.parent?.at('ram:SpecifiedLineTradeDelivery', 'ram:BilledQuantity');
}

function hasUnitOfLine(base: Occurrence): boolean {
  const [unit, quantity] = [base.attributes['unitCode'], quantityOf(base)];
  return !isOfPrice(base) || unit === undefined || (quantity === undefined ? base.name.startsWith('cbc:') : quantity.attributes['unitCode'] === unit);
}

/** Whether an amount is in the currency of the invoice; the VAT total in the accounting currency has no breakdown under it. In CII only VAT totals name theirs. */
function isInCurrency(amount: Occurrence, root: Occurrence): boolean {
  if (amount.name === 'ram:TaxTotalAmount')
    return ['ram:InvoiceCurrencyCode', 'ram:TaxCurrencyCode'].some((name) => amount.attributes['currencyID'] === amount.parent?.parent?.first(name)?.value);
  const isOther = amount.name === 'cbc:TaxAmount' && amount.parent?.name === 'cac:TaxTotal' && amount.parent.first('cac:TaxSubtotal') === undefined;
  const { currencyID } = amount.attributes;
  return isOther || (currencyID !== undefined && currencyID === root.first('cbc:DocumentCurrencyCode')?.value);
}

/** In CII both prices may have a base: then it is the same. */
function hasOneBase(line: Occurrence): boolean {
  const [gross, net] = ['ram:GrossPriceProductTradePrice', 'ram:NetPriceProductTradePrice'].map((price) => line.at(price, 'ram:BasisQuantity'));
  if (gross === undefined || net === undefined) return true;
  const [unit, other] = [gross.attributes['unitCode'], net.attributes['unitCode']];
  return gross.value === net.value && (unit === undefined || other === undefined || unit === other);
}

/** What Peppol BIS Billing 3 and XRechnung ask of the form of a document; of CII what XRechnung asks, which holds it to the rules of Peppol. */
export const PEPPOL_SYNTAX_RULES: readonly SyntaxRule[] = [
  both('PEPPOL-EN16931-R008', ['*'], texts('No element shall be empty.', 'Kein Element darf leer sein.'), isSaying),
  both(
    'PEPPOL-EN16931-R043',
    ['cac:AllowanceCharge'],
    MARKED,
    (each) => !HOLDERS.includes(each.parent?.name ?? '') || isFlag(each.first('cbc:ChargeIndicator')),
  ),
  both('PEPPOL-EN16931-R043-1', ['ram:SpecifiedTradeAllowanceCharge'], MARKED, isMarked),
  { ...both('PEPPOL-EN16931-R043-2', ['ram:AppliedTradeAllowanceCharge'], MARKED, isMarked), follows: ['PEPPOL-EN16931-R044'] },
  both(
    'PEPPOL-EN16931-R044',
    ['cac:AllowanceCharge', 'ram:GrossPriceProductTradePrice'],
    texts('A price shall have no charge.', 'Ein Preis darf keinen Zuschlag haben.'),
    (each) => {
      if (each.name === 'cac:AllowanceCharge') return each.parent?.name !== 'cac:Price' || each.first('cbc:ChargeIndicator')?.value === 'false';
      const allowances = each.all('ram:AppliedTradeAllowanceCharge');
      return (
        allowances.every((one) => one.first('ram:ActualAmount') === undefined) ||
        allowances.some((one) => one.at('ram:ChargeIndicator', 'udt:Indicator')?.value === 'false')
      );
    },
  ),
  peppol(
    'PEPPOL-EN16931-R051',
    AMOUNTS,
    texts(
      'An amount shall be in the currency of the invoice, but for the VAT total in the accounting currency.',
      'Ein Betrag muss in der Währung der Rechnung sein, außer der Umsatzsteuersumme in der Buchwährung.',
    ),
    isInCurrency,
  ),
  peppol(
    'PEPPOL-EN16931-R080',
    undefined,
    texts('A project shall occur at most once in a credit note.', 'Ein Projekt darf in einer Gutschrift höchstens einmal vorkommen.'),
    (root) => root.name !== 'CreditNote' || typed(root, '50') <= 1,
  ),
  peppol(
    'PEPPOL-EN16931-R100',
    LINES,
    texts('An invoiced object shall occur at most once in a line.', 'Ein abgerechnetes Objekt darf in einer Zeile höchstens einmal vorkommen.'),
    (line) => line.all('cac:DocumentReference').length <= 1,
  ),
  both(
    'PEPPOL-EN16931-R101',
    [...LINES, 'ram:SpecifiedLineTradeSettlement'],
    texts(
      'A line shall refer to no document but the invoiced object (130).',
      'Eine Zeile darf auf kein Dokument außer dem abgerechneten Objekt (130) verweisen.',
    ),
    (line) => {
      const references = [...line.all('cac:DocumentReference'), ...line.all('ram:AdditionalReferencedDocument')];
      return references.length === 0 || references.some((each) => each.first('cbc:DocumentTypeCode', 'ram:TypeCode')?.value === OBJECT);
    },
  ),
  both(
    'PEPPOL-EN16931-R121',
    BASES,
    texts('The base quantity of a price shall be greater than 0.', 'Die Basismenge eines Preises muss größer als 0 sein.'),
    (base) => !isOfPrice(base) || Number(base.text) > 0,
  ),
  both(
    'PEPPOL-EN16931-R130',
    BASES,
    texts('The unit of a price base shall be that of the quantity.', 'Die Einheit der Basismenge muss die der Menge sein.'),
    hasUnitOfLine,
  ),
  peppol(
    'PEPPOL-EN16931-F001',
    DATES,
    texts('A date shall be a day, written YYYY-MM-DD.', 'Ein Datum muss ein Tag sein, geschrieben JJJJ-MM-TT.'),
    ({ text }) => isoDate(text) === text,
  ),
  xrechnung(
    'BR-TMP-3',
    ['ram:SpecifiedLineTradeAgreement'],
    texts('The base quantities of the gross and of the net price shall be the same.', 'Die Basismengen von Brutto- und Nettopreis müssen gleich sein.'),
    hasOneBase,
  ),
];
