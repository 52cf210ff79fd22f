import { emptyParty } from '../../model/index.js';
import type { Address, Contact, Party } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';

/** `ram:PostalTradeAddress` as BG-5, BG-8, BG-12 or BG-15. */
export function readAddress(scribe: Scribe, from: Occurrence | undefined): Address | undefined {
  if (from === undefined) return undefined;
  const address: Address = {};
  scribe.text(address, 'line1', from.first('ram:LineOne'));
  scribe.text(address, 'line2', from.first('ram:LineTwo'));
  scribe.text(address, 'line3', from.first('ram:LineThree'));
  scribe.text(address, 'city', from.first('ram:CityName'));
  scribe.text(address, 'postCode', from.first('ram:PostcodeCode'));
  scribe.text(address, 'subdivision', from.first('ram:CountrySubDivisionName'));
  scribe.text(address, 'country', from.first('ram:CountryID'));
  return unlessEmpty(address);
}

function readContact(scribe: Scribe, from: Occurrence | undefined): Contact | undefined {
  if (from === undefined) return undefined;
  const contact: Contact = {};
  scribe.text(
    contact,
    'name',
    [from.first('ram:PersonName'), from.first('ram:DepartmentName')].find((each) => each?.value !== undefined),
  );
  scribe.text(contact, 'phone', from.at('ram:TelephoneUniversalCommunication', 'ram:CompleteNumber'));
  scribe.text(contact, 'email', from.at('ram:EmailURIUniversalCommunication', 'ram:URIID'));
  return unlessEmpty(contact);
}

/** The identifiers of a party: the plain ones, then those with a scheme. */
function readIdentifiers(scribe: Scribe, party: Party, from: Occurrence): void {
  for (const element of [...from.all('ram:ID'), ...from.all('ram:GlobalID')]) {
    const identifier = scribe.identifier(element);
    if (identifier !== undefined) party.identifiers.push(identifier);
  }
}

function readRegistrations(scribe: Scribe, party: Party, from: Occurrence): void {
  for (const registration of from.all('ram:SpecifiedTaxRegistration')) {
    const id = registration.first('ram:ID');
    const key = id?.attributes['schemeID'] === 'FC' ? 'taxRegistrationId' : 'vatId';
    if (party[key] === undefined) scribe.text(party, key, id);
  }
}

/** A seller (BG-4) or buyer (BG-7). */
export function readParty(scribe: Scribe, from: Occurrence | undefined): Party {
  const party = emptyParty();
  if (from === undefined) return party;
  const legal = from.first('ram:SpecifiedLegalOrganization');
  scribe.text(party, 'name', from.first('ram:Name'));
  scribe.text(party, 'tradingName', legal?.first('ram:TradingBusinessName'));
  scribe.text(party, 'legalInformation', from.first('ram:Description'));
  readIdentifiers(scribe, party, from);
  readRegistrations(scribe, party, from);
  const legalRegistrationId = scribe.identifier(legal?.first('ram:ID'));
  if (legalRegistrationId !== undefined) party.legalRegistrationId = legalRegistrationId;
  const electronicAddress = scribe.identifier(from.at('ram:URIUniversalCommunication', 'ram:URIID'));
  if (electronicAddress !== undefined) party.electronicAddress = electronicAddress;
  const address = readAddress(scribe, from.first('ram:PostalTradeAddress'));
  if (address !== undefined) party.address = address;
  const contact = readContact(scribe, from.first('ram:DefinedTradeContact'));
  if (contact !== undefined) party.contact = contact;
  return party;
}

/** A payee (BG-10) or tax representative (BG-11): what the standard has of them. */
export function readOtherParty(scribe: Scribe, from: Occurrence): Party {
  const party = emptyParty();
  scribe.text(party, 'name', from.first('ram:Name'));
  readIdentifiers(scribe, party, from);
  readRegistrations(scribe, party, from);
  const legalRegistrationId = scribe.identifier(from.at('ram:SpecifiedLegalOrganization', 'ram:ID'));
  if (legalRegistrationId !== undefined) party.legalRegistrationId = legalRegistrationId;
  const address = readAddress(scribe, from.first('ram:PostalTradeAddress'));
  if (address !== undefined) party.address = address;
  return party;
}
