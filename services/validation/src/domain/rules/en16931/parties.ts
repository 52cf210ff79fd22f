import type { StatedAddress, StatedParty } from '@smartap/en16931';
import { VAT_ID_PREFIXES } from '../code-lists/index.js';
import type { Facts } from '../facts.js';
import { isSaid, isThere, requiredOnce } from '../presence.js';
import { rule, type Rule } from '../rule.js';
import { texts } from '../texts.js';
import { ofFamilies } from './vat/ids.js';

const isUbl = ({ s }: Facts): boolean => s.binding === 'ubl';
const share = (a: readonly unknown[], b: readonly unknown[]): boolean => a.some((each) => each !== undefined && b.includes(each));
const ids = (party: StatedParty | undefined): unknown[] => party?.ids.map(({ value }) => value) ?? [];

function isOtherThan({ s }: Facts, payee: StatedParty): boolean {
  const sameName = share([payee.comparedName], [s.seller?.comparedName]);
  const sameLegalId = s.binding === 'cii' && share([payee.legalId], [s.seller?.legalId]);
  return isThere(payee.name) && !sameName && !sameLegalId && !share(ids(payee), ids(s.seller));
}

const hasScheme = (facts: Facts, party: StatedParty | undefined): boolean =>
  party?.endpoint === undefined || (isUbl(facts) ? isThere(party.endpoint.scheme) : isSaid(party.endpoint.scheme));

const hasCountry = (facts: Facts, address: StatedAddress | undefined): boolean => (isUbl(facts) ? isThere(address?.country) : isSaid(address?.country));

const scheme = (id: string, term: string, who: readonly [string, string], read: (facts: Facts) => StatedParty | undefined): Rule =>
  rule({
    id,
    terms: [term],
    text: texts(
      `The electronic address of the ${who[0]} (${term}) shall have a scheme.`,
      `Die elektronische Adresse des ${who[1]} (${term}) muss ein Schema haben.`,
    ),
    message: texts(
      `The electronic address of the ${who[0]} (${term}: {address}) has no scheme, so that nobody knows what it is. Ask the seller to name it, such as EM for e-mail.`,
      `Die elektronische Adresse des ${who[1]} (${term}: {address}) hat kein Schema. Den Verkäufer bitten, es zu nennen, etwa EM für E-Mail.`,
    ),
    check: (facts, report) => {
      const party = read(facts);
      if (!hasScheme(facts, party)) report({ values: { address: party?.endpoint?.value ?? '' } });
    },
  });

/** Seller, buyer, payee, tax representative and the place of delivery: BR-17 to BR-20, BR-56, BR-57, BR-62, BR-63, BR-CO-09, BR-CO-26. */
export const PARTY_RULES: readonly Rule[] = [
  rule({
    id: 'BR-17',
    terms: ['BT-59', 'BG-10', 'BG-4'],
    text: texts(
      'A payee (BG-10) shall have a name (BT-59) and be another than the seller (BG-4).',
      'Ein Zahlungsempfänger (BG-10) muss einen Namen (BT-59) haben und ein anderer sein als der Verkäufer (BG-4).',
    ),
    message: texts(
      'The payee (BT-59: {name}) has no name, or is the seller. Ask the seller to name another payee, or none.',
      'Der Zahlungsempfänger (BT-59: {name}) hat keinen Namen oder ist der Verkäufer. Den Verkäufer bitten, einen anderen oder keinen zu nennen.',
    ),
    check: (facts, report) => {
      const { payee } = facts.s;
      if (payee && !isOtherThan(facts, payee)) report({ values: { name: payee.name ?? '' } });
    },
  }),
  requiredOnce(
    'BR-18',
    'BT-62',
    (facts) => !facts.s.taxRepresentative || (isUbl(facts) ? isSaid(facts.s.taxRepresentative.name) : isThere(facts.s.taxRepresentative.name)),
  ),
  requiredOnce('BR-19', 'BG-12', ({ s }) => !s.taxRepresentative || isThere(s.taxRepresentative.address), { follows: ['BR-20'] }),
  requiredOnce('BR-20', 'BT-69', (facts) => {
    const { taxRepresentative: representative } = facts.s;
    if (!representative) return true;
    return isUbl(facts) ? !representative.address || isSaid(representative.address.country) : isThere(representative.address?.country);
  }),
  requiredOnce('BR-56', 'BT-63', (facts) => !facts.s.taxRepresentative || facts.s.taxRepresentative.vatIds.some(isUbl(facts) ? isThere : isSaid)),
  requiredOnce('BR-57', 'BT-80', (facts) => !facts.s.deliveryAddress || hasCountry(facts, facts.s.deliveryAddress), { follows: ['BR-IC-12'] }),
  scheme('BR-62', 'BT-34', ['seller', 'Verkäufers'], ({ s }) => s.seller),
  scheme('BR-63', 'BT-49', ['buyer', 'Käufers'], ({ s }) => s.buyer),
  rule({
    id: 'BR-CO-09',
    terms: ['BT-31', 'BT-48', 'BT-63'],
    text: texts(
      'VAT identifiers (BT-31, BT-48, BT-63) shall begin with the code of their country (ISO 3166-1; EL for Greece).',
      'Umsatzsteuer-Identifikationsnummern (BT-31, BT-48, BT-63) müssen mit dem Code ihres Landes beginnen (ISO 3166-1; EL für Griechenland).',
    ),
    message: texts(
      'The VAT identifier {id} does not begin with the code of a country. Ask the seller to write it with its prefix, such as DE.',
      'Die Umsatzsteuer-Identifikationsnummer {id} beginnt nicht mit einem Ländercode. Den Verkäufer bitten, sie mit Präfix zu schreiben, etwa DE.',
    ),
    check: (facts, report) => {
      const { seller, buyer, payee, taxRepresentative } = facts.s;
      for (const id of [seller, buyer, payee, taxRepresentative].flatMap((party) => party?.vatIds ?? [])) {
        const isKnown = VAT_ID_PREFIXES.codes.has((id ?? '').slice(0, 2)) || (isUbl(facts) && !isSaid(id));
        if (!isKnown) report({ values: { id: id ?? '' }, actual: id ?? '' });
      }
    },
  }),
  rule({
    id: 'BR-CO-26',
    follows: ofFamilies('02', '03', '04'),
    terms: ['BT-29', 'BT-30', 'BT-31'],
    text: texts(
      'The seller shall be identified: by an identifier (BT-29), its legal registration (BT-30) or its VAT identifier (BT-31).',
      'Der Verkäufer muss erkennbar sein: durch eine Kennung (BT-29), seine Registrierung (BT-30) oder seine Umsatzsteuer-Identifikationsnummer (BT-31).',
    ),
    message: texts(
      'The seller {name} gives no identifier (BT-29), no legal registration (BT-30) and no VAT identifier (BT-31). Ask for one of them.',
      'Der Verkäufer {name} nennt weder Kennung (BT-29) noch Registrierung (BT-30) noch Umsatzsteuer-Identifikationsnummer (BT-31). Um eine davon bitten.',
    ),
    check: ({ s }, report) => {
      if (s.seller === undefined) return;
      const { ids: own, legalId, vatIds, name } = s.seller;
      const isKnown = own.some((id) => !(s.binding === 'ubl' && id.scheme === 'SEPA')) || isThere(legalId) || vatIds.some(isThere);
      if (!isKnown) report({ values: { name: name ?? '' } });
    },
  }),
];
