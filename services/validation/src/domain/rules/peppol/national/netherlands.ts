import type { StatedParty } from '@smartap/en16931';
import type { Facts } from '../../facts.js';
import { isSaid, isThere } from '../../presence.js';
import type { Rule } from '../../rule.js';
import { texts } from '../../texts.js';
import { asksSellersIn, isIn } from './seller-in.js';

const asks = asksSellersIn(texts('the Netherlands', 'den Niederlanden'), ({ s }) => isIn(s.seller, 'NL'));

/** KVK and OIN. */
const REGISTERS = new Set(['0106', '0190']);
const MEANS = new Set(['30', '48', '49', '57', '58', '59']);

const isDomestic = ({ s }: Facts): boolean => isIn(s.buyer, 'NL');
const isAddressed = (party: StatedParty | undefined): boolean =>
  party?.address === undefined || [party.address.line1, party.address.city, party.address.postCode].every(isThere);
const isRegistered = (party: StatedParty | undefined): boolean =>
  !isThere(party?.legalId) || (isSaid(party?.legalId) && REGISTERS.has(party?.legalScheme ?? ''));
/** Whether the buyer has to pay: an invoice over more than nothing, or a credit note over less. */
const isOwed = ({ s, amount }: Facts): boolean => {
  const due = amount(s.totals?.due);
  return due !== undefined && (s.isCreditNote ? due.lt(0) : due.gt(0));
};

/** What Peppol asks of sellers in the Netherlands: NL-R-*. */
export const NETHERLANDS: readonly Rule[] = [
  asks(
    'NL-R-001',
    ['BT-25'],
    ['a credit note shall name the invoice before it', 'eine Gutschrift muss die vorausgegangene Rechnung nennen'],
    ({ s }) => !s.isCreditNote || !isThere(s.typeCode) || s.precedingInvoices.some(isThere),
  ),
  asks(
    'NL-R-002',
    ['BT-35', 'BT-37', 'BT-38'],
    ['the address shall have street, city and post code', 'die Anschrift muss Straße, Ort und Postleitzahl haben'],
    ({ s }) => isAddressed(s.seller),
  ),
  asks(
    'NL-R-003',
    ['BT-30'],
    ['the legal registration shall be a KVK or OIN number (0106, 0190)', 'die Registrierung muss eine KVK- oder OIN-Nummer sein (0106, 0190)'],
    ({ s }) => isRegistered(s.seller),
  ),
  asks(
    'NL-R-004',
    ['BT-50', 'BT-52', 'BT-53'],
    [
      'the address of a buyer in the Netherlands shall have street, city and post code',
      'die Anschrift eines Käufers in den Niederlanden muss Straße, Ort und Postleitzahl haben',
    ],
    ({ s }) => isAddressed(s.buyer),
    { when: isDomestic },
  ),
  asks(
    'NL-R-005',
    ['BT-47'],
    [
      'the legal registration of a buyer in the Netherlands shall be a KVK or OIN number (0106, 0190)',
      'die Registrierung eines Käufers in den Niederlanden muss eine KVK- oder OIN-Nummer sein (0106, 0190)',
    ],
    ({ s }) => isRegistered(s.buyer),
    { when: isDomestic },
  ),
  asks(
    'NL-R-006',
    ['BT-64', 'BT-66', 'BT-67'],
    [
      'the address of a tax representative in the Netherlands shall have street, city and post code',
      'die Anschrift eines Steuervertreters in den Niederlanden muss Straße, Ort und Postleitzahl haben',
    ],
    ({ s }) => isAddressed(s.taxRepresentative),
    { when: ({ s }) => isIn(s.taxRepresentative, 'NL') },
  ),
  asks(
    'NL-R-007',
    ['BG-16', 'BT-115'],
    ['how to pay shall be given where the buyer has to pay', 'wo der Käufer zu zahlen hat, muss die Zahlungsanweisung angegeben sein'],
    (facts) => !isOwed(facts) || facts.s.payments.length > 0,
  ),
  asks(
    'NL-R-008',
    ['BT-81'],
    [
      `the payment means of a buyer in the Netherlands shall be one of ${[...MEANS].join(', ')}`,
      `die Zahlungsart eines Käufers in den Niederlanden muss eine von ${[...MEANS].join(', ')} sein`,
    ],
    ({ s }) => s.payments.every(({ code }) => MEANS.has(code ?? '')),
    { when: isDomestic },
  ),
  asks(
    'NL-R-009',
    ['BT-13', 'BT-132'],
    ['an order line shall be named only with an order', 'eine Bestellposition darf nur mit einer Bestellung genannt sein'],
    ({ s }) => isThere(s.orderReference) || s.lines.every(({ orderLine }) => !isThere(orderLine)),
  ),
];
