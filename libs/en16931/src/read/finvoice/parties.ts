import { emptyParty } from '../../model/index.js';
import type { Address, Contact, Delivery, Identifier, Invoice, Party } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { addNote, putNote } from '../add-note.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { child, children } from '../unprefixed.js';

/** ISO/IEC 6523: a Finnish business id, and the address of e-invoices that is made of it. */
const [BUSINESS_ID, OVT] = ['0212', '0216'] as const;
const BUSINESS_ID_FORM = /^\d{7}-\d$/;
const OVT_FORM = /^0037\d{8}\w{0,5}$/;

/** An identifier with the scheme that is stated, or that its form tells. */
export function readId(scribe: Scribe, from: Occurrence | undefined): Identifier | undefined {
  const id = scribe.identifier(from, 'SchemeID');
  if (id === undefined || id.scheme !== undefined) return id;
  const scheme = BUSINESS_ID_FORM.test(id.value) ? BUSINESS_ID : OVT_FORM.test(id.value) ? OVT : undefined;
  return scheme === undefined ? id : Object.assign(id, { scheme });
}

/** Up to three lines of a street, and the box where there is room for it. */
export function readAddress(scribe: Scribe, from: Occurrence | undefined, who: string): Address | undefined {
  const address: Address = {};
  const lines = [...children(from, `${who}StreetName`), child(from, `${who}PostOfficeBoxIdentifier`) ?? child(from, `${who}PostofficeBoxIdentifier`)].flatMap(
    (line) => (line?.value === undefined ? [] : [line]),
  );
  for (const [index, key] of (['line1', 'line2', 'line3'] as const).entries()) scribe.text(address, key, lines[index]);
  scribe.text(address, 'city', child(from, `${who}TownName`));
  scribe.text(address, 'postCode', child(from, `${who}PostCodeIdentifier`));
  scribe.text(address, 'subdivision', child(from, `${who}CountrySubdivision`));
  scribe.text(address, 'country', child(from, 'CountryCode'));
  return unlessEmpty(address);
}

/** A party whose elements start with a word of its own: `Seller`, `Buyer`, `AnyParty`. */
function readParty(scribe: Scribe, from: Occurrence | undefined, who: string): Party {
  const party = emptyParty();
  const prefix = who === 'AnyParty' || who === 'FactoringParty' ? who : `${who}Party`;
  scribe.text(party, 'name', child(from, `${who}OrganisationName`) ?? child(from, `${who}Name`));
  scribe.text(party, 'tradingName', child(from, `${who}OrganisationTradingName`));
  scribe.text(party, 'vatId', child(from, `${who}OrganisationTaxCode`));
  const legal = readId(scribe, child(from, `${prefix}Identifier`));
  if (legal !== undefined) party.legalRegistrationId = legal;
  for (const code of children(from, `${who}Code`)) party.identifiers.push(...[readId(scribe, code)].flatMap((id) => id ?? []));
  const address = readAddress(scribe, child(from, `${who}PostalAddressDetails`), who);
  if (address !== undefined) party.address = address;
  return party;
}

/** Who sells (BG-4) or buys (BG-7), with the contact and the address of e-invoices that stand beside. */
function readTrader(scribe: Scribe, root: Occurrence, who: 'Seller' | 'Buyer', invoice: Invoice): Party {
  const from = child(root, `${who}PartyDetails`);
  const party = readParty(scribe, from, who);
  const unit = readId(scribe, child(root, `${who}OrganisationUnitNumber`));
  if (unit !== undefined) party.identifiers.push(unit);
  const [talk, more] = [child(root, `${who}CommunicationDetails`), child(root, 'SellerInformationDetails')];
  const contact: Contact = {};
  scribe.text(contact, 'name', child(root, `${who}ContactPersonName`));
  scribe.text(contact, 'phone', child(talk, `${who}PhoneNumberIdentifier`) ?? (who === 'Seller' ? child(more, 'SellerPhoneNumber') : undefined));
  scribe.text(
    contact,
    'email',
    child(talk, `${who}EmailaddressIdentifier`) ?? (who === 'Seller' ? child(more, 'SellerCommonEmailaddressIdentifier') : undefined),
  );
  if (unlessEmpty(contact) !== undefined) party.contact = contact;
  for (const name of children(from, `${who}OrganisationName`).slice(1)) addNote(scribe, invoice, party.name, name);
  for (const department of [
    ...children(from, `${who}OrganisationDepartment`),
    ...children(root, `${who}ContactPersonDepartment`),
    ...children(root, `${who}ContactPersonFunction`),
  ])
    addNote(scribe, invoice, party.name, department);
  addNote(scribe, invoice, party.name, child(root, `${who}SiteCode`));
  return party;
}

/** Who is paid in place of the seller, and who answers for its VAT (UNTDID 3035). */
const [PAYEE, TAX_REPRESENTATIVE] = ['PE', 'LC'] as const;

