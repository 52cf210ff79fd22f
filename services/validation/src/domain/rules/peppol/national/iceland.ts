import type { StatedParty } from '@smartap/en16931';
import type { Facts } from '../../facts.js';
import { isThere } from '../../presence.js';
import type { Rule } from '../../rule.js';
import { texts } from '../../texts.js';
import { asksSellersIn, isIn } from './seller-in.js';

const asks = asksSellersIn(texts('Iceland', 'Island'), ({ s }) => isIn(s.seller, 'IS'));

const KENNITALA = '0196';
const FINAL_DATE = 'EINDAGI';
const TYPES = new Set(['380', '381']);
const ACCOUNT_DIGITS = 12;

const isDomestic = ({ s }: Facts): boolean => isIn(s.buyer, 'IS');
const hasKennitala = (party: StatedParty | undefined): boolean => isThere(party?.legalId) && party?.legalScheme === KENNITALA;
const hasStreet = (party: StatedParty | undefined): boolean => isThere(party?.address?.line1) && isThere(party?.address?.postCode);
const hasAccount =
  (code: string) =>
  ({ s }: Facts): boolean =>
    s.payments.every((payment) => payment.code !== code || payment.accounts[0]?.length === ACCOUNT_DIGITS);
const finalDates = ({ s }: Facts): string[] => s.attachments.flatMap(({ id, description }) => (description === FINAL_DATE ? [id ?? ''] : []));
const day = (date: string): string => date.replaceAll('-', '');
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** What Peppol asks of sellers in Iceland: IS-R-*. */
export const ICELAND: readonly Rule[] = [
  asks('IS-R-001', ['BT-3'], ['the type should be 380 or 381', 'die Art soll 380 oder 381 sein'], ({ s }) => TYPES.has(s.typeCode ?? ''), {
    severity: 'warning',
  }),
  asks(
    'IS-R-002',
    ['BT-30'],
    ['the legal registration (kennitala, scheme 0196) shall be given', 'die Registrierung (Kennitala, Schema 0196) muss angegeben sein'],
    ({ s }) => hasKennitala(s.seller),
  ),
  asks('IS-R-003', ['BT-35', 'BT-38'], ['the address shall have street and post code', 'die Anschrift muss Straße und Postleitzahl haben'], ({ s }) =>
    hasStreet(s.seller),
  ),
  asks(
    'IS-R-004',
    ['BT-47'],
    [
      'the legal registration (kennitala, scheme 0196) of a buyer in Iceland shall be given',
      'die Registrierung (Kennitala, Schema 0196) eines Käufers in Island muss angegeben sein',
    ],
    ({ s }) => hasKennitala(s.buyer),
    { when: isDomestic },
  ),
  asks(
    'IS-R-005',
    ['BT-50', 'BT-53'],
    ['the address of a buyer in Iceland shall have street and post code', 'die Anschrift eines Käufers in Island muss Straße und Postleitzahl haben'],
    ({ s }) => hasStreet(s.buyer),
    { when: isDomestic },
  ),
  asks(
    'IS-R-006',
    ['BT-81', 'BT-84'],
    ['a claim (9) shall name an account of 12 digits', 'eine Forderung (9) muss ein Konto von 12 Ziffern nennen'],
    hasAccount('9'),
  ),
  asks(
    'IS-R-007',
    ['BT-81', 'BT-84'],
    ['a transfer (42) shall name an account of 12 digits', 'eine Überweisung (42) muss ein Konto von 12 Ziffern nennen'],
    hasAccount('42'),
  ),
  asks(
    'IS-R-008',
    ['BT-122'],
    ['the final date (EINDAGI) shall be written YYYY-MM-DD', 'der Endtermin (EINDAGI) muss JJJJ-MM-TT geschrieben sein'],
    (facts) => finalDates(facts).every(isDay),
    { follows: ['IS-R-010'] },
  ),
  asks(
    'IS-R-009',
    ['BT-9', 'BT-122'],
    ['an invoice with a final date (EINDAGI) shall have a due date', 'eine Rechnung mit Endtermin (EINDAGI) muss ein Fälligkeitsdatum haben'],
    ({ s }) => isThere(s.dueDate),
    { when: (facts) => finalDates(facts).length > 0, follows: ['IS-R-010'] },
  ),
  asks(
    'IS-R-010',
    ['BT-9', 'BT-122'],
    ['the final date (EINDAGI) shall not be before the due date', 'der Endtermin (EINDAGI) darf nicht vor der Fälligkeit liegen'],
    (facts) => finalDates(facts).every((date) => facts.s.dueDate !== undefined && day(facts.s.dueDate) <= day(date)),
  ),
];
