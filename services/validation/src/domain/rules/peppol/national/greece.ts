import type { StatedAttachment, StatedParty } from '@smartap/en16931';
import type { Facts } from '../../facts.js';
import { isGreekTaxNumber } from '../../national-ids.js';
import { isSaid } from '../../presence.js';
import type { Rule } from '../../rule.js';
import { texts } from '../../texts.js';
import { asksSellersIn, buyerCountry, isIn, ownCountry, sellerCountry, type NationalParts } from './seller-in.js';

const GREEK = new Set(['GR', 'EL']);
const GREECE_NAME = texts('Greece', 'Griechenland');
const asks = asksSellersIn(GREECE_NAME, (facts) => GREEK.has(sellerCountry(facts) ?? ''));
/** Of a seller who is Greek without its tax representative. */
const asksGreeks = asksSellersIn(GREECE_NAME, (facts) => GREEK.has(ownCountry(facts) ?? ''));

const MARK = '##M.AR.K##';
const VERIFICATION = '##INVOICE|URL##';
const TYPES = new Set(['1.1', '1.6', '2.1', '2.4', '5.1', '5.2']);
const TAX_NUMBER = '9933';
const warning: NationalParts = { severity: 'warning' };
const atHome: NationalParts = { when: ({ s }) => isIn(s.seller, 'GR') };
const isNumbered: NationalParts = { when: ({ s }) => s.number !== undefined };
const toGreece: NationalParts = { when: (facts) => GREEK.has(buyerCountry(facts) ?? '') };

/** The number of an invoice is made of six parts: tax number, date, branch, type, series, number. */
const part = ({ s }: Facts, index: number): string => s.number?.split('|')[index] ?? '';
const digits = (date: string): string => date.replaceAll(/\D/g, '');
const datedAs = (text: string): string => /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text)?.slice(1).toReversed().join('') ?? '';
const isVatId = (id: string | undefined): boolean => id?.startsWith('EL') === true && isGreekTaxNumber(id.slice(2));
const hasVatId = (party: StatedParty | undefined): boolean => party?.vatIds.length === 1 && isVatId(party.vatIds[0]);
const hasEndpoint = (party: StatedParty | undefined): boolean =>
  party?.endpoint === undefined || (party.endpoint.scheme === TAX_NUMBER && isGreekTaxNumber(party.endpoint.value ?? ''));
const described = ({ s }: Facts, description: string): StatedAttachment[] => s.attachments.filter((each) => each.description === description);
const isOfSeller = ({ s }: Facts, number: string): boolean =>
  [s.seller, s.taxRepresentative].some((party) => party?.vatIds.some((id) => id?.slice(2, 11) === number) === true);
const ofNumber = (index: number, terms: readonly string[], asked: readonly [string, string], isRight: (text: string, facts: Facts) => boolean): Rule =>
  asks(`GR-R-001-${index + 2}`, terms, asked, (facts) => isRight(part(facts, index), facts), isNumbered);

