import { isoDate } from '../read/lexical.js';
import { texts } from '../texts.js';
import type { Occurrence } from '../xml/occurrence.js';
import { syntaxRule, type SyntaxRule } from './syntax-rule.js';

const LINES = ['cac:InvoiceLine', 'cac:CreditNoteLine'];
const DATES = ['cbc:IssueDate', 'cbc:DueDate', 'cbc:TaxPointDate', 'cbc:StartDate', 'cbc:EndDate', 'cbc:ActualDeliveryDate'];
const PRICE_ALLOWANCES = ['cac:AllowanceCharge', 'ram:AppliedTradeAllowanceCharge'];

const peppol = (number: string, context: SyntaxRule['context'], text: SyntaxRule['text'], isRight: SyntaxRule['isRight']): SyntaxRule => ({ ...syntaxRule(`PEPPOL-EN16931-${number}`, context, text, isRight), layer: 'peppol' });

const typed = (from: Occurrence, code: string): number => from.all('cac:AdditionalDocumentReference').filter((each) => each.first('cbc:DocumentTypeCode')?.value === code).length;

/** In UBL the indicator says that it is an allowance; in CII it is one unless the indicator says otherwise. */
function isAllowance(each: Occurrence): boolean {
  return each.name.startsWith('cac:') ? each.first('cbc:ChargeIndicator')?.value === 'false' : each.at('ram:ChargeIndicator', 'udt:Indicator')?.value !== 'true';
}

/** What Peppol BIS Billing 3 asks of the form of a document; of CII what is said of any element, and of prices. */
export const PEPPOL_SYNTAX_RULES: readonly SyntaxRule[] = [
  peppol('R006', undefined, texts('An invoiced object shall occur at most once in the document.', 'Ein abgerechnetes Objekt darf im Dokument höchstens einmal vorkommen.'), (root) => typed(root, '130') <= 1),
  peppol('R008', ['*'], texts('No element shall be empty.', 'Kein Element darf leer sein.'), (each) => each.children.length > 0 || each.text.trim() !== ''),
  peppol('R044', PRICE_ALLOWANCES, texts('A price shall have no charge.', 'Ein Preis darf keinen Zuschlag haben.'), (each) => each.parent?.name.endsWith('Price') !== true || isAllowance(each)),
  peppol('R080', undefined, texts('A project shall occur at most once in a credit note.', 'Ein Projekt darf in einer Gutschrift höchstens einmal vorkommen.'), (root) => root.name !== 'CreditNote' || typed(root, '50') <= 1),
  peppol('R100', LINES, texts('An invoiced object shall occur at most once in a line.', 'Ein abgerechnetes Objekt darf in einer Zeile höchstens einmal vorkommen.'), (line) => line.all('cac:DocumentReference').length <= 1),
  peppol('R101', LINES, texts('A line shall refer to no document but the invoiced object (130).', 'Eine Zeile darf auf kein Dokument außer dem abgerechneten Objekt (130) verweisen.'), (line) => {
    const references = line.all('cac:DocumentReference');
    return references.length === 0 || references.some((each) => each.first('cbc:DocumentTypeCode')?.value === '130');
  }),
  peppol('F001', DATES, texts('A date shall be a day, written YYYY-MM-DD.', 'Ein Datum muss ein Tag sein, geschrieben JJJJ-MM-TT.'), ({ text }) => isoDate(text) === text),
];
