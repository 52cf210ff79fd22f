import type { Statement } from '@smartap/en16931';
import type { Rule } from '../rule.js';
import { asks } from './asks.js';

const DIRECT_DEBIT = new Set(['49', '59']);

/** A direct debit names its mandate; CII has one for the whole document. */
const hasMandates = ({ binding, payments }: Statement): boolean =>
  payments.every(
    ({ code, mandateReference }) =>
      !DIRECT_DEBIT.has(code ?? '') || mandateReference !== undefined || (binding === 'cii' && payments.some((other) => other.mandateReference !== undefined)),
  );

/** What Peppol asks of electronic addresses and direct debits. */
export const PARTY_RULES: readonly Rule[] = [
  asks(
    'R010',
    ['BT-49'],
    ['the electronic address of the buyer shall be given', 'die elektronische Adresse des Käufers muss angegeben sein'],
    ({ s }) => s.buyer === undefined || s.buyer.endpoint?.value !== undefined,
  ),
  asks(
    'R020',
    ['BT-34'],
    ['the electronic address of the seller shall be given', 'die elektronische Adresse des Verkäufers muss angegeben sein'],
    ({ s }) => s.seller === undefined || s.seller.endpoint?.value !== undefined,
  ),
  asks('R061', ['BT-89', 'BT-81'], ['a direct debit (49, 59) shall name its mandate', 'eine Lastschrift (49, 59) muss ihr Mandat nennen'], ({ s }) =>
    hasMandates(s),
  ),
];