/** What Peppol asks of sellers in Greece: GR-R-*, GR-S-*. */
export const GREECE: readonly Rule[] = [
  asks('GR-R-001-1', ['BT-1'], ['the number shall have six parts', 'die Nummer muss sechs Teile haben'], ({ s }) => s.number?.split('|').length === 6, {
    ...isNumbered,
    follows: [2, 3, 4, 5, 6, 7].map((n) => `GR-R-001-${n}`),
  }),
  ofNumber(
    0,
    ['BT-1', 'BT-31', 'BT-63'],
    [
      'the first part of the number shall be the tax number of the seller or its tax representative',
      'der erste Teil der Nummer muss die Steuernummer des Verkäufers oder seines Steuervertreters sein',
    ],
    (text, facts) => isGreekTaxNumber(text) && isOfSeller(facts, text),
  ),
  ofNumber(
    1,
    ['BT-1', 'BT-2'],
    ['the second part of the number shall be the issue date', 'der zweite Teil der Nummer muss das Rechnungsdatum sein'],
    (text, { s }) => datedAs(text) !== '' && datedAs(text) === digits(s.issueDate ?? ''),
  ),
  ofNumber(2, ['BT-1'], ['the third part of the number shall be a whole number', 'der dritte Teil der Nummer muss eine ganze Zahl sein'], (text) =>
    /^\s*\+?\d+\s*$/.test(text),
  ),
  ofNumber(
    3,
    ['BT-1'],
    ['the fourth part of the number shall be a Greek type of document', 'der vierte Teil der Nummer muss eine griechische Belegart sein'],
    (text) => TYPES.has(text),
  ),
  ofNumber(4, ['BT-1'], ['the fifth part of the number shall not be empty', 'der fünfte Teil der Nummer darf nicht leer sein'], (text) => text !== ''),
  ofNumber(5, ['BT-1'], ['the sixth part of the number shall not be empty', 'der sechste Teil der Nummer darf nicht leer sein'], (text) => text !== ''),
  asks(
    'GR-R-002',
    ['BT-28'],
    ['the name as registered shall be given as the party name', 'der eingetragene Name muss als Name der Partei angegeben sein'],
    ({ s }) => s.seller === undefined || isSaid(s.seller.comparedName),
  ),
  asks(
    'GR-S-011',
    ['BT-31'],
    [
      'one VAT id, EL and a valid tax number, should be given',
      'eine Umsatzsteuer-Identifikationsnummer, EL und eine gültige Steuernummer, soll angegeben sein',
    ],
    ({ s }) => hasVatId(s.seller),
    warning,
  ),
  asks(
    'GR-R-003',
    ['BT-31'],
    ['the VAT id shall be EL and a valid tax number', 'die Umsatzsteuer-Identifikationsnummer muss EL und eine gültige Steuernummer sein'],
    ({ s }) => s.seller?.vatIds.every((id) => id === undefined || isVatId(id)) !== false,
    { follows: ['GR-S-011', 'GR-R-001-2'] },
  ),
  asks(
    'GR-R-004-1',
    ['BT-123'],
    ['there shall be one MARK number', 'es muss genau eine MARK-Nummer geben'],
    (facts) => described(facts, MARK).length === 1,
    atHome,
  ),
  asks(
    'GR-R-004-2',
    ['BT-122'],
    ['the MARK number shall be a positive whole number', 'die MARK-Nummer muss eine positive ganze Zahl sein'],
    (facts) => described(facts, MARK).every(({ id }) => /^[1-9]\d*/.test(id ?? '')),
    atHome,
  ),
  asks(
    'GR-R-005',
    ['BT-45'],
    ['the full name of the buyer shall be given as the party name', 'der volle Name des Käufers muss als Name der Partei angegeben sein'],
    ({ s }) => s.buyer === undefined || isSaid(s.buyer.comparedName),
  ),
  asks(
    'GR-R-006',
    ['BT-48'],
    [
      'one VAT id, EL and a valid tax number, of a buyer in Greece shall be given',
      'eine Umsatzsteuer-Identifikationsnummer eines Käufers in Griechenland, EL und eine gültige Steuernummer, muss angegeben sein',
    ],
    ({ s }) => hasVatId(s.buyer),
    toGreece,
  ),
  asks(
    'GR-S-008-1',
    ['BT-123'],
    ['there should be one address to verify the invoice', 'es soll eine Adresse zum Prüfen der Rechnung geben'],
    (facts) => described(facts, VERIFICATION).length === 1,
    { ...warning, ...atHome },
  ),
  asks(
    'GR-R-008-2',
    ['BT-123'],
    ['there shall be at most one address to verify the invoice', 'es darf höchstens eine Adresse zum Prüfen der Rechnung geben'],
    (facts) => described(facts, VERIFICATION).length <= 1,
    { ...atHome, follows: ['GR-S-008-1'] },
  ),
  asks(
    'GR-R-008-3',
    ['BT-124'],
    ['an address to verify the invoice shall not be empty', 'eine Adresse zum Prüfen der Rechnung darf nicht leer sein'],
    (facts) => described(facts, VERIFICATION).every(({ uri }) => isSaid(uri)),
  ),
  asksGreeks(
    'GR-R-009',
    ['BT-34'],
    ['the electronic address shall be a valid tax number (9933)', 'die elektronische Adresse muss eine gültige Steuernummer sein (9933)'],
    ({ s }) => hasEndpoint(s.seller),
  ),
  asks(
    'GR-R-010',
    ['BT-49'],
    [
      'the electronic address of a buyer in Greece shall be a valid tax number (9933)',
      'die elektronische Adresse eines Käufers in Griechenland muss eine gültige Steuernummer sein (9933)',
    ],
    ({ s }) => hasEndpoint(s.buyer),
    toGreece,
  ),
];
