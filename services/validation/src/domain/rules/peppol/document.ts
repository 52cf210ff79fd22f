import type { Rule } from '../rule.js';
import { asks } from './asks.js';
import { isIn } from './national/seller-in.js';

/** What Peppol alone asks of the document as a whole. */
export const DOCUMENT_RULES: readonly Rule[] = [
  asks(
    'R002',
    ['BG-1'],
    [
      'there shall be one note at most, unless seller and buyer are in Germany',
      'es darf höchstens eine Bemerkung geben, außer zwischen Verkäufer und Käufer in Deutschland',
    ],
    ({ s }) => s.notes.length <= 1 || (isIn(s.seller, 'DE') && isIn(s.buyer, 'DE')),
  ),
  asks(
    'R003',
    ['BT-10', 'BT-13'],
    ['a buyer reference or an order reference shall be given', 'eine Käuferreferenz oder eine Bestellnummer muss angegeben sein'],
    ({ s }) => s.buyerReference !== undefined || s.orderReference !== undefined,
  ),
];
