import { areSet, cellIndexAt, SAME_EDGE, sameLeft, sameRight } from '../../../pdf/edges.js';
import type { Found, Place } from '../../found.js';
import type { Reading } from '../../print/reading.js';
import { isSpokenForIn } from '../names/spoken-for.js';
import type { FoundAddress } from '../postal/found-address.js';
import type { Side } from '../whose/sides.js';
import type { Parties } from '../whose/owners.js';
import { printedMails, printedPhones, type PrintedContact } from './printed-contacts.js';
import { printedPersons, type PrintedPerson } from './printed-persons.js';

/** How the seller is reached (BG-6), and whom of the buyer a label names (BT-56). */
export interface FoundContact {
  name: Found | undefined;
  buyersName: Found | undefined;
  phone: Found | undefined;
  email: Found | undefined;
}

/** How sure it is that something is the seller's: a label names whom to ask, the address speaks for the name. */
const CLAIMS = { person: 0.94, named: 0.8, besideMail: 0.92, spoken: 0.87, head: 0.85 } as const;
/** From here on a place tells by itself whose something is. */
const BLOCK = 0.9;
/** What belongs to a person stands in so many points below its label, at its edge. */
const DROP = 60;
/** A number and the mail address it goes with are so near to each other, in points. */
const [BESIDE, CLOSE] = [200, 30];
/** How far below the end of an address stands how to reach who lives there, in points. */
const HOME_DROP = 50;
const PROVIDER = /@(?:gmail|yahoo|hotmail|outlook|gmx|web|t-online|orange|free|wanadoo|libero|icloud)\./iu;

const domainOf = (mail: string): string => mail.slice(mail.indexOf('@') + 1).toLowerCase();

/** How sure it is that a label names somebody of the seller. */
function claimOf(person: PrintedPerson, sideOf: (item: Place) => Side): number {
  if (person.whose !== undefined) return person.whose === 'seller' ? CLAIMS.person : 0;
  const { party } = sideOf(person);
  // Who is named to be asked in no block of either is whom the buyer may ask.
  if (party === undefined) return person.name === undefined ? 0 : CLAIMS.named;
  return party === 'seller' ? CLAIMS.person : 0;
}

/** Whether something goes with a person: in its line behind it, or below it at its edge or that of its name. */
function goesWith(reading: Reading, { page, line, box, name }: PrintedPerson, item: Place): boolean {
  if (item.page !== page || item.line < line || item.box[1] - box[3] > DROP) return false;
  if (item.line === line) return item.box[0] > box[2] && item.box[0] - (name?.box[2] ?? box[2]) < 200;
  const cells = reading.lines[item.line]?.row.cells ?? [];
  const own = cellIndexAt(reading.lines[item.line]?.row, item.box);
  const edges = [cells[own]?.box[0], cells[own - 1]?.box[0], item.box[0]];
  return edges.some(
    (edge) => edge !== undefined && (Math.abs(edge - box[0]) <= SAME_EDGE || (name !== undefined && Math.abs(edge - name.box[0]) <= SAME_EDGE)),
  );
}

function edgeOf(reading: Reading, { line, box }: Place): number {
  const row = reading.lines[line]?.row;
  return row?.cells[cellIndexAt(row, box)]?.box[0] ?? box[0];
}

/** Whether a number stands in the line of a mail address, or right above or below it at its edge. */
function isBesideMail(reading: Reading, mail: Found, phone: Place): boolean {
  const isLevel = Math.abs(edgeOf(reading, mail) - edgeOf(reading, phone)) <= SAME_EDGE || sameLeft(mail.box, phone.box) || sameRight(mail.box, phone.box);
  return (
    mail.page === phone.page &&
    (mail.line === phone.line ? Math.abs(phone.box[0] - mail.box[0]) < BESIDE : isLevel && Math.abs(mail.box[1] - phone.box[1]) <= CLOSE)
  );
}

/** The surest of what may be the seller's; of equally sure ones the one that is rather taken, then the first. */
const best = (rated: readonly (PrintedContact & { claim: number })[]): Found | undefined => {
  const [first] = rated.filter(({ claim }) => claim > 0).toSorted((a, b) => b.claim - a.claim || a.rank - b.rank || a.line - b.line);
  if (first === undefined) return undefined;
  const { rank: _rank, isDesk: _isDesk, claim, ...found } = first;
  return { ...found, confidence: claim };
};

