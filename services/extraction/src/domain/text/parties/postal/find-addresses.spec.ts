import { describe, expect, it } from 'vitest';
import type { Found } from '../../found.js';
import type { Reading } from '../../print/reading.js';
import { readingOf } from '../../testing/reading-of.js';
import { findAddresses, type Addresses, type Parties } from './find-addresses.js';
import type { FoundAddress } from './found-address.js';

/** A name where it is first printed. */
function named(reading: Reading, name: string | undefined): Found | undefined {
  const line = reading.lines.findIndex(({ row }) => name !== undefined && row.text.includes(name));
  const cell = reading.lines[line]?.row.cells.find(({ text }) => name !== undefined && text.includes(name));
  return name === undefined || cell === undefined ? undefined : { value: name, confidence: 0.9, label: undefined, text: cell.text, page: 1, box: cell.box, line };
}

const id = (value: string | undefined): Found | undefined => (value === undefined ? undefined : { value, confidence: 0.95, label: undefined, text: value, page: 1, box: [0, 0, 1, 1], line: 0 });

function addresses(lines: readonly string[], { seller, buyer, sellerVatId, buyerVatId, currency }: { [Key in keyof Parties]?: string } = {}): Addresses {
  const reading = readingOf(...lines);
  return findAddresses(reading, { seller: named(reading, seller), buyer: named(reading, buyer), sellerVatId: id(sellerVatId), buyerVatId: id(buyerVatId), currency });
}

const said = (found: FoundAddress): string => [found.line1, found.line2, found.postCode, found.city, found.country].flatMap((part) => part?.value ?? []).join(', ');

