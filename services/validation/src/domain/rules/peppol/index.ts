import type { RuleLayer } from '../rule.js';
import { ALLOWANCE_RULES } from './allowances.js';
import { asks } from './asks.js';
import { CODE_RULES } from './codes.js';
import { IDENTIFIER_RULES } from './identifiers.js';
import { LINE_RULES } from './lines.js';
import { NATIONAL_RULES } from './national/index.js';
import { isIn } from './national/seller-in.js';
import { PROCESS_RULES } from './process.js';
import { TOTAL_RULES } from './totals.js';

const DIRECT_DEBIT = new Set(['49', '59']);

/** The rules of Peppol BIS Billing 3 that a statement can answer, those of single countries too; those of codes that EN 16931 asks too are there. */
export const PEPPOL: RuleLayer = {
  name: 'peppol',
  version: '3.0',
  title: 'Peppol BIS Billing 3',
  rules: [
    ...PROCESS_RULES,
    asks('R002', ['BG-1'], ['there shall be one note at most, unless seller and buyer are in Germany', 'es darf höchstens eine Bemerkung geben, außer zwischen Verkäufer und Käufer in Deutschland'], ({ s }) => s.notes.length <= 1 || (isIn(s.seller, 'DE') && isIn(s.buyer, 'DE'))),
    asks('R003', ['BT-10', 'BT-13'], ['a buyer reference or an order reference shall be given', 'eine Käuferreferenz oder eine Bestellnummer muss angegeben sein'], ({ s }) => s.buyerReference !== undefined || s.orderReference !== undefined),
    asks('R010', ['BT-49'], ['the electronic address of the buyer shall be given', 'die elektronische Adresse des Käufers muss angegeben sein'], ({ s }) => s.buyer?.endpoint !== undefined),
    asks('R020', ['BT-34'], ['the electronic address of the seller shall be given', 'die elektronische Adresse des Verkäufers muss angegeben sein'], ({ s }) => s.seller?.endpoint !== undefined),
    asks('R061', ['BT-89', 'BT-81'], ['a direct debit (49, 59) shall name its mandate', 'eine Lastschrift (49, 59) muss ihr Mandat nennen'], ({ s }) => s.payments.every(({ code, mandateReference }) => !DIRECT_DEBIT.has(code ?? '') || mandateReference !== undefined)),
    ...ALLOWANCE_RULES, ...TOTAL_RULES, ...LINE_RULES, ...CODE_RULES, ...IDENTIFIER_RULES, ...NATIONAL_RULES,
  ],
};
