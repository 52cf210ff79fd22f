import type { Address, Party } from '../../model/index.js';
import { SEPA_SCHEME } from '../../read/ubl/parties.js';
import type { XmlWriter } from '../xml-writer.js';

function writeTaxScheme(xml: XmlWriter, id: string): void {
  xml.group('cac:TaxScheme', () => xml.leaf('cbc:ID', id));
}

function writeTaxSchemes(xml: XmlWriter, party: Party): void {
  const schemes: [string | undefined, string][] = [
    [party.vatId, 'VAT'],
    [party.taxRegistrationId, 'TAX'],
  ];
  for (const [companyId, scheme] of schemes) {
    if (companyId === undefined) continue;
    xml.group('cac:PartyTaxScheme', () => {
      xml.leaf('cbc:CompanyID', companyId);
      writeTaxScheme(xml, scheme);
    });
  }
}

/** BG-5, BG-8, BG-12 or BG-15 under the given element name. */
export function writeAddress(xml: XmlWriter, name: string, address: Address | undefined): void {
  if (address === undefined) return;
  xml.group(name, () => {
    xml.leaf('cbc:StreetName', address.line1);
    xml.leaf('cbc:AdditionalStreetName', address.line2);
    xml.leaf('cbc:CityName', address.city);
    xml.leaf('cbc:PostalZone', address.postCode);
    xml.leaf('cbc:CountrySubentity', address.subdivision);
    xml.group('cac:AddressLine', () => xml.leaf('cbc:Line', address.line3));
    xml.group('cac:Country', () => xml.leaf('cbc:IdentificationCode', address.country));
  });
}

function writeIdentifiers(xml: XmlWriter, party: Party, creditorId: string | undefined): void {
  const sepa = creditorId === undefined ? [] : [{ value: creditorId, scheme: SEPA_SCHEME }];
  for (const { value, scheme } of [...party.identifiers, ...sepa]) {
    xml.group('cac:PartyIdentification', () => xml.leaf('cbc:ID', value, { schemeID: scheme }));
  }
}

/** A seller (BG-4, with the creditor identifier BT-90) or buyer (BG-7). */
export function writeParty(xml: XmlWriter, name: string, party: Party, creditorId?: string): void {
  xml.group(name, () =>
    xml.group('cac:Party', () => {
      xml.leaf('cbc:EndpointID', party.electronicAddress?.value, { schemeID: party.electronicAddress?.scheme });
      writeIdentifiers(xml, party, creditorId);
      xml.group('cac:PartyName', () => xml.leaf('cbc:Name', party.tradingName));
      writeAddress(xml, 'cac:PostalAddress', party.address);
      writeTaxSchemes(xml, party);
      xml.group('cac:PartyLegalEntity', () => {
        xml.leaf('cbc:RegistrationName', party.name);
        xml.leaf('cbc:CompanyID', party.legalRegistrationId?.value, { schemeID: party.legalRegistrationId?.scheme });
        xml.leaf('cbc:CompanyLegalForm', party.legalInformation);
      });
      xml.group('cac:Contact', () => {
        xml.leaf('cbc:Name', party.contact?.name);
        xml.leaf('cbc:Telephone', party.contact?.phone);
        xml.leaf('cbc:ElectronicMail', party.contact?.email);
      });
    }),
  );
}

/** A payee (BG-10) or tax representative (BG-11). */
export function writeOtherParty(xml: XmlWriter, name: string, party: Party | undefined): void {
  if (party === undefined) return;
  xml.group(name, () => {
    writeIdentifiers(xml, party, undefined);
    xml.group('cac:PartyName', () => xml.leaf('cbc:Name', party.name));
    writeAddress(xml, 'cac:PostalAddress', party.address);
    writeTaxSchemes(xml, party);
    xml.group('cac:PartyLegalEntity', () => xml.leaf('cbc:CompanyID', party.legalRegistrationId?.value, { schemeID: party.legalRegistrationId?.scheme }));
  });
}
