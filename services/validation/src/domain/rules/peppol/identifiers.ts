import type { StatedId, StatedParty } from '@smartap/en16931';
import { isGln } from '../check-digits.js';
import type { Facts } from '../facts.js';
import { isAustralianBusiness, isBelgianEnterprise, isDanishOrganisation, isItalianOffice, isItalianTaxCode, isItalianVat, isNorwegianOrganisation, isSwedishOrganisation } from '../national-ids.js';
import { rule, type Rule, type Severity } from '../rule.js';
import { texts } from '../texts.js';

/** The schemes whose identifiers Peppol judges, by rule. */
const SCHEMES: readonly (readonly [number: string, scheme: string, name: string, isRight: (id: string) => boolean, severity: Severity])[] = [
  ['R040', '0088', 'GLN', isGln, 'fatal'],
  ['R041', '0192', 'Organisasjonsnummer (NO)', isNorwegianOrganisation, 'fatal'],
  ['R042', '0184', 'CVR-nummer (DK)', isDanishOrganisation, 'fatal'],
  ['R043', '0208', 'KBO/BCE (BE)', isBelgianEnterprise, 'fatal'],
  ['R044', '0201', 'Codice IPA (IT)', isItalianOffice, 'warning'],
  ['R045', '0210', 'Codice fiscale (IT)', isItalianTaxCode, 'warning'],
  ['R046', '9907', 'Codice fiscale (IT)', isItalianTaxCode, 'warning'],
  ['R047', '0211', 'Partita IVA (IT)', isItalianVat, 'warning'],
  ['R049', '0007', 'Organisationsnummer (SE)', isSwedishOrganisation, 'fatal'],
  ['R050', '0151', 'ABN (AU)', isAustralianBusiness, 'fatal'],
];

const TERMS = ['BT-29', 'BT-30', 'BT-34', 'BT-46', 'BT-47', 'BT-49', 'BT-60', 'BT-61'];

const idsOf = ({ ids, legalId, legalScheme, endpoint }: StatedParty): StatedId[] => [...ids, { value: legalId, scheme: legalScheme }, ...(endpoint ? [endpoint] : [])];
const idsIn = ({ s: { seller, buyer, payee, taxRepresentative } }: Facts): StatedId[] => [seller, buyer, payee, taxRepresentative].flatMap((party) => (party ? idsOf(party) : []));

/** What Peppol asks of identifiers that name their scheme: PEPPOL-COMMON-*. */
export const IDENTIFIER_RULES: readonly Rule[] = SCHEMES.map(([number, scheme, name, isRight, severity]) => rule({
  id: `PEPPOL-COMMON-${number}`, severity, terms: TERMS,
  text: texts(`An identifier of scheme ${scheme} shall be a valid ${name} (${TERMS.join(', ')}).`, `Eine Kennung des Schemas ${scheme} muss eine gültige ${name} sein (${TERMS.join(', ')}).`),
  message: texts(`The identifier “{id}” of scheme ${scheme} is no valid ${name}. Ask the seller for the right one.`, `Die Kennung „{id}“ des Schemas ${scheme} ist keine gültige ${name}. Den Verkäufer um die richtige bitten.`),
  check: (facts, report) => {
    for (const { value = '', scheme: own } of idsIn(facts)) if (own === scheme && !isRight(value)) report({ values: { id: value }, actual: value });
  },
}));
