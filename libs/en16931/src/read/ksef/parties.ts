import { emptyParty } from '../../model/index.js';
import type { Address, Contact, Delivery, Invoice, Party } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { addNote } from '../add-note.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { child, children } from '../unprefixed.js';

/** ISO/IEC 6523: a GLN. */
const GLN = '0088';
const FACTOR = '1';
/** Who gets the goods: a recipient, a unit of a local authority, a member of a VAT group. */
const RECIPIENTS: ReadonlySet<string | undefined> = new Set(['2', '8', '10']);
const TAX_REPRESENTATIVE = '3';

/** `Adres`: lines that are not told apart any further. */
export function readAddress(scribe: Scribe, from: Occurrence | undefined): Address | undefined {
  const address: Address = {};
  scribe.text(address, 'line1', child(from, 'AdresL1'));
  scribe.text(address, 'line2', child(from, 'AdresL2'));
  scribe.text(address, 'country', child(from, 'KodKraju'));
  return unlessEmpty(address);
}

/** A party: a Polish tax number is its VAT number; others state one of the EU, or one of their state. */
function readParty(scribe: Scribe, from: Occurrence | undefined): Party {
  const party = emptyParty();
  const ids = child(from, 'DaneIdentyfikacyjne');
  const [nip, union] = [child(ids, 'NIP'), child(ids, 'NrVatUE')];
  scribe.text(party, 'name', child(ids, 'Nazwa'));
  scribe.put(party, 'vatId', nip, nip?.value === undefined ? undefined : `PL${nip.value}`);
  if (party.vatId === undefined)
    scribe.put(party, 'vatId', union, union?.value === undefined ? undefined : `${child(ids, 'KodUE')?.value ?? ''}${union.value}`);
  scribe.text(party, 'taxRegistrationId', child(ids, 'NrID'));
  const address = readAddress(scribe, child(from, 'Adres'));
  if (address !== undefined) party.address = address;
  const location = scribe.identifier(child(from, 'Adres', 'GLN'));
  if (location !== undefined) party.identifiers.push({ ...location, scheme: GLN });
  const customer = scribe.identifier(child(from, 'NrKlienta'));
  if (customer !== undefined) party.identifiers.push(customer);
  const contact: Contact = {};
  scribe.text(contact, 'phone', child(from, 'DaneKontaktowe', 'Telefon'));
  scribe.text(contact, 'email', child(from, 'DaneKontaktowe', 'Email'));
  if (unlessEmpty(contact) !== undefined) party.contact = contact;
  return party;
}

/** Who sells (`Podmiot1`), buys (`Podmiot2`), is paid in place of the seller, gets the goods, and answers for the tax. */
export function readParties(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  invoice.seller = readParty(scribe, child(root, 'Podmiot1'));
  invoice.buyer = readParty(scribe, child(root, 'Podmiot2'));
  for (const other of children(root, 'Podmiot3')) {
    const role = child(other, 'Rola')?.value;
    if (role === FACTOR && invoice.payee === undefined) invoice.payee = readParty(scribe, other);
    else if (RECIPIENTS.has(role) && invoice.delivery === undefined) readRecipient(scribe, other, invoice);
    else addNote(scribe, invoice, `Podmiot3 (${child(other, 'OpisRoli')?.value ?? role ?? '?'})`, child(other, 'DaneIdentyfikacyjne', 'Nazwa'));
  }
  const authorised = child(root, 'PodmiotUpowazniony');
  if (child(authorised, 'RolaPU')?.value === TAX_REPRESENTATIVE) invoice.taxRepresentative = readParty(scribe, authorised);
  readRegisters(scribe, child(root, 'Stopka'), invoice);
}

function readRecipient(scribe: Scribe, from: Occurrence, invoice: Invoice): void {
  const delivery: Delivery = {};
  scribe.text(delivery, 'name', child(from, 'DaneIdentyfikacyjne', 'Nazwa'));
  const address = readAddress(scribe, child(from, 'Adres'));
  if (address !== undefined) delivery.address = address;
  if (unlessEmpty(delivery) !== undefined) invoice.delivery = delivery;
}

/** `Stopka`: the registers in which the seller is, and a footer. */
function readRegisters(scribe: Scribe, footer: Occurrence | undefined, { notes, seller }: Invoice): void {
  const registers = child(footer, 'Rejestry');
  const court = scribe.identifier(child(registers, 'KRS'));
  if (court !== undefined) seller.legalRegistrationId = court;
  const others = ['REGON', 'BDO'].flatMap((name) => child(registers, name) ?? []);
  scribe.put(seller, 'legalInformation', others[0], others.map(({ name, value }) => `${name.replace(/^.*:/, '')} ${value ?? ''}`).join(', ') || undefined);
  for (const text of children(footer, 'Informacje')) addNote(scribe, { notes }, undefined, child(text, 'StopkaFaktury'));
}