/** UNTDID 1001: the buyer sends it. */
const SELF_BILLED = '389';

/** The address of e-invoices that a message goes from or to, or else the one among a party's own numbers. */
function readAddressOf(scribe: Scribe, party: Party, from: Occurrence | undefined): void {
  const address = readId(scribe, from) ?? party.identifiers.find(({ scheme }) => scheme === OVT);
  if (address !== undefined) party.electronicAddress = address;
}

/** All parties: sellers and buyers, by whom and to whom the message goes, where goods go, and others by what they are. */
export function readParties(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  invoice.seller = readTrader(scribe, root, 'Seller', invoice);
  invoice.buyer = readTrader(scribe, root, 'Buyer', invoice);
  const message = child(root, 'MessageTransmissionDetails');
  const [sender, receiver] = invoice.typeCode === SELF_BILLED ? [invoice.buyer, invoice.seller] : [invoice.seller, invoice.buyer];
  readAddressOf(scribe, sender, child(message, 'MessageSenderDetails', 'FromIdentifier'));
  readAddressOf(scribe, receiver, child(message, 'MessageReceiverDetails', 'ToIdentifier'));
  readSellerInformation(scribe, child(root, 'SellerInformationDetails'), invoice);
  for (const party of children(root, 'AnyPartyDetails')) readOther(scribe, party, invoice);
  for (const who of ['InvoiceSender', 'InvoiceRecipient'])
    addNote(
      scribe,
      invoice,
      who === 'InvoiceSender' ? 'Laskun lähettäjä' : 'Laskun vastaanottaja',
      child(root, `${who}PartyDetails`, `${who}OrganisationName`),
    );
  const factoring = child(root, 'FactoringAgreementDetails');
  if (child(factoring, 'FactoringPartyName')?.value !== undefined) invoice.payee ??= readParty(scribe, factoring, 'FactoringParty');
  for (const text of children(factoring, 'FactoringFreeText')) addNote(scribe, invoice, undefined, text);
  addNote(scribe, invoice, 'Rahoitussopimus', child(factoring, 'FactoringAgreementIdentifier'));
  readDelivery(scribe, root, invoice);
}

/** What the seller is registered for, and how else it is reached. */
function readSellerInformation(scribe: Scribe, from: Occurrence | undefined, { seller, ...invoice }: Invoice): void {
  const legal = ['SellerAdditionalLegalInfo', 'SellerHomeTownName', 'SellerVatRegistrationText', 'SellerTaxRegistrationText'].flatMap(
    (name) => child(from, name) ?? [],
  );
  scribe.put(seller, 'legalInformation', legal[0], legal.flatMap(({ value }) => value ?? []).join(', ') || undefined);
  addNote(scribe, invoice, 'Faksi', child(from, 'SellerFaxNumber'));
  addNote(scribe, invoice, 'WWW', child(from, 'SellerWebaddressIdentifier'));
  addNote(scribe, invoice, undefined, child(from, 'SellerFreeText'));
}

function readOther(scribe: Scribe, from: Occurrence, invoice: Invoice): void {
  const what = child(from, 'AnyPartyText');
  const role = what?.attributes['AnyPartyCode'];
  if (role === PAYEE && invoice.payee === undefined) invoice.payee = readParty(scribe, from, 'AnyParty');
  else if (role === TAX_REPRESENTATIVE && invoice.taxRepresentative === undefined) invoice.taxRepresentative = readParty(scribe, from, 'AnyParty');
  else {
    const name = child(from, 'AnyPartyOrganisationName');
    putNote(scribe, invoice, name?.value === undefined ? undefined : `${what?.value ?? role ?? '?'}: ${name.value}`, name);
  }
}

/** Where and when goods or services went. */
function readDelivery(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  const [party, details] = [child(root, 'DeliveryPartyDetails'), child(root, 'DeliveryDetails')];
  const delivery: Delivery = {};
  scribe.text(delivery, 'name', child(party, 'DeliveryOrganisationName'));
  const location = readId(scribe, child(party, 'DeliveryCode')) ?? readId(scribe, child(party, 'DeliveryPartyIdentifier'));
  if (location !== undefined) delivery.locationId = location;
  scribe.date(delivery, 'actualDate', child(details, 'DeliveryDate'));
  const address = readAddress(scribe, child(party, 'DeliveryPostalAddressDetails'), 'Delivery');
  if (address !== undefined) delivery.address = address;
  if (unlessEmpty(delivery) !== undefined) invoice.delivery = delivery;
  scribe.text(invoice, 'despatchAdviceReference', child(details, 'DeliveryNoteIdentifier'));
  addNote(scribe, invoice, 'Rahtikirja', child(details, 'WaybillIdentifier'));
  addNote(scribe, invoice, 'Toimitustapa', child(details, 'DeliveryMethodText'));
  addNote(scribe, invoice, 'Toimitusehto', child(details, 'DeliveryTermsText') ?? child(details, 'DeliveryTermsCode'));
}
