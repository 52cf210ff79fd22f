import type { StatedAllowance } from '@smartap/en16931';
import { isThere, overDocument, overLines, required } from '../presence.js';
import { rule, type Rule } from '../rule.js';
import { texts } from '../texts.js';
import { ofFamilies } from './vat/ids.js';

const hasReason = ({ reason, reasonCode }: StatedAllowance): boolean => isThere(reason) || isThere(reasonCode);
const hasCategory = ({ taxes }: StatedAllowance): boolean => taxes.some(({ isVat, category }) => isVat && isThere(category));

/** The standard asks for a reason twice, once as a rule of integrity and once as a condition: each pair breaks together. */
function reasons([integrity, condition]: readonly [string, string], terms: readonly string[], what: readonly [string, string], check: Rule['check']): Rule[] {
  const parts = {
    terms,
    text: texts(
      `${what[0]} shall have a reason or a reason code (${terms.join(', ')}).`,
      `${what[1]} muss einen Grund oder einen Code dafür haben (${terms.join(', ')}).`,
    ),
    message: texts(
      `${what[0]} has neither reason nor reason code (${terms.join(', ')}). Ask the seller why it is there.`,
      `${what[1]} hat weder Grund noch Code dafür (${terms.join(', ')}). Den Verkäufer nach dem Grund fragen.`,
    ),
    check,
  };
  return [rule({ id: integrity, ...parts, follows: [condition] }), rule({ id: condition, ...parts, follows: [integrity] })];
}

/** Allowances and charges: BR-31 to BR-44 and BR-CO-21 to BR-CO-24. */
export const ALLOWANCE_RULES: readonly Rule[] = [
  required(
    'BR-31',
    'BT-92',
    overDocument('allowances', (each) => isThere(each.amount)),
    { follows: ['BR-CO-11', ...ofFamilies('08')] },
  ),
  required('BR-32', 'BT-95', overDocument('allowances', hasCategory), { follows: ofFamilies('01', '08') }),
  required(
    'BR-36',
    'BT-99',
    overDocument('charges', (each) => isThere(each.amount)),
    { follows: ['BR-CO-12', ...ofFamilies('08')] },
  ),
  required('BR-37', 'BT-102', overDocument('charges', hasCategory), { follows: ofFamilies('01', '08') }),
  ...reasons(['BR-33', 'BR-CO-21'], ['BT-97', 'BT-98'], ['A document level allowance', 'Ein Nachlass der Rechnung'], overDocument('allowances', hasReason)),
  ...reasons(['BR-38', 'BR-CO-22'], ['BT-104', 'BT-105'], ['A document level charge', 'Ein Zuschlag der Rechnung'], overDocument('charges', hasReason)),
  ...reasons(['BR-42', 'BR-CO-23'], ['BT-139', 'BT-140'], ['A line allowance', 'Ein Nachlass der Zeile'], overLines('allowances', hasReason)),
  ...reasons(['BR-44', 'BR-CO-24'], ['BT-144', 'BT-145'], ['A line charge', 'Ein Zuschlag der Zeile'], overLines('charges', hasReason)),
];
