import { emptyParty } from '../../model/index.js';
import type { Address, Contact, Party } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';

/** The scheme that marks the bank assigned creditor identifier (BT-90) among a party's identifiers. */
export const SEPA_SCHEME = 'SEPA';

/** `cac:PostalAddress` or `cac:Address` as BG-5, BG-8, BG-12 or BG-15. */
export function readAddress(scribe: Scribe, from: Occurrence | undefined): Address | undefined {
  if (from === undefined) return undefined;
  const address: Address = {};
  scribe.text(address, 'line1', from.first('cbc:StreetName'));
  scribe.text(address, 'line2', from.first('cbc:AdditionalStreetName'));
  scribe.text(address, 'line3', from.at('cac:AddressLine', 'cbc:Line'));
  scribe.text(address, 'city', from.first('cbc:CityName'));
  scribe.text(address, 'postCode', from.first('cbc:PostalZone'));
  scribe.text(address, 'subdivision', from.first('cbc:CountrySubentity'));
  scribe.text(address, 'country', from.at('cac:Country', 'cbc:IdentificationCode'));
  return unlessEmpty(address);
}

function readContact(scribe: Scribe, from: Occurrence | undefined): Contact | undefined {
  if (from === undefined) return undefined;
  const contact: Contact = {};
  scribe.text(contact, 'name', from.first('cbc:Name'));
  scribe.text(contact, 'phone', from.first('cbc:Telephone'));
  scribe.text(contact, 'email', from.first('cbc:ElectronicMail'));
  return unlessEmpty(contact);
}

function readTaxSchemes(scribe: Scribe, party: Party, from: Occurrence): void {
  for (const taxScheme of from.all('cac:PartyTaxScheme')) {
    const isVat = taxScheme.at('cac:TaxScheme', 'cbc:ID')?.value?.toUpperCase() === 'VAT';
    const key = isVat ? 'vatId' : 'taxRegistrationId';
    if (party[key] === undefined) scribe.text(party, key, taxScheme.first('cbc:CompanyID'));
  }
}

function readIdentifiers(scribe: Scribe, party: Party, from: Occurrence): void {
  for (const identification of from.all('cac:PartyIdentification')) {
    const id = identification.first('cbc:ID');
    if (id?.attributes['schemeID'] === SEPA_SCHEME) continue;
    const identifier = scribe.identifier(id);
    if (identifier !== undefined) party.identifiers.push(identifier);
  }
}

/** A seller (BG-4) or buyer (BG-7) from its `cac:Party`. */
export function readParty(scribe: Scribe, from: Occurrence | undefined): Party {
  const party = emptyParty();
  if (from === undefined) return party;
  const legal = from.first('cac:PartyLegalEntity');
  scribe.text(party, 'name', legal?.first('cbc:RegistrationName'));
  scribe.text(party, 'tradingName', from.at('cac:PartyName', 'cbc:Name'));
  scribe.text(party, 'legalInformation', legal?.first('cbc:CompanyLegalForm'));
  readIdentifiers(scribe, party, from);
  readTaxSchemes(scribe, party, from);
  const legalRegistrationId = scribe.identifier(legal?.first('cbc:CompanyID'));
  if (legalRegistrationId !== undefined) party.legalRegistrationId = legalRegistrationId;
  const electronicAddress = scribe.identifier(from.first('cbc:EndpointID'));
  if (electronicAddress !== undefined) party.electronicAddress = electronicAddress;
  const address = readAddress(scribe, from.first('cac:PostalAddress'));
  if (address !== undefined) party.address = address;
  const contact = readContact(scribe, from.first('cac:Contact'));
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
