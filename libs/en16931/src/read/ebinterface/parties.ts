import { emptyParty } from '../../model/index.js';
import type { Address, Contact, Delivery, Identifier, Invoice, Party } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { addNote } from '../add-note.js';
import { readPeriod } from '../period.js';
import { joined } from '../joined.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { attributeOf, child, children } from '../unprefixed.js';
import { tableOf } from '../table-of.js';

/** ISO/IEC 6523 of the kinds of AddressIdentifier that have one. */
const SCHEMES = tableOf<string>({ GLN: '0088', DUNS: '0060' });
/** What stands for a VAT number where a party has none. */
const NO_VAT_ID = /^(?:ATU)?0+$/;
/** FurtherIdentification of the companies register, of associations and of others; and the number at the tax office. */
const REGISTERS: ReadonlySet<string | undefined> = new Set(['FN', 'FBNR', 'FR', 'VN', 'ERSB']);
const TAX_NUMBERS: ReadonlySet<string | undefined> = new Set(['FASTNR']);
const CONTRACT = 'Contract';
const COUNTRY = /^[A-Z]{2}$/;

/** `Address`: street, post office box, and what else there is to say of the place. */
function readAddress(scribe: Scribe, from: Occurrence | undefined): Address | undefined {
  const address: Address = {};
  const [box, country] = [child(from, 'POBox'), child(from, 'Country')];
  scribe.text(address, 'line1', child(from, 'Street'));
  scribe.put(address, 'line2', box, box?.value === undefined ? undefined : `Postfach ${box.value}`);
  scribe.texts(address, 'line3', [...children(from, 'AddressExtension'), ...children(from, 'AdditionalInformation')]);
  scribe.text(address, 'city', child(from, 'Town'));
  scribe.text(address, 'postCode', child(from, 'ZIP'));
  scribe.put(address, 'country', country, attributeOf(country, 'CountryCode') ?? (COUNTRY.test(country?.value ?? '') ? country?.value : undefined));
  return unlessEmpty(address);
}

function readIdentifiers(scribe: Scribe, from: Occurrence | undefined): Identifier[] {
  return children(from, 'AddressIdentifier').flatMap((each) => {
    const identifier = scribe.identifier(each);
    const scheme = SCHEMES[attributeOf(each, 'AddressIdentifierType') ?? ''];
    return identifier === undefined ? [] : [scheme === undefined ? identifier : Object.assign(identifier, { scheme })];
  });
}

/** The contact, from 5.0 on in an element of its own, before within the address; the ways to reach it may be those of the address. */
function readContact(scribe: Scribe, from: Occurrence): Contact | undefined {
  const [own, place] = [child(from, 'Contact'), child(from, 'Address')];
  const contact: Contact = {};
  const name = child(own, 'Name') ?? child(place, 'Contact');
  scribe.put(contact, 'name', name, joined([child(own, 'Salutation')?.value, name?.value]));
  scribe.text(contact, 'phone', child(own, 'Phone') ?? child(place, 'Phone'));
  scribe.text(contact, 'email', child(own, 'Email') ?? child(place, 'Email'));
  return unlessEmpty(contact);
}

function readParty(scribe: Scribe, from: Occurrence, numbers: readonly string[]): Party {
  const party = emptyParty();
  const place = child(from, 'Address');
  scribe.text(party, 'name', child(place, 'Name'));
  scribe.text(party, 'tradingName', child(place, 'TradingName'));
  const vatId = child(from, 'VATIdentificationNumber');
  if (!NO_VAT_ID.test(vatId?.value ?? '')) scribe.text(party, 'vatId', vatId);
  party.identifiers.push(...readIdentifiers(scribe, place), ...numbers.flatMap((name) => scribe.identifier(child(from, name)) ?? []));
  const [address, contact] = [readAddress(scribe, place), readContact(scribe, from)];
  if (address !== undefined) party.address = address;
  if (contact !== undefined) party.contact = contact;
  return party;
}

