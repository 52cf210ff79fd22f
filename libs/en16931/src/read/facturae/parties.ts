import { emptyParty } from '../../model/index.js';
import type { Address, Contact, Invoice, Party } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { alpha2 } from '../countries.js';
import { addNote, putNote } from '../add-note.js';
import { joined } from '../joined.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { child, children } from '../unprefixed.js';
import { roleName } from './names.js';
import { tableOf } from '../table-of.js';

/** Residence: in Spain, elsewhere in the EU. */
const [SPAIN, UNION] = ['R', 'U'] as const;
/** A VAT number has the code of its state before it, which is that of the country but for Greece. */
const PREFIXED = /^[A-Z]{2}[A-Z0-9]/i;
const PREFIXES = tableOf<string>({ GR: 'EL' });

/** Where a register has a company, in the words of a Spanish letterhead. */
const REGISTER = [
  ['RegisterOfCompaniesLocation', 'Registro Mercantil de'],
  ['Book', 'Libro'],
  ['Volume', 'Tomo'],
  ['Folio', 'Folio'],
  ['Section', 'Sección'],
  ['Sheet', 'Hoja'],
  ['AdditionalRegistrationData', ''],
] as const;

/** `AddressInSpain` or `OverseasAddress`, which has post code and town in one. */
export function readAddress(scribe: Scribe, from: Occurrence | undefined): Address | undefined {
  const source = child(from, 'AddressInSpain') ?? child(from, 'OverseasAddress');
  const address: Address = {};
  scribe.text(address, 'line1', child(source, 'Address'));
  scribe.text(address, 'postCode', child(source, 'PostCode'));
  scribe.text(address, 'city', child(source, 'Town') ?? child(source, 'PostCodeAndTown'));
  scribe.text(address, 'subdivision', child(source, 'Province'));
  const country = child(source, 'CountryCode');
  scribe.put(address, 'country', country, country?.value === undefined ? undefined : alpha2(country.value));
  return unlessEmpty(address);
}

/** A company by its name, a person by first and last names. */
function readName(scribe: Scribe, party: Party, from: Occurrence | undefined): void {
  const [corporate, given] = [child(from, 'CorporateName'), child(from, 'Name')];
  if (corporate !== undefined) scribe.text(party, 'name', corporate);
  else scribe.put(party, 'name', given ?? child(from, 'FirstSurname'), personName(from));
  scribe.text(party, 'tradingName', child(from, 'TradeName'));
  const data = child(from, 'RegistrationData');
  const register = REGISTER.map(([name, words]) => (child(data, name)?.value === undefined ? undefined : joined([words, child(data, name)?.value])));
  scribe.put(party, 'legalInformation', data, joined(register, ', '));
}

const personName = (from: Occurrence | undefined): string | undefined =>
  joined(['Name', 'FirstSurname', 'SecondSurname'].map((name) => child(from, name)?.value));

/** A Spanish tax number is a VAT number without `ES`; that of another state of the EU mostly has its code, that of others is no VAT number. */
function readTaxId(scribe: Scribe, party: Party, from: Occurrence | undefined): void {
  const [number, residence] = [child(from, 'TaxIdentificationNumber'), child(from, 'ResidenceTypeCode')?.value];
  if (number?.value === undefined) return;
  const country = party.address?.country ?? '';
  const prefix = residence === SPAIN ? 'ES' : residence === UNION ? (PREFIXES[country] ?? country) : undefined;
  if (prefix === undefined) scribe.text(party, 'taxRegistrationId', number);
  else scribe.put(party, 'vatId', number, hasPrefix(number.value, prefix) ? number.value : `${prefix}${number.value}`);
}

/** Whether a number starts with the code of its state; a Spanish one may start with two letters that are none. */
function hasPrefix(number: string, prefix: string): boolean {
  return prefix === 'ES' ? /^ES[A-Z0-9]{9}$/i.test(number) : PREFIXED.test(number);
}

function readContact(scribe: Scribe, from: Occurrence | undefined): Contact | undefined {
  const contact: Contact = {};
  scribe.text(contact, 'name', child(from, 'ContactPersons'));
  scribe.text(contact, 'phone', child(from, 'Telephone'));
  scribe.text(contact, 'email', child(from, 'ElectronicMail'));
  return unlessEmpty(contact);
}

/** A party: `SellerParty` as BG-4, `BuyerParty` as BG-7, the assignee of factoring as BG-10. */
export function readParty(scribe: Scribe, from: Occurrence | undefined): Party {
  const party = emptyParty();
  const who = child(from, 'LegalEntity') ?? child(from, 'Individual');
  readName(scribe, party, who);
  const address = readAddress(scribe, who);
  if (address !== undefined) party.address = address;
  readTaxId(scribe, party, child(from, 'TaxIdentification'));
  const own = scribe.identifier(child(from, 'PartyIdentification'));
  if (own !== undefined) party.identifiers.push(own);
  const contact = readContact(scribe, child(who, 'ContactDetails'));
  if (contact !== undefined) party.contact = contact;
  return party;
}

/** Keeps as notes the centres of a party, such as the offices of an administration, and what else is said of how to reach it. */
export function readPartyNotes(scribe: Scribe, from: Occurrence | undefined, invoice: Invoice): void {
  for (const centre of children(child(from, 'AdministrativeCentres'), 'AdministrativeCentre')) {
    const code = child(centre, 'CentreCode');
    const role = roleName(child(centre, 'RoleTypeCode')?.value);
    const about = [
      code?.value,
      child(centre, 'CentreDescription')?.value,
      personName(centre),
      child(centre, 'PhysicalGLN')?.value,
      child(centre, 'LogicalOperationalPoint')?.value,
    ];
    putNote(scribe, invoice, joined([`${role}:`, joined(about, ', ')]), code ?? centre);
  }
  const contact = child(child(from, 'LegalEntity') ?? child(from, 'Individual'), 'ContactDetails');
  addNote(scribe, invoice, 'Fax', child(contact, 'TeleFax'));
  addNote(scribe, invoice, 'Web', child(contact, 'WebAddress'));
  addNote(scribe, invoice, 'Contacto', child(contact, 'AdditionalContactDetails'));
}
