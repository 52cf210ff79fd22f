import { emptyParty } from '../../model/index.js';
import type { Address, Contact, Delivery, Invoice, Party } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { addNote } from '../add-note.js';
import { joined } from '../joined.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { child, children } from '../unprefixed.js';
import { tableOf } from '../table-of.js';

/** ISO/IEC 6523 of the numbers of companies (IČO) of Czechia and Slovakia, and of a GLN. */
const REGISTERS = tableOf<string>({ CZ: '0154', SK: '0158' });
const GLN = '0088';
const IS_GLN = /^\d{13}$/;
const VAT = 'VAT';

function readAddress(scribe: Scribe, from: Occurrence | undefined): Address | undefined {
  const address: Address = {};
  const [street, number] = [child(from, 'StreetName'), child(from, 'BuildingNumber')];
  scribe.put(address, 'line1', street?.value === undefined ? number : street, joined([street?.value, number?.value]));
  scribe.text(address, 'city', child(from, 'CityName'));
  scribe.text(address, 'postCode', child(from, 'PostalZone'));
  scribe.text(address, 'country', child(from, 'Country', 'IdentificationCode'));
  return unlessEmpty(address);
}

function readParty(scribe: Scribe, from: Occurrence | undefined): Party {
  const party = emptyParty();
  const [ids, address] = [child(from, 'PartyIdentification'), readAddress(scribe, child(from, 'PostalAddress'))];
  scribe.text(party, 'name', child(from, 'PartyName', 'Name'));
  if (address !== undefined) party.address = address;
  const company = scribe.identifier(child(ids, 'ID'));
  const scheme = REGISTERS[address?.country ?? ''];
  if (company !== undefined) party.legalRegistrationId = Object.assign(company, scheme === undefined ? {} : { scheme });
  const location = child(ids, 'CatalogFirmIdentification');
  if (IS_GLN.test(location?.value ?? ''))
    party.identifiers.push(...[scribe.identifier(location)].flatMap((each) => (each === undefined ? [] : Object.assign(each, { scheme: GLN }))));
  const user = scribe.identifier(child(ids, 'UserID'));
  if (user !== undefined) party.identifiers.push(user);
  for (const tax of children(from, 'PartyTaxScheme'))
    scribe.text(party, child(tax, 'TaxScheme')?.value === VAT ? 'vatId' : 'taxRegistrationId', child(tax, 'CompanyID'));
  const register = child(from, 'RegisterIdentification');
  const kept = ['RegisterKeptAt', 'RegisterFileRef', 'RegisterDate'].flatMap((name) => child(register, name)?.value ?? []).join(', ');
  scribe.put(party, 'legalInformation', register, child(register, 'Preformatted')?.value ?? (kept || undefined));
  const contact: Contact = {};
  scribe.text(contact, 'name', child(from, 'Contact', 'Name'));
  scribe.text(contact, 'phone', child(from, 'Contact', 'Telephone'));
  scribe.text(contact, 'email', child(from, 'Contact', 'ElectronicMail'));
  if (unlessEmpty(contact) !== undefined) party.contact = contact;
  return party;
}

/** Who sells and buys, by whose books; to whom it is delivered; a seller or buyer of another name is a note. */
export function readParties(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  invoice.seller = readParty(scribe, child(root, 'AccountingSupplierParty', 'Party'));
  invoice.buyer = readParty(scribe, child(root, 'AccountingCustomerParty', 'Party'));
  const anonymous = scribe.identifier(child(root, 'AnonymousCustomerParty', 'ID'));
  if (anonymous !== undefined) invoice.buyer.identifiers.push(anonymous);
  for (const [label, name, party] of [
    ['Fakturační adresa dodavatele', 'SellerSupplierParty', invoice.seller],
    ['Fakturační adresa odběratele', 'BuyerCustomerParty', invoice.buyer],
  ] as const) {
    const other = child(root, name, 'Party', 'PartyName', 'Name');
    if (other?.value !== party.name) addNote(scribe, invoice, label, other);
  }
  const to = child(root, 'Delivery', 'Party');
  const delivery: Delivery = {};
  scribe.text(delivery, 'name', child(to, 'PartyName', 'Name'));
  const address = readAddress(scribe, child(to, 'PostalAddress'));
  if (address !== undefined) delivery.address = address;
  if (unlessEmpty(delivery) !== undefined) invoice.delivery = delivery;
}
