import { emptyParty } from '../../model/index.js';
import type { Address, Contact, Party } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { isVatScheme } from './taxes.js';

/** The scheme that marks the bank assigned creditor identifier (BT-90) among a party's identifiers. */
export const SEPA_SCHEME = 'SEPA';

/** The schemes of tax numbers that stand among the identifiers of a party: Turkey's of companies and persons, Peru's RUC. */
const TAX_NUMBERS: ReadonlySet<string> = new Set(['VKN', 'TCKN', '6']);
/** Where lines stand that make up a whole address by themselves, without a street. */
const LINES = ['line1', 'line2', 'line3'] as const;

/** `cac:PostalAddress` or `cac:Address` as BG-5, BG-8, BG-12 or BG-15. */
export function readAddress(scribe: Scribe, from: Occurrence | undefined): Address | undefined {
  if (from === undefined) return undefined;
  const address: Address = {};
  const street = [from.first('cbc:StreetName'), from.first('cbc:BuildingNumber')].filter((each) => each?.value !== undefined);
  const lines = from.all('cac:AddressLine').flatMap((each) => each.first('cbc:Line') ?? []);
  scribe.put(address, 'line1', street[0], street.map((each) => each?.value).join(' ') || undefined);
  scribe.text(address, 'line2', from.first('cbc:AdditionalStreetName'));
  if (street.length > 0 || lines.length < 2) scribe.text(address, 'line3', lines[0]);
  else for (const [index, line] of lines.slice(0, 3).entries()) scribe.text(address, LINES[index] ?? 'line3', line);
  scribe.text(address, 'city', from.first('cbc:CityName'));
  scribe.text(address, 'postCode', from.first('cbc:PostalZone'));
  scribe.text(address, 'subdivision', from.first('cbc:CountrySubentity', 'cbc:CountrySubentityCode'));
  scribe.text(address, 'country', from.at('cac:Country', 'cbc:IdentificationCode'));
  return unlessEmpty(address);
}

/** `cac:Contact`; before EN 16931 the name of the person may stand beside it. */
function readContact(scribe: Scribe, party: Occurrence): Contact | undefined {
  const from = party.first('cac:Contact');
  const contact: Contact = {};
  scribe.text(contact, 'name', from?.first('cbc:Name'));
  if (contact.name === undefined) readPerson(scribe, contact, party.first('cac:Person'));
  scribe.text(contact, 'phone', from?.first('cbc:Telephone'));
  scribe.text(contact, 'email', from?.first('cbc:ElectronicMail'));
  return unlessEmpty(contact);
}

function readPerson(scribe: Scribe, target: { name?: string }, person: Occurrence | undefined): void {
  const names = ['cbc:FirstName', 'cbc:MiddleName', 'cbc:FamilyName'].flatMap((name) => person?.first(name)?.value ?? []);
  scribe.put(target, 'name', person, names.join(' ') || undefined);
}

function readTaxSchemes(scribe: Scribe, party: Party, from: Occurrence): void {
  for (const taxScheme of from.all('cac:PartyTaxScheme')) {
    const key = isVatScheme(taxScheme.first('cac:TaxScheme')) ? 'vatId' : 'taxRegistrationId';
    if (party[key] === undefined) scribe.text(party, key, taxScheme.first('cbc:CompanyID'));
  }
  const number = from
    .all('cac:PartyIdentification')
    .map((each) => each.first('cbc:ID'))
    .find((id) => TAX_NUMBERS.has(id?.attributes['schemeID'] ?? ''));
  if (party.vatId === undefined && party.taxRegistrationId === undefined) scribe.text(party, 'taxRegistrationId', number);
}

function readIdentifiers(scribe: Scribe, party: Party, from: Occurrence): void {
  for (const identification of from.all('cac:PartyIdentification')) {
    const id = identification.first('cbc:ID');
    if (id?.attributes['schemeID'] === SEPA_SCHEME) continue;
    const identifier = scribe.identifier(id);
    if (identifier !== undefined) party.identifiers.push(identifier);
  }
}

/** The number under which the other side keeps a party: an identifier as BT-29 and BT-46 have it. */
function readAccount(scribe: Scribe, party: Party, role: Occurrence | undefined): void {
  const account = scribe.identifier(
    role?.first(role.name === 'cac:AccountingSupplierParty' ? 'cbc:CustomerAssignedAccountID' : 'cbc:SupplierAssignedAccountID'),
  );
  if (account !== undefined && party.identifiers.every(({ value }) => value !== account.value)) party.identifiers.push(account);
}

/**
 * A seller (BG-4) or buyer (BG-7) from its `cac:AccountingSupplierParty` or `cac:AccountingCustomerParty`.
 * @param isOlder by a profile of before EN 16931, in which the party name is the name of a party that has no other.
 */
export function readParty(scribe: Scribe, role: Occurrence | undefined, isOlder: boolean): Party {
  const party = emptyParty();
  const from = role?.first('cac:Party');
  if (from === undefined) return party;
  const legal = from.first('cac:PartyLegalEntity');
  scribe.text(party, 'name', legal?.first('cbc:RegistrationName'));
  scribe.text(party, isOlder && party.name === undefined ? 'name' : 'tradingName', from.at('cac:PartyName', 'cbc:Name'));
  scribe.text(party, 'legalInformation', legal?.first('cbc:CompanyLegalForm'));
  // A private person has neither a company's name nor another.
  if (party.name === undefined && party.tradingName === undefined) readPerson(scribe, party, from.first('cac:Person'));
  readIdentifiers(scribe, party, from);
  readAccount(scribe, party, role);
  readTaxSchemes(scribe, party, from);
  const legalRegistrationId = scribe.identifier(legal?.first('cbc:CompanyID'));
  if (legalRegistrationId !== undefined) party.legalRegistrationId = legalRegistrationId;
  const electronicAddress = scribe.identifier(from.first('cbc:EndpointID'));
  if (electronicAddress !== undefined) party.electronicAddress = electronicAddress;
  const address = readAddress(
    scribe,
    from.first('cac:PostalAddress') ?? from.at('cac:PhysicalLocation', 'cac:Address') ?? legal?.first('cac:RegistrationAddress'),
  );
  if (address !== undefined) party.address = address;
  const contact = readContact(scribe, from);
  if (contact !== undefined) party.contact = contact;
  return party;
}

/** A payee (BG-10) or tax representative (BG-11): their name is the party name. */
export function readOtherParty(scribe: Scribe, from: Occurrence | undefined): Party | undefined {
  if (from === undefined) return undefined;
  const party = emptyParty();
  scribe.text(party, 'name', from.at('cac:PartyName', 'cbc:Name'));
  readIdentifiers(scribe, party, from);
  readTaxSchemes(scribe, party, from);
  const legalRegistrationId = scribe.identifier(from.at('cac:PartyLegalEntity', 'cbc:CompanyID'));
  if (legalRegistrationId !== undefined) party.legalRegistrationId = legalRegistrationId;
  const address = readAddress(scribe, from.first('cac:PostalAddress'));
  if (address !== undefined) party.address = address;
  return unlessEmpty(party);
}