describe(findAddresses, () => {
  const LETTER = ['Muster Netze GmbH • Hauptstr. 25 • 90403 Nürnberg', '', 'Kunde AG | Rechnung Nr. | 118', 'z. Hd. Frau Roth | Datum | 12.03.2026', 'Hafenweg 3 | Ansprechpartner: | Herr Klee', '20457 Hamburg'];

  it('takes who has a degree before their name for whom the letter is to reach', () => {
    const { buyer, buyerContact } = addresses(['Odběratel', 'Kunde a.s.', 'Ing. Erika Beispielová', 'Dlouhá 52', '779 00 Olomouc'], { buyer: 'Kunde a.s.' });
    expect([said(buyer), buyerContact?.value]).toEqual(['Dlouhá 52, 779 00, Olomouc', 'Ing. Erika Beispielová']);
  });

  it('takes the values behind labels that have a space before their colon', () => {
    const lines = ['Émetteur : | EPI Bocage SAS', 'Adresse : | 4 rue des Peupliers, 61100 Flers', 'Destinataire : | Charpentes Le Goff SARL', 'Adresse client : | 8 rue du Moulin Neuf, 53100 Mayenne'];
    const { seller, buyer } = addresses(lines, { seller: 'EPI Bocage SAS', buyer: 'Charpentes Le Goff SARL' });
    expect([said(seller), said(buyer)]).toEqual(['4 rue des Peupliers, 61100, Flers', '8 rue du Moulin Neuf, 53100, Mayenne']);
  });

  it('takes a country that ends an address for no label of the address beside it', () => {
    const { delivery } = addresses(['Rechnungsadresse | Lieferadresse', 'Kunde AG | Kunde AG', 'Hafenweg 3 | Objekt Lager, Tor 2', '20457 Hamburg | Am Lagerplatz 5', 'DE | 20459 Hamburg'], { buyer: 'Kunde AG' });
    expect(said(delivery)).toBe('Am Lagerplatz 5, 20459, Hamburg, DE');
  });

  it('takes what stands beside the heading of a delivery and goes on below, but no heading of another party', () => {
    const delivery = (...lines: readonly string[]): string => said(addresses(['Kund AB | Lager', ...lines], { buyer: 'Kund AB' }).delivery);
    expect(delivery('Leveransadress | Folkets Hus, Storgatan 2', ' | 772 30 Grängesberg')).toBe('Storgatan 2, 772 30, Grängesberg');
    expect(delivery('Destinazione merce: Via Cassia 118, 53100', 'Siena SI')).toBe('Via Cassia 118, 53100, Siena');
    expect(delivery('Destinatario merce | Spett.le', 'IDEM | Kund AB', ' | Via dei Mille 45', ' | 27058 Voghera PV')).toBe('');
  });

  it('takes whom the letter is to reach from another place that has the name', () => {
    const letter = addresses(['Kunde AG | Rechnung 118', 'Frau Erika Roth', 'Hafenweg 3', '20457 Hamburg', '', '', '', 'Zahlbar durch', 'Kunde AG', 'Hafenweg 3', '20457 Hamburg'], { buyer: 'Kunde AG' });
    expect(letter.buyerContact?.value).toBe('Erika Roth');
    const slip = addresses(['Zahlbar durch', 'Kunde AG', 'Hafenweg 3', '20457 Hamburg', '', '', '', 'Kunde AG', 'Frau Erika Roth', 'Hafenweg 3', '20457 Hamburg'], { buyer: 'Kunde AG' });
    expect(slip.buyerContact?.value).toBe('Erika Roth');
  });

  it('reads the address of the sender behind its name, and that of the recipient below theirs', () => {
    const { seller, buyer, buyerContact } = addresses(LETTER, { seller: 'Muster Netze GmbH', buyer: 'Kunde AG', sellerVatId: 'DE136695976' });
    expect([seller, buyer].map(said)).toEqual(['Hauptstr. 25, 90403, Nürnberg, DE', 'Hafenweg 3, 20457, Hamburg, DE']);
    expect(buyerContact?.value).toBe('Frau Roth');
  });

  it('takes the address of who pays, the sender of a payment slip, for no seller\'s', () => {
    const { seller, buyer } = addresses(['Mälar Hiss AB | Faktura', '', '| Kunden AB', '| Fack 218', '| 721 03 Västerås', '', 'Avsändare | Till bankgironr', 'Kunden AB | 5128-3943', 'Fack 218', '721 03 Västerås'], { seller: 'Mälar Hiss AB', buyer: 'Kunden AB' });
    expect([seller, buyer].map(said)).toEqual(['', 'Fack 218, 721 03, Västerås']);
  });

  it('reads the address of the sender in the row of labels at the foot', () => {
    const lines = ['Mälar Hiss AB | Faktura', '', '| Kunden AB', '| Fack 218', '| 721 03 Västerås', ...Array.from({ length: 40 }, () => ''), 'Adress | Telefon | Organisationsnr', 'Stenbygatan 12 | 021-5550260 | 556714-3820', '721 36 Västerås'];
    expect(said(addresses(lines, { seller: 'Mälar Hiss AB', buyer: 'Kunden AB' }).seller)).toBe('Stenbygatan 12, 721 36, Västerås');
  });

  it('claims less where a name may be the other party\'s', () => {
    const reading = readingOf(...LETTER);
    const [seller, buyer] = ['Muster Netze GmbH', 'Kunde AG'].map((name) => named(reading, name));
    const sure = findAddresses(reading, { seller, buyer, sellerVatId: undefined, buyerVatId: undefined, currency: 'EUR' });
    const doubtful = findAddresses(reading, { seller: seller && { ...seller, confidence: 0.5 }, buyer, sellerVatId: undefined, buyerVatId: undefined, currency: 'EUR' });
    expect([sure, doubtful].map(({ buyer: { city } }) => city?.confidence)).toEqual([0.93, 0.75]);
  });

  it('takes no label of another column for the value of one: the address stands below', () => {
    const lines = ['Sprzedawca | Nabywca', 'Nazwa: Muster Sp. z o.o. | Nazwa: Kunde Sp. j.', 'Adres | Adres', 'ul. Fabryczna 14 | ul. Nowa 8', '43-300 Bielsko | 17-200 Hajnówka', 'Polska | Polska'];
    const { seller, buyer } = addresses(lines, { seller: 'Muster Sp. z o.o.', buyer: 'Kunde Sp. j.' });
    expect([seller, buyer].map(said)).toEqual(['ul. Fabryczna 14, 43-300, Bielsko, PL', 'ul. Nowa 8, 17-200, Hajnówka, PL']);
  });

  it('takes a street beside a heading for no value of that', () => {
    expect(said(addresses(['Fatura | Kunde Lda', 'Fatura | Rua da Boavista, 135', 'FT 118 | 4100-137 Porto'], { buyer: 'Kunde Lda' }).buyer)).toBe('Rua da Boavista, 135, 4100-137, Porto, PT');
  });

  it('takes a line beside a label whose value stands below it for no value of that', () => {
    const lines = ['Invoice date | Muster Joinery Ltd', '16 Oct 2026 | The Old Sawmill', 'Reference | Station Yard 2', 'FC-104 | LUDLOW SY8 2NU', 'VAT number | UNITED KINGDOM', 'GB 1'];
    expect(said(addresses(lines, { seller: 'Muster Joinery Ltd' }).seller)).toBe('Station Yard 2, The Old Sawmill, SY8 2NU, LUDLOW, GB');
    expect(said(addresses(['Invoice date | Muster Joinery Ltd', '16 Oct 2026 | Unit 4 Mason Business', 'Number | Park', 'FC-104 | Ely CB7 4AS'], { seller: 'Muster Joinery Ltd' }).seller)).toBe('Unit 4 Mason Business Park, CB7 4AS, Ely, GB');
  });

  it('takes what begins with a street in the cell beside a name, and no town hall for a label', () => {
    expect(said(addresses(['Muster B.V. | Havenstraat 41', 'KVK 12345678 | 9712 HA Groningen', 'post@muster.example | Nederland'], { seller: 'Muster B.V.' }).seller)).toBe('Havenstraat 41, 9712 HA, Groningen, NL');
    expect(said(addresses(['Muster B.V. | Factuur 41', 'KVK 12345678 | 9712 HA Groningen'], { seller: 'Muster B.V.' }).seller)).toBe('');
    expect(said(addresses(['Kunde Council', 'Town Hall, Market Place', 'Leeds LS11 5QP'], { buyer: 'Kunde Council' }).buyer)).toBe('Town Hall, Market Place, LS11 5QP, Leeds, GB');
  });

  it('goes on with a street that its line ends at a small word of', () => {
    expect(said(addresses(['Muster Lda.', 'Rua da Costa do Porto', 'de Lisboa, 27', '1900-264 Lisboa'], { seller: 'Muster Lda.' }).seller)).toBe('Rua da Costa do Porto de Lisboa, 27, 1900-264, Lisboa, PT');
  });

  it('begins behind the label that a line has after the name', () => {
    expect(said(addresses(['Kells Power plc. Registered office: 1 Station Square, Cambridge, CB1 2GA.'], { seller: 'Kells Power' }).seller)).toBe('1 Station Square, CB1 2GA, Cambridge, GB');
  });

  it('tells the title of whom a letter is for from a telephone', () => {
    expect(addresses(['Kunde SA', 'À l\u2019attention de M. Julien Roth', '1, rue Schiller', '37010 Tours'], { buyer: 'Kunde SA' }).buyerContact?.value).toBe('Julien Roth');
  });

  it('keeps where each part is printed', () => {
    const { seller: { postCode }, buyer: { city } } = addresses(LETTER, { seller: 'Muster Netze GmbH', buyer: 'Kunde AG' });
    expect(postCode).toMatchObject({ text: '90403', page: 1, line: 0 });
    expect(city).toMatchObject({ text: 'Hamburg', line: 4 });
    expect(city?.box[0]).toBeGreaterThan(60);
  });

  it('reads a form of labels and values', () => {
    const lines = ['Verkäufer', 'Name: | Muster Netze GmbH', 'Anschrift: | Hauptstr. 25', ' | DE 90403 Nürnberg', 'Abweichender Warenempfänger', 'Anschrift: | Hafenweg 3', ' | Tor 7', ' | DE 20457 Hamburg'];
    const { seller, delivery, deliveryName } = addresses(lines, { seller: 'Muster Netze GmbH' });
    expect([seller, delivery].map(said)).toEqual(['Hauptstr. 25, 90403, Nürnberg, DE', 'Hafenweg 3, Tor 7, 20457, Hamburg, DE']);
    expect(deliveryName).toBeUndefined();
  });

  it.each([
    [['Kunde', 'Name: Kunde AG', 'Straße: Hafenweg 3', 'PLZ: 20457', 'Ort: Hamburg', 'Land: Deutschland'], 'Hafenweg 3, 20457, Hamburg, DE'],
    [['Kunde', 'Name | Kunde AG', 'Straße | Hafenweg 3', 'Ort | Hamburg', 'PLZ | 20457', 'Land | Deutschland'], 'Hafenweg 3, 20457, Hamburg, DE'],
    [['Customer', 'Name: Kunde AG', 'Street: 1 Main Street', 'City: Austin', 'State: TX', 'ZIP: 78701'], '1 Main Street, 78701, Austin, US'],
    [['Customer', 'Name: Kunde AG', 'Street: 1 Main Street', 'City: Leeds', 'Postcode: LS11 5QP'], '1 Main Street, LS11 5QP, Leeds, GB'],
    [['Cliente', 'Denominazione: Kunde AG', 'Indirizzo: Corso Garibaldi, 140', 'Comune: Lugo Provincia: RA', 'Cap: 48022 Nazione: IT'], 'Corso Garibaldi, 140, 48022, Lugo, IT'],
    [['Käufer', 'Name: | Kunde AG', 'Straße / Hausnummer: | Hafenweg 3', 'Postfach:', 'Adresszusatz:', 'PLZ: | 20457', 'Ort: | Hamburg', 'Ländercode: | DE'], 'Hafenweg 3, 20457, Hamburg, DE'],
    [['Buyer', 'Buyer name | Kunde AG', 'Buyer address line 1 | Westdijk 7', 'Buyer city | Arnhem', 'Buyer post code | 6827 AV', 'Buyer country code | NL'], 'Westdijk 7, 6827 AV, Arnhem, NL'],
  ])('puts a town together whose parts have a label each: %j', (lines, address) => {
    expect(said(addresses(lines, { buyer: 'Kunde AG' }).buyer)).toBe(address);
  });

  it.each([
    [['Bill to | Ship to', 'Copthorne Ltd | Copthorne Depot', '12 Canal Street | 9 Dock Road', 'Norwich | Leeds', 'NR3 1TT | LS11 5QP']],
    [['Bill to', 'Copthorne Ltd', '12 Canal Street', 'Norwich NR3 1TT', '', '', '', 'Deliver to: Copthorne Depot | 9 Dock Road | Leeds LS11 5QP'].map((line) => line.replaceAll(' | ', ' · '))],
    [['Ship to', ' ', '   Copthorne Depot', '   9 Dock Road', '   Leeds LS11 5QP', 'Bill to', 'Copthorne Ltd', '12 Canal Street', 'Norwich NR3 1TT']],
  ])('tells where goods went from whom they are billed to: %j', (lines) => {
    const { buyer, delivery, deliveryName } = addresses(lines, { buyer: 'Copthorne Ltd' });
    expect([said(buyer), deliveryName?.value, said(delivery)]).toEqual(['12 Canal Street, NR3 1TT, Norwich, GB', 'Copthorne Depot', '9 Dock Road, LS11 5QP, Leeds, GB']);
  });

  it.each([
    [['Ship to / Jobsite', 'Copthorne Ltd - Depot B', '9 Dock Road', 'Austin, TX 78701'], 'Copthorne Ltd - Depot B', '9 Dock Road, 78701, Austin, US'],
    [['Lieferanschrift: Kunde AG, Werk 2, Hafenweg 3, 20457 Hamburg'], 'Kunde AG, Werk 2', 'Hafenweg 3, 20457, Hamburg'],
    [['Leveransadress', 'Kunden AB, Klinik Syd', 'Stora Gatan 11', '731 30 Köping'], 'Kunden AB, Klinik Syd', 'Stora Gatan 11, 731 30, Köping'],
    [['Luogo di consegna', 'Fiori S.r.l. - Magazzino 2', 'Via Contea, 7', '40128 Bologna (BO)'], 'Fiori S.r.l. - Magazzino 2', 'Via Contea, 7, 40128, Bologna'],
    [['Nabywca | Odbiorca', 'Gmina Mała | Szkoła nr 4', 'ul. Nowa 8 | ul. Szkolna 9', '17-200 Hajnówka | 17-200 Hajnówka'], 'Szkoła nr 4', 'ul. Szkolna 9, 17-200, Hajnówka, PL'],
    [['Ship To', 'Unit 2, Plot No. 44, Mill Road', 'Riverside', 'Leeds LS11 5QP'], undefined, 'Unit 2, Plot No. 44, Mill Road, Riverside, LS11 5QP, Leeds, GB'],
    [['Nabywca', 'Gmina Mała', 'ul. Nowa 8', '17-200 Hajnówka', '', 'Odbiorca: Szkoła nr 4, ul. Szkolna 9, 17-200 Hajnówka'], 'Szkoła nr 4', 'ul. Szkolna 9, 17-200, Hajnówka, PL'],
    [['Destinazione merce', 'Bagno Rossi 88', 'Lungomare Verdi, 9', '47921 Rimini RN'], 'Bagno Rossi 88', 'Lungomare Verdi, 9, 47921, Rimini'],
    [['Odbiorca', 'Gmina Mała', 'ul. Nowa 8', '17-200 Hajnówka'], undefined, ''],
  ])('names who got the goods by all of the first line: %j', (lines, name, address) => {
    const { delivery, deliveryName } = addresses(lines, { buyer: 'Gmina Mała' });
    expect([deliveryName?.value, said(delivery)]).toEqual([name, address]);
  });

  it.each([
    [['Delivery site', 'Copthorne Depot', '9 Dock Road', 'Leeds LS11 5QP'], '9 Dock Road, LS11 5QP, Leeds, GB'],
    [['Rechnung', 'Verbrauchsstelle', 'Werkstraße 9, 64319 Pfungstadt'], 'Werkstraße 9, 64319, Pfungstadt'],
    [['Facture', 'Mise à disposition – période du 31/08 au 18/09 – lieu de mission : Kunde, Dépôt Nord, 5', 'rue des Frênes, 82170 Grisolles'], '5 rue des Frênes, 82170, Grisolles'],
    [['Faktura', 'Odbiorca / miejsce pracy sprzętu:', 'Budowa hali, ul. Polna 3, 62-023 Gądki'], 'ul. Polna 3, 62-023, Gądki, PL'],
  ])('takes where something is used for where it was delivered: %j', (lines, address) => {
    expect(said(addresses(lines).delivery)).toBe(address);
  });

  it('reads the address below a heading of the buyer whose name nobody knows', () => {
    expect(said(addresses(['Faktureringsadress', 'Brf Fyrvaktaren 12', 'Box 714', '391 27 KALMAR']).buyer)).toBe('Box 714, 391 27, KALMAR');
  });

  it('does not take the address of the buyer right below the seller for the seller\'s', () => {
    expect(addresses(['Muster Netze GmbH', 'Herrn', 'Max Kunde', 'Hafenweg 3', '20457 Hamburg'], { seller: 'Muster Netze GmbH', buyer: 'Max Kunde' }).seller).toEqual({});
  });

  it('leaves out what says how to reach a firm, its ids and its accounts', () => {
    const { seller } = addresses(['Jura Hosting SA', 'RFC: LLD180719L31', 'Rue de la Gare 12, 1110 Morges – TVA CHE-460.806.581'], { seller: 'Jura Hosting SA', sellerVatId: 'CHE460806581TVA' });
    expect(said(seller)).toBe('Rue de la Gare 12, 1110, Morges, CH');
  });

  it.each([
    ['its VAT id, where the code is written as there', 'Rue Haute 4', '4020 Liège', { sellerVatId: 'BE0573770143' }, 'BE'],
    ['language, form and currency together', 'Rue Haute 4, Facture du client', '75008 Paris', { currency: 'EUR' }, 'FR'],
    ['nothing', 'Rue Haute 4', '4020 Liège', { sellerVatId: 'FR40303265045' }, undefined],
    ['nothing where the currency is another', 'Rue Haute 4, Facture du client', '75008 Paris', { currency: 'USD' }, undefined],
  ])('tells a country by %s', (_, street, town, clues, country) => {
    expect(addresses(['Atelier Vert', street, town], { seller: 'Atelier Vert', ...clues }).seller.country?.value).toBe(country);
  });

  it('takes an address that names no country to be where the sender is, if codes are written so there', () => {
    const lines = (code: string): string[] => ['Muster GmbH', 'Hauptstr. 25', 'D-90403 Nürnberg', '', '', '', 'Kunde AG', 'Hafenweg 3', `${code} Hamburg`];
    expect(['20457', '2045'].map((code) => addresses(lines(code), { seller: 'Muster GmbH', buyer: 'Kunde AG' }).buyer.country?.value)).toEqual(['DE', undefined]);
  });

  describe('of a seller whose name stands above none', () => {
    const BUYER = ['', '', '', 'Kunde AG', 'Hafenweg 3', '20457 Hamburg', '', ''];
    const sellers = (...lines: string[]): string => said(addresses(lines, { seller: lines.join().includes('plc') ? 'Severn Connect plc' : 'Landhotel Traunblick GmbH', buyer: 'Kunde AG' }).seller);
    const foot = Array.from({ length: 50 }, () => '');

    it('finds it below the brand that the name begins with', () => {
      expect(sellers('Landhotel Traunblick', 'Gewerbepark 62 · D-83471 Schönau · Tel. 08652 40521', ...BUYER, ...foot, 'Landhotel Traunblick GmbH · HRB 118')).toBe('Gewerbepark 62, 83471, Schönau, DE');
    });

    it('finds it in a sentence that names them, over the end of a line', () => {
      expect(sellers(...BUYER, ...foot, 'Questions? Call 0330 217 2401. Severn Connect plc. Registered in England No. 01431492. Registered office: 55 Canal', 'Street, Manchester, M3 4LZ.')).toBe('55 Canal Street, M3 4LZ, Manchester, GB');
      expect(sellers(...BUYER, ...foot, 'Questions? Call 0330 217 2401. Severn Connect plc. Registered in England.', 'Registered office: 55 Canal Street, Manchester, M3 4LZ.')).toBe('55 Canal Street, M3 4LZ, Manchester, GB');
    });

    it('finds it behind a label that the line of the name ends with, over the end of that line', () => {
      expect(sellers(...BUYER, ...foot, 'Severn Connect plc. Registered office: 2nd Floor, 55 Canal', 'Street, Manchester M3 4LZ. VAT No. GB 123 4567 89')).toBe('2nd Floor, 55 Canal Street, M3 4LZ, Manchester, GB');
    });

    it('takes a house with its street in such a sentence, and no street that begins in the line above', () => {
      expect(sellers(...BUYER, ...foot, 'Severn Connect plc. Registered office: Tempus Court, Canal Road, Crewe CW1 6PU')).toBe('Tempus Court, Canal Road, CW1 6PU, Crewe, GB');
      expect(sellers(...BUYER, ...foot, 'Severn Connect plc is registered in England. Its members are listed at 55 Canal', 'Street, Manchester M3 4LZ.')).toBe('');
    });

    it('takes the one below a heading that stands right below the name', () => {
      const bar = (name: string): string => sellers(...BUYER, ...foot, 'Severn Connect plc', '', '', name, '', '', 'ADDRESS', '55 Canal Street', 'Manchester', 'M3 4LZ', ...foot, 'x');
      expect(['', 'Anglia House Ltd'].map(bar)).toEqual(['55 Canal Street, M3 4LZ, Manchester, GB', '']);
    });

    it('takes the street at the foot before the box of the sender in the same town', () => {
      const found = (town: string): string => sellers('Landhotel Traunblick GmbH · Postfach 12 40 · 83470 Schönau', ...BUYER, ...foot, 'Landhotel Traunblick GmbH', 'Ringstr. 62', `83471 ${town}`);
      expect(['Schönau', 'Dortmund'].map(found)).toEqual(['Ringstr. 62, 83471, Schönau', 'Postfach 12 40, 83470, Schönau']);
    });

    it('takes the one in the head or at the foot that is nobody else\'s, and none of two', () => {
      const found = (...edge: string[]): string => sellers('Landhotel Traunblick GmbH | Rechnung', ...BUYER, ...foot, ...edge);
      expect(found('Adresse | Telefon', 'Gewerbepark 62 | 08652 40521', 'D-83471 Schönau | info@example.org')).toBe('Gewerbepark 62, 83471, Schönau, DE');
      expect(found('Gewerbepark 62 | Ringstr. 1', 'D-83471 Schönau | D-80333 München')).toBe('');
    });

    it.each([0, 8])('takes the one above a telephone, %d lines below the buyer\'s', (gap) => {
      expect(sellers('Landhotel Traunblick GmbH', '', 'Kunde AG', 'Hafenweg 3', '20457 Hamburg', '', ...foot.slice(0, gap), 'Büro Süd', 'Gewerbepark 62', 'D-83471 Schönau', 'Tel. 08652 40521', ...foot, 'x')).toBe('Gewerbepark 62, 83471, Schönau, DE');
    });

    it('takes none in the head where the buyer\'s is not known: it may be theirs', () => {
      expect(said(addresses(['Landhotel Traunblick GmbH | Rechnung', '', '', '', '', 'Hafenweg 3', 'D-20457 Hamburg', ...foot, 'x'], { seller: 'Landhotel Traunblick GmbH' }).seller)).toBe('');
    });

    it('takes no next line of running text for what stands below a name', () => {
      expect(sellers(...BUYER, ...foot, 'For all questions and complaints of any kind please turn to Severn Connect plc at 55 Canal', 'Street, Manchester, M3 4LZ.')).toBe('');
    });
  });
});