const kindOf = (identification: Occurrence): string | undefined => attributeOf(identification, 'IdentificationType');

/** The numbers of a party in registers and at offices; those that no term is for are left: of the seller they are information on it, of the buyer notes. */
function readNumbers(scribe: Scribe, from: Occurrence | undefined, party: Party, invoice: Invoice): Occurrence[] {
  return children(from, 'FurtherIdentification').filter((each) => {
    const kind = kindOf(each);
    const register = REGISTERS.has(kind) && party.legalRegistrationId === undefined ? scribe.identifier(each) : undefined;
    if (register !== undefined) party.legalRegistrationId = register;
    else if (TAX_NUMBERS.has(kind) && party.taxRegistrationId === undefined) scribe.text(party, 'taxRegistrationId', each);
    else if (kind === CONTRACT && invoice.contractReference === undefined) scribe.text(invoice, 'contractReference', each);
    else return true;
    return false;
  });
}

/** Who sells (`Biller`), buys (`InvoiceRecipient`) and has ordered, and what they refer to. */
export function readParties(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  const [biller, recipient, orderer] = [child(root, 'Biller'), child(root, 'InvoiceRecipient'), child(root, 'OrderingParty')];
  if (biller !== undefined) invoice.seller = readParty(scribe, biller, ['InvoiceRecipientsBillerID']);
  if (recipient !== undefined) invoice.buyer = readParty(scribe, recipient, ['BillersInvoiceRecipientID']);
  const further = readNumbers(scribe, biller, invoice.seller, invoice);
  scribe.put(invoice.seller, 'legalInformation', further[0], further.map((each) => `${kindOf(each) ?? ''} ${each.value ?? ''}`.trim()).join(', ') || undefined);
  for (const each of readNumbers(scribe, recipient, invoice.buyer, invoice)) addNote(scribe, invoice, kindOf(each), each);
  const order = child(recipient, 'OrderReference') ?? child(orderer, 'OrderReference');
  scribe.text(invoice, 'purchaseOrderReference', child(order, 'OrderID'));
  scribe.text(invoice, 'salesOrderReference', child(biller, 'OrderReference', 'OrderID'));
  scribe.text(invoice, 'buyerAccountingReference', child(recipient, 'AccountingArea'));
  addNote(scribe, invoice, 'Unterorganisation', child(recipient, 'SubOrganizationID'));
  addNote(scribe, invoice, 'Besteller', child(orderer, 'Address', 'Name'));
  for (const from of [recipient, orderer, biller]) {
    const each = child(from, 'OrderReference');
    if (from === orderer && each !== order) addNote(scribe, invoice, 'Bestellung', child(each, 'OrderID'));
    addNote(scribe, invoice, child(each, 'OrderID')?.value, child(each, 'Description'));
  }
}

/** `Delivery`: where to, and on a day or in a period. */
export function readDelivery(scribe: Scribe, from: Occurrence | undefined, invoice: Invoice): void {
  const delivery: Delivery = {};
  const place = child(from, 'Address');
  scribe.text(delivery, 'name', child(place, 'Name'));
  const [location] = readIdentifiers(scribe, place);
  if (location !== undefined) delivery.locationId = location;
  scribe.date(delivery, 'actualDate', child(from, 'Date'));
  const address = readAddress(scribe, place);
  if (address !== undefined) delivery.address = address;
  if (unlessEmpty(delivery) !== undefined) invoice.delivery = delivery;
  const period = readPeriod(scribe, child(from, 'Period', 'FromDate'), child(from, 'Period', 'ToDate'));
  if (period !== undefined) invoice.period = period;
  scribe.text(invoice, 'despatchAdviceReference', child(from, 'DeliveryID'));
  addNote(scribe, invoice, 'Lieferung', child(from, 'Description'));
  addNote(scribe, invoice, 'Ansprechperson der Lieferung', child(from, 'Contact', 'Name') ?? child(place, 'Contact'));
}
