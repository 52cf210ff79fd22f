import type { StatedId, StatedParty } from '@smartap/en16931';
import { isGln } from '../check-digits.js';
import type { Facts } from '../facts.js';
import {
  hasDigits,
  isAustralianBusiness,
  isBelgianEnterprise,
  isDanishOrganisation,
  isDanishTaxNumber,
  isDutchVat,
  isItalianOffice,
  isItalianTaxCode,
  isItalianVat,
  isNorwegianOrganisation,
  isSwedishOrganisation,
} from '../national-ids.js';
import { rule, type Rule, type Severity } from '../rule.js';
import { texts } from '../texts.js';

/** The schemes whose identifiers Peppol judges, by rule. */
const SCHEMES: readonly (readonly [number: string, scheme: string, name: string, isRight: (id: string) => boolean, severity: Severity])[] = [
  ['R040', '0088', 'GLN', isGln, 'fatal'],
  ['R041', '0192', 'Organisasjonsnummer (NO)', isNorwegianOrganisation, 'fatal'],
  ['R042', '0184', 'CVR-nummer (DK)', isDanishOrganisation, 'fatal'],
  ['R052', '0096', 'P-nummer (DK)', hasDigits(10), 'fatal'],
  ['R053', '0198', 'SE-nummer (DK)', isDanishTaxNumber, 'fatal'],
  ['R043', '0208', 'KBO/BCE (BE)', isBelgianEnterprise, 'fatal'],
  ['R044', '0201', 'Codice IPA (IT)', isItalianOffice, 'warning'],
  ['R045', '0210', 'Codice fiscale (IT)', isItalianTaxCode, 'warning'],
  ['R047', '0211', 'Partita IVA (IT)', isItalianVat, 'warning'],
  ['R049', '0007', 'Organisationsnummer (SE)', isSwedishOrganisation, 'fatal'],
  ['R050', '0151', 'ABN (AU)', isAustralianBusiness, 'fatal'],
  ['R054', '0106', 'KVK-nummer (NL)', hasDigits(8), 'warning'],
  ['R055', '0190', 'OIN (NL)', hasDigits(20), 'warning'],
  ['R056-1', '9944', 'Btw-nummer (NL)', isDutchVat, 'warning'],
  ['R057', '0217', 'Vestigingsnummer (NL)', hasDigits(12), 'warning'],
];

const TERMS = ['BT-29', 'BT-30', 'BT-34', 'BT-46', 'BT-47', 'BT-49', 'BT-60', 'BT-61'];

const endpointsOf = ({ endpoint }: StatedParty): StatedId[] => (endpoint ? [endpoint] : []);
const idsOf = (party: StatedParty): StatedId[] => [
  ...party.ids,
  { value: party.legalId, scheme: party.legalScheme },
  ...party.schemedTaxIds,
  ...endpointsOf(party),
];
const idsIn = ({ s: { seller, buyer, payee, taxRepresentative } }: Facts, of: (party: StatedParty) => StatedId[]): StatedId[] =>
  [seller, buyer, payee, taxRepresentative].flatMap((party) => (party ? of(party) : []));

/** A rule over identifiers of a scheme. */
const schemed = (number: string, scheme: string, name: string, isRight: (id: string) => boolean, severity: Severity, terms = TERMS, of = idsOf): Rule =>
  rule({
    id: `PEPPOL-COMMON-${number}`,
    severity,
    terms,
    text: texts(
      `An identifier of scheme ${scheme} shall be a valid ${name} (${terms.join(', ')}).`,
      `Eine Kennung des Schemas ${scheme} muss eine gültige ${name} sein (${terms.join(', ')}).`,
    ),
    message: texts(
      `The identifier “{id}” of scheme ${scheme} is no valid ${name}. Ask the seller for the right one.`,
      `Die Kennung „{id}“ des Schemas ${scheme} ist keine gültige ${name}. Den Verkäufer um die richtige bitten.`,
    ),
    check: (facts, report) => {
      for (const { value = '', scheme: own } of idsIn(facts, of)) if (own === scheme && !isRight(value)) report({ values: { id: value }, actual: value });
    },
  });

const VAT_TERMS = ['BT-31', 'BT-48', 'BT-63'];
const DUTCH_VAT: Rule = rule({
  id: 'PEPPOL-COMMON-R056-2',
  severity: 'warning',
  terms: VAT_TERMS,
  text: texts(
    `A VAT id of the Netherlands shall be NL, nine digits, B and two digits (${VAT_TERMS.join(', ')}).`,
    `Eine niederländische Umsatzsteuer-Identifikationsnummer muss NL, neun Ziffern, B und zwei Ziffern sein (${VAT_TERMS.join(', ')}).`,
  ),
  message: texts(
    'The VAT id “{id}” is no valid one of the Netherlands: NL, nine digits, B and two digits. Ask the seller for the right one.',
    'Die Umsatzsteuer-Identifikationsnummer „{id}“ ist keine gültige der Niederlande: NL, neun Ziffern, B und zwei Ziffern. Den Verkäufer um die richtige bitten.',
  ),
  check: ({ s: { seller, buyer, taxRepresentative } }, report) => {
    for (const id of [seller, buyer, taxRepresentative].flatMap((party) => party?.vatIds ?? []))
      if (id?.startsWith('NL') === true && !isDutchVat(id)) report({ values: { id }, actual: id });
  },
});

/** What Peppol asks of identifiers that name their scheme: PEPPOL-COMMON-*. */
export const IDENTIFIER_RULES: readonly Rule[] = [
  ...SCHEMES.map((each) => schemed(...each)),
  schemed('R046', '9907', 'Codice fiscale (IT)', isItalianTaxCode, 'warning', ['BT-34', 'BT-49'], endpointsOf),
  DUTCH_VAT,
];
