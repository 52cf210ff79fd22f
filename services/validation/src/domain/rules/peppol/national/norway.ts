import { isNorwegianOrganisation } from '../../national-ids.js';
import type { Rule } from '../../rule.js';
import { texts } from '../../texts.js';
import { asksSellersIn, sellerCountry } from './seller-in.js';

const asks = asksSellersIn(texts('Norway', 'Norwegen'), (facts) => sellerCountry(facts) === 'NO');
const isVatId = (id: string): boolean => /^NO\d{9}MVA$/.test(id) && isNorwegianOrganisation(id.slice(2, 11));

/** What Peppol asks of sellers in Norway: NO-R-*. */
export const NORWAY: readonly Rule[] = [
  asks(
    'NO-R-001',
    ['BT-31'],
    [
      'the VAT id shall be NO, a valid organisation number and MVA',
      'die Umsatzsteuer-Identifikationsnummer muss NO, eine gültige Organisationsnummer und MVA sein',
    ],
    ({ s }) => s.seller?.vatIds.every((id) => !id?.startsWith('NO') || isVatId(id)) === true,
  ),
  asks(
    'NO-R-002',
    ['BT-32'],
    ['most have to state “Foretaksregisteret”', 'die meisten müssen „Foretaksregisteret“ angeben'],
    ({ s }) => s.seller?.taxIds.includes('Foretaksregisteret') === true,
    { severity: 'warning' },
  ),
];