/** Whether something stands in the cell that the seller's address ends in, or in the lines right below it at an edge or the middle of that. */
function isAtHome(reading: Reading, { postCode, city = postCode }: FoundAddress, item: Place): boolean {
  const row = city === undefined ? undefined : reading.lines[city.line]?.row;
  const own = city === undefined ? undefined : row?.cells[cellIndexAt(row, city.box)];
  const items = reading.lines[item.line]?.row;
  const cell = items?.cells[cellIndexAt(items, item.box)];
  if (city === undefined || own === undefined || cell === undefined || city.page !== item.page) return false;
  const drop = cell.box[1] - own.box[3];
  return cell === own || (item.line > city.line && drop <= HOME_DROP && areSet(cell.box, own.box));
}

/**
 * Whom of the seller to ask (BT-41), telephone (BT-42) and mail (BT-43): by a label that names whom to ask, by the place, by the address itself. What may be the buyer's is left out.
 *
 * @param home the seller's postal address: what stands with it is theirs
 */
export function findContact(reading: Reading, { seller, buyer }: Parties, sideOf: (item: Place) => Side, home: FoundAddress = {}): FoundContact {
  const mails = printedMails(reading);
  const phones = printedPhones(reading);
  const printed = printedPersons(reading);
  const persons = printed.map((person) => ({ person, claim: claimOf(person, sideOf) })).filter(({ claim }) => claim > 0);
  const domains = new Set(mails.map(({ value }) => domainOf(value)));
  const claimFor = (item: Place): number => {
    const { party, confidence } = sideOf(item);
    const by = persons.find(({ person }) => (person.whose === 'seller' || party !== 'buyer') && goesWith(reading, person, item));
    if (by !== undefined || party === 'seller') return by?.claim ?? confidence;
    return party === undefined && isAtHome(reading, home, item) ? Math.min(CLAIMS.besideMail, home.city?.confidence ?? 0) : 0;
  };
  const mailClaim = (mail: PrintedContact): number => {
    const claim = claimFor(mail);
    const [forSeller, forBuyer] = [seller, buyer].map((party) => party !== undefined && isSpokenForIn(`@${domainOf(mail.value)}`, party.value));
    if (forBuyer === true && forSeller !== true) return 0;
    if (forSeller === true && sideOf(mail).party !== 'buyer') return Math.max(claim, CLAIMS.spoken);
    // In the head or the foot who made the page may give its own.
    return claim >= BLOCK || PROVIDER.test(mail.value) || domains.size === 1 ? claim : 0;
  };
  // Right below the seller's telephone stands his mail.
  const besideOwn = (mail: PrintedContact): number =>
    sideOf(mail).party !== 'buyer' && phones.some((phone) => claimFor(phone) > 0 && isBesideMail(reading, mail, phone)) ? CLAIMS.head : 0;
  const email = best(mails.map((mail) => ({ ...mail, claim: mailClaim(mail) || besideOwn(mail) })));
  const phoneClaim = (phone: PrintedContact): number => {
    const { party } = sideOf(phone);
    // Who writes prints a telephone: the only one that is called so, in no block of either, is the seller's.
    const isOnly = party === undefined && phone.label !== undefined && phones.length === 1;
    const claim = Math.max(claimFor(phone), phone.isDesk || isOnly ? CLAIMS.named : 0);
    return email !== undefined && sideOf(phone).party !== 'buyer' && isBesideMail(reading, email, phone) ? Math.max(claim, CLAIMS.besideMail) : claim;
  };
  const named = persons.flatMap(({ person, claim }) => (person.name === undefined ? [] : [{ ...person.name, confidence: claim }]));
  const isBuyers = (person: PrintedPerson): boolean => person.whose === 'buyer' || (person.whose === undefined && sideOf(person).party === 'buyer');
  const buyers = printed.find((person) => person.name !== undefined && isBuyers(person))?.name;
  return {
    buyersName: buyers && { ...buyers, confidence: CLAIMS.person },
    name: named.toSorted((a, b) => b.confidence - a.confidence)[0],
    phone: best(phones.map((phone) => ({ ...phone, claim: phoneClaim(phone) }))),
    email,
  };
}
