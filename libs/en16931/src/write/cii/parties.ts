import type { Delivery, Identifier, Party } from '../../model/index.js';
import type { XmlWriter } from '../xml-writer.js';
import { writeAddress } from './parts.js';

function writeIdentifiers(xml: XmlWriter, identifiers: readonly Identifier[]): void {
  for (const { value, scheme } of identifiers) if (scheme === undefined) xml.leaf('ram:ID', value);
  for (const { value, scheme } of identifiers) if (scheme !== undefined) xml.leaf('ram:GlobalID', value, { schemeID: scheme });
}

function writeRegistration(xml: XmlWriter, id: string | undefined, schemeID: string): void {
  xml.group('ram:SpecifiedTaxRegistration', () => xml.leaf('ram:ID', id, { schemeID }));
}

/** A trade party: BG-4, BG-7, BG-10 or BG-11. */
export function writeParty(xml: XmlWriter, name: string, party: Party | undefined): void {
  if (party === undefined) return;
  xml.group(name, () => {
    writeIdentifiers(xml, party.identifiers);
    xml.leaf('ram:Name', party.name);
    xml.leaf('ram:Description', party.legalInformation);
    xml.group('ram:SpecifiedLegalOrganization', () => {
      xml.leaf('ram:ID', party.legalRegistrationId?.value, { schemeID: party.legalRegistrationId?.scheme });
      xml.leaf('ram:TradingBusinessName', party.tradingName);
    });
    xml.group('ram:DefinedTradeContact', () => {
      xml.leaf('ram:PersonName', party.contact?.name);
      xml.group('ram:TelephoneUniversalCommunication', () => xml.leaf('ram:CompleteNumber', party.contact?.phone));
      xml.group('ram:EmailURIUniversalCommunication', () => xml.leaf('ram:URIID', party.contact?.email));
    });
    writeAddress(xml, party.address);
    xml.group('ram:URIUniversalCommunication', () => xml.leaf('ram:URIID', party.electronicAddress?.value, { schemeID: party.electronicAddress?.scheme }));
    writeRegistration(xml, party.vatId, 'VA');
    writeRegistration(xml, party.taxRegistrationId, 'FC');
  });
}

/** `ram:ShipToTradeParty` of BG-13. */
export function writeShipTo(xml: XmlWriter, delivery: Delivery | undefined): void {
  xml.group('ram:ShipToTradeParty', () => {
    writeIdentifiers(xml, delivery?.locationId === undefined ? [] : [delivery.locationId]);
    xml.leaf('ram:Name', delivery?.name);
    writeAddress(xml, delivery?.address);
  });
}
