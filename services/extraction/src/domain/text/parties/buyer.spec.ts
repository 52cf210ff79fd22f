import { describe, expect, it } from 'vitest';
import { layOut } from '../../pdf/layout.js';
import type { Word } from '../../pdf/word.js';
import { read } from '../print/reading.js';
import { page, readingOf } from '../testing/reading-of.js';
import { findBuyer } from './buyer.js';

/** Lines so near that one of another column fits between two. */
const DENSE = 0.45;

const buyerIn = (...lines: readonly string[]): string | undefined => findBuyer(readingOf(...lines), {}, [])?.value;

describe(findBuyer, () => {
  it('stands below the line of the sender', () => {
    expect(buyerIn('Olsza AS · Havnegata 3 · 0250 Oslo', 'Kron Import', 'Industriveien 50', '1473 Lørenskog')).toBe('Kron Import');
  });

  it('is the organisation below a person, by its last word', () => {
    expect(buyerIn('Billed To', 'Tom Ferreira', 'Upper Basin Trails Association', 'P.O. Box 611', 'Harney Springs, OR 97798')).toBe('Upper Basin Trails Association');
  });

  it('is no label below a heading of its address', () => {
    expect(buyerIn('Émetteur : | EPI Bocage SAS', 'Destinataire : | Charpentes Le Goff SARL', 'Adresse client : | 8 rue du Moulin Neuf, 53100 Mayenne', 'TVA client : | FR33885263426')).toBe('Charpentes Le Goff SARL');
  });

  it('goes on at the edge of its label where it ends with a sign for partners', () => {
    expect(buyerIn('Cliente', 'Denominazione: Enoteca Porta S.n.c. di Bixio &', 'C.', 'Indirizzo: Vico dei Sarti 5')).toBe('Enoteca Porta S.n.c. di Bixio & C.');
  });

  it('stands below a heading that says of two what it is, by the first of them', () => {
    expect(buyerIn('Supplier | | Customer (issued by)', 'M & A Farms Ltd | | Dairy Co-operative Limited', 'Hill House | | Creamery Lane')).toBe('Dairy Co-operative Limited');
    expect(buyerIn('Acme Plastics Ltd', 'Credit to:', 'Ashcombe Signs Limited', '22 Thames Park')).toBe('Ashcombe Signs Limited');
  });

  it('stands below a heading of deliveries that says no more than that they go there too, and below the name of the seller far above', () => {
    expect(buyerIn('Olsza BV | LEVERINGSADRES: idem', ' | Brouwerij Den Uil BV', ' | Dorp 8', ' | 9820 Merelbeke')).toBe('Brouwerij Den Uil BV');
  });

  it('goes on in the next line where that ends the name, or where pages print both in one', () => {
    expect(buyerIn('Nabywca:', 'PRZEDSIĘBIORSTWO BUDOWLANE', '„WRZOS” SP. Z O.O.', 'ul. Mostowa 9', '62-800 Kalisz')).toBe('PRZEDSIĘBIORSTWO BUDOWLANE „WRZOS” SP. Z O.O.');
    const slip = ['Zahlbar durch', 'Stockwerkeigentümerschaft', 'Kirchweg 12', '3006 Bern'];
    expect([buyerIn(...slip), buyerIn('Stockwerkeigentümerschaft Kirchweg 12', ...slip)]).toEqual(['Stockwerkeigentümerschaft', 'Stockwerkeigentümerschaft Kirchweg 12']);
  });

  it('stands below a heading that is set to the middle of its block, and behind its label, whatever else its words are', () => {
    expect(buyerIn('                         Seller | Buyer', 'Hurtownia Kruk Sp. z o.o. | Zakład Budowlany Kos', 'ul. Mostowa 9 | ul. Spacerowa 4')).toBe('Zakład Budowlany Kos');
    expect(buyerIn('Cedente/prestatore (fornitore) | | Cessionario/committente (cliente)', 'Identificativo fiscale: IT03482160284 | | Identificativo fiscale: IT01277640395', 'Denominazione: Ingrosso S.R.L. | | Denominazione: Al Ponte S.N.C. di Zonta Mirko e C.')).toBe('Al Ponte S.N.C. di Zonta Mirko e C.');
  });

  it('is no title with the number of the invoice above what is built, no item above a place of work, and nobody on the slip at the foot', () => {
    expect(buyerIn('2. Teilrechnung Nr. TR 4711', 'Bauvorhaben: Haus B, Ring 3, 4810 Gmunden', 'Auftrag vom 16.03.2031')).toBeUndefined();
    expect(buyerIn('Nature | | Qté | Montant HT', 'Heures normales | | 35,00 | 845,60', 'Heures de nuit | | 7,00 | 220,92', '12 rue Basse, 82170 Grisolles')).toBeUndefined();
    const letter = ['Kron Hotell AS', 'Strandgata 4', '6905 Florø'];
    const slip = ['Olsza AS · Havnegata 3 · 0250 Oslo', 'Betalt til', 'Olsza AS', 'Havnegata 3', '0250 Oslo'];
    expect(buyerIn(...letter, ...Array<string>(40).fill('…'), ...slip)).toBe('Kron Hotell AS');
  });

  it('is no form of address alone in its line', () => {
    expect([buyerIn('Olsza GmbH · Ring 3 · 50829 Köln', 'Eheleute', 'Sabine und Ralf Linden', 'Kirchweg 40', '72622 Neustadt'), buyerIn('Bill to:', 'Mr & Mrs', 'Ann and Tom Marsh', '4 Quay Road')]).toEqual(['Sabine und Ralf Linden', 'Ann and Tom Marsh']);
  });

  it('goes on with the rest of a legal form, and is no such rest', () => {
    expect(buyerIn('Bill to:', 'Spedition Ahrens GmbH', '& Co. KG', 'Ring 4', '48153 Münster')).toBe('Spedition Ahrens GmbH & Co. KG');
    expect(buyerIn(' | Fleet card', '& Co. KG', 'Ring 4', '48153 Münster')).toBeUndefined();
  });

  it('is a name that ends as a weight is called, beside a column of labels', () => {
    expect(buyerIn('Olsza GmbH · Ring 3 · 50829 Köln', 'Verwaltung Linden & Sohn KG | Kunden-Nr. | 118093', 'Dürener Str. 118', '50931 Köln')).toBe('Verwaltung Linden & Sohn KG');
  });

  it('is asked about where a name like a person stands above what may be the firm', () => {
    const [alone, above] = [['Bill to:', 'Dana Whitcomb', '27 Bridge Road', '95370 Sonora'], ['Bill to:', 'Dana Whitcomb', 'Millrace Inn', '27 Bridge Road', '95370 Sonora']].map((lines) => findBuyer(readingOf(...lines), {}, [])?.confidence ?? 0);
    expect([(alone ?? 0) > 0.7, (above ?? 1) <= 0.7]).toEqual([true, true]);
  });

  it.each(['Millrace Inn & Gift Shop', 'ARBEITSGEMEINSCHAFT BRÜCKENBAU', 'Kornspeicher'])('is asked about where %s stands above another name, and not above an address', (name) => {
    const claims = (...lines: readonly string[]): number => findBuyer(readingOf('Bill to:', name, ...lines, '95370 Sonora'), {}, [])?.confidence ?? 0;
    expect([claims('27 Bridge Road') > 0.7, claims('Dana Whitcomb', '27 Bridge Road') <= 0.7]).toEqual([true, true]);
  });

  it('goes on in the next line with the country of a branch, or a word for the kind of association', () => {
    expect(buyerIn('Rechnung an:', 'Büroplatz EU S.à r.l., Niederlassung', 'Deutschland', 'Domagkstr. 36', '80807 München')).toBe('Büroplatz EU S.à r.l., Niederlassung Deutschland');
    expect(buyerIn('BILL TO', 'Wakarusa Park Owners', 'Association', '1500 Park Way', 'Lawrence, KS 66049')).toBe('Wakarusa Park Owners Association');
  });

  it('goes on in the next line where it ends or that begins with a small word, or it says what kind of firm it is', () => {
    expect(buyerIn('Facturé à', 'Chambre de Métiers du', 'Vaucluse', '35 rue Basse', '84000 Avignon')).toBe('Chambre de Métiers du Vaucluse');
    expect(buyerIn('Facturé à', 'Fondation Helvétique', 'des Arts Décoratifs', 'Avenue Basse 4', '1003 Lausanne')).toBe('Fondation Helvétique des Arts Décoratifs');
    expect(buyerIn('Facturé à', 'ALTOR', 'de Marsac Alix', '27 rue Basse', '69100 Villeurbanne')).toBe('ALTOR');
    expect(buyerIn('Rechnung an:', 'Gemeinschaftspraxis', 'Dres. med. Ohm & Lang', 'Marktplatz 3', '47623 Kevelaer')).toBe('Gemeinschaftspraxis Dres. med. Ohm & Lang');
  });

  it('is the company below the person of it whom a shop addresses first, and no person or brand above another line', () => {
    expect(buyerIn('Acheteur:', 'Camille Berthier', 'Brasserie du Port SAS', '4 quai Neuve', '13001 Marseille')).toBe('Brasserie du Port SAS');
    expect(buyerIn('Acheteur:', 'Camille Berthier', '4 quai Neuve', '13001 Marseille')).toBe('Camille Berthier');
    expect(buyerIn('Acheteur:', 'Camille Berthier', 'c/o Brasserie du Port SAS', '13001 Marseille')).toBe('Camille Berthier');
  });

  it('is not what stands right below the name of the seller', () => {
    const lines = ['OUTILS DU BUIS', 'Fournitures - Quincaillerie - EPI', 'ZI Molina, 6 rue Benoît, 42350 La Tour', '', '', ' | | CHAUDRONNERIE MARTIN', ' | | Service comptabilité', ' | | 18 chemin des Mûriers', ' | | 42400 SAINT-CHAMOND', ' | | TVA : FR85447209180'];
    expect(findBuyer(readingOf(...lines), {}, ['Outils du Buis SAS'])?.value).toBe('CHAUDRONNERIE MARTIN');
  });

  it('may be at the house of another', () => {
    expect(buyerIn('Olsza AS · Havnegata 3 · 0250 Oslo', 'Sameiet Fjordgata 4', 'v/ Bergheim Forvaltning AS', 'Postboks 118 Sentrum', '5817 Bergen')).toBe('Sameiet Fjordgata 4');
  });

  it('is no head of a table below a line that names weights', () => {
    expect(buyerIn('Skip MV Skagen · Krüger Werkzeug · 3 kolli · 4145 kg', 'Beskrivelse | Antall | Beløp', 'Frakt | 1 | 418,49', 'Tillegg | 1 | 1,47')).toBeUndefined();
  });

  it('is no head of the items below its number, and stands beside it where the letter goes to', () => {
    const form = ['Frutas Sol, S.L.', 'FACTURA | F31/118 || CONSERVAS DEL SUR, S.A.', 'CLIENTE | 000418 || Calle Mayor, 15', 'PEDIDO | P-317 || 03008 ALICANTE', 'CODIGO | DESCRIPCION | KILOS | PRECIO | IMPORTE', '1001 | TOMATE | 248,60 | 1,35 | 335,61'];
    expect(findBuyer(readingOf(...form), {}, ['Frutas Sol, S.L.'])?.value).toBe('CONSERVAS DEL SUR, S.A.');
  });

  it('is no total below an item whose code and name look like a town', () => {
    expect(buyerIn('A - 9391 Rotor blade: of steel | 5.00 | 25.00', 'Frumm | 25.00', 'Plonk | 5.00', 'Wexel | 30.00')).toBeUndefined();
  });

  it('stands beside its name where viewers of electronic invoices print one, also in two lines', () => {
    expect(buyerIn('Seller | | Buyer', 'Seller name | Slieve Instruments Ltd | Buyer name | Gelder Waterlab B.V.', 'Seller city | Dublin | Buyer city | Arnhem')).toBe('Gelder Waterlab B.V.');
    expect(buyerIn('Informationen zum Käufer', 'Leitweg-ID: | 992-80115-66', 'Name: | Landkreis Rotenau, Amt für', ' | Gebäudewirtschaft', 'Ort: | Neustadt')).toBe('Landkreis Rotenau, Amt für Gebäudewirtschaft');
    expect(buyerIn('Informationen zum Käufer', 'Name: | Stadtwerke Papenhorst', 'Ort: | Papenburg')).toBe('Stadtwerke Papenhorst');
  });

  it('may be a company with a street in its name, and no head of items above a number that looks like a town', () => {
    expect(buyerIn('Invoiced To', 'Harbour Lane Yoga Ltd', '27 Harbour Lane', 'Whitby YO22 4AB')).toBe('Harbour Lane Yoga Ltd');
    expect(buyerIn('Traductions Lemaître | Brasserie Zuid-West', '31 rue Basse | Meensesteenweg 210', '59800 Lille | 8500 Courtrai', ' | Numéro de TVA : BE0521043121', 'Produits | Qté | Prix u. HT | Total HT', 'Traduction | 3840 mots | 0,11 | 422,40')).not.toBe('Qté');
  });

  it('stands under a heading of two labels', () => {
    expect(buyerIn("Donneur d'ordre / adresse de facturation || Références", 'CARRIÈRES DU VAL || Code client : C22045', 'Route Basse || Votre commande : 4500039099')).toBe('CARRIÈRES DU VAL');
  });

  it('stands under a heading that begins with another, and is no head of a table', () => {
    expect(buyerIn('Consignee / Buyer:', 'Hallbeck Pumps B.V.', 'Rotterdam', 'Country of origin | Country of final destination', 'India | Netherlands')).toBe('Hallbeck Pumps B.V.');
    expect(buyerIn('Buyer:', 'Description of Goods | Qty', 'Valves | 4')).not.toBe('Description of Goods');
  });

  it('is nothing below a line of two columns that has a town and a dash', () => {
    const columns = ['Marée du Bihan SARL', '29120 Sorbier || Collège Saint-Corentin', 'Agrément FR 29.135.002 CE || 11 quai Haut', ' || 29740 Sorbier'];
    expect(findBuyer(readingOf(...columns), {}, ['Marée du Bihan SARL'])?.value).toBe('Collège Saint-Corentin');
    expect(buyerIn('Hedbloms Maskin AB', 'Fakturanummer | F-10077 | Eriksro Entreprenad', 'Fakturadatum | 2026-03-19 | Box 144', 'Kundnummer | K2207 | 731 23 Sorby', 'Förfallodatum | 2026-04-18')).toBe('Eriksro Entreprenad');
  });

  it('stands below the line of the sender in commas, and is no brand above the name of the seller', () => {
    const letter = ['||| OLW', '||| Ostwacht Lindau GmbH', '||| Torplatz 3', 'OLW Ostwacht Lindau GmbH, Torplatz 3, 04315 Lindau ||| 04315 Lindau', 'Frachthof Parth', 'Lange Allee 210', '04178 Lindau'];
    expect(findBuyer(readingOf(...letter), {}, ['OLW Ostwacht Lindau GmbH'])?.value).toBe('Frachthof Parth');
    expect(findBuyer(readingOf(...letter.map((line) => line.replace(/^OLW.*?\d{5} Lindau /, ''))), {}, ['OLW Ostwacht Lindau GmbH'])?.value).toBe('Frachthof Parth');
  });

  it('may have its tax id below its address, where another is named above', () => {
    expect(buyerIn('Corran Drylining Ltd', '', '', 'Shanbally Civils DAC', 'Raheen Park', 'Limerick', 'V94 E6P8', 'VAT No. IE3225753LH')).toBe('Shanbally Civils DAC');
  });

  it('is where the letter goes, and not the guest who is named as a person', () => {
    expect(buyerIn('Client facturé | M. Alban Roux || Cabinet Roncier', 'Séjour | 3 nuits || 3 place Basse', '||| 69002 Lyon')).toBe('Cabinet Roncier');
    expect(buyerIn('Client facturé | M. Alban Roux', 'Séjour | 3 nuits')).toBe('M. Alban Roux');
  });

  it.each([['Brf Fyren 12', '441 30 Alingsås'], ['Kauri Body Corporate 4418', 'Weka QLD 4655']])('may end with a number above a street, as %s does', (name, town) => {
    expect(buyerIn(name, 'Tunnvägen 3', town)).toBe(name);
    expect(buyerIn(name, 'c/o Norr Förvaltning', 'Box 714', town)).toBe(name);
    expect(buyerIn('', name, town)).toBeUndefined();
  });

  it('is surely the company right below a heading, whatever stands beside or looks like an address', () => {
    expect(buyerIn('Customer | Site | Number | INV-118', 'Marra Constructions Pty Ltd | Lot 14 Ure Road | Date | 11/11/2031', 'PO Box 318 | Gembrook VIC 3783')).toBe('Marra Constructions Pty Ltd');
    expect(buyerIn('To: | | Number: | INV-118', 'Karoo Cold Storage (Pty) Ltd | | Account: | HCS002', 'Corner Long & Short Roads | | Reference: | PO 50021')).toBe('Karoo Cold Storage (Pty) Ltd');
  });

  it('stands below its heading, not the brand above that', () => {
    expect(buyerIn('NORDLYS', 'Invoice no. 26-118', '', 'CLIENT', 'Halden Credit Union', '1 Place Royale', 'Montréal, QC H3B 2C4')).toBe('Halden Credit Union');
  });

  it('may end with a number above at whose house in which street', () => {
    expect(buyerIn('WEG Kirchweger Straße 80-84', 'c/o Hausverwaltung Grabe KG, Bahnhofsallee 2', '31134 Sorbheim')).toBe('WEG Kirchweger Straße 80-84');
  });

  it('may end with a letter for a first name, and not as a sentence does', () => {
    expect([buyerIn('Destinatario', 'Agriturismo La Collina di Viglio P.', 'Borgata 18'), buyerIn('Destinatario', 'Grazie per il vostro ordine.', 'Borgata 18')]).toEqual(['Agriturismo La Collina di Viglio P.', undefined]);
  });

  it('may live in a town above its post code', () => {
    expect(buyerIn('Karoo Milling Works', '7 Nywerheid Road', 'Midrand', '1685')).toBe('Karoo Milling Works');
    expect(buyerIn('Karoo Milling Works', 'Stores', 'Midrand', '1685')).toBeUndefined();
  });

  it('may live in a town before its post code, below a street or a box', () => {
    expect(buyerIn('Kauri Station Partnership', 'PO Box 88', 'Waitangi 4242')).toBe('Kauri Station Partnership');
    expect(buyerIn('Kauri Station Partnership', 'Delivery', 'Order 4242')).toBeUndefined();
  });

  it('is no department and no guest where a company stands in the address', () => {
    expect(buyerIn('Thorn & Sons Limited', 'FAO Accounts Payable', 'Unit 143, Riverside Business Park', 'Leeds', 'LS11 5QP')).toBe('Thorn & Sons Limited');
    expect(buyerIn('Olivar Ingenieros S.L. | Huésped: Sr. Fernández', 'Calle Norte 49 | Habitación: 239', '48009 Bilbao | Noches: 4')).toBe('Olivar Ingenieros S.L.');
  });

  it('is not whom the goods went to', () => {
    expect(buyerIn('Facture n° 118', '', '', 'Livraison: adresse', 'Depot Nord', '9 rue des Docks', '59000 Lille', '', '', '', 'Atelier Vert', '12 rue Basse', '44000 Nantes')).toBe('Atelier Vert');
    expect(buyerIn('Facture n° 118', '', 'Livraison : | Atelier Vert', 'Depot Nord | 12 rue Basse', '9 rue des Docks | 44000 Nantes', '59000 Lille')).toBe('Atelier Vert');
  });

  it('stands in the next line behind the end of its heading', () => {
    const block: Word[] = page('Bally Logistics DAC').map((word) => ({ ...word, box: [word.box[0] + 90, 20, word.box[2] + 90, 30] }));
    const heading: Word[] = page('CONSIGNEE / BILL TO').map((word) => ({ ...word, box: [word.box[0], 5, word.box[2], 15] }));
    expect(findBuyer(read(layOut([[...heading, ...block]])), {}, [])?.value).toBe('Bally Logistics DAC');
  });

  it('is no head of the next column', () => {
    expect(buyerIn('Exmo. Sr.', 'Monte & Filhos, Lda.', 'Rua da Boa Vista 120', '1600-209 Lisboa', 'Documento | Data | Vencimento | Cliente | ATCUD', 'FAC 2031/1955 | 06/11/2031 | 21/11/2031 | 6027 | HCGH-1955')).toBe('Monte & Filhos, Lda.');
  });

  it('may have an accent before what looks like a telephone, and no secretary of it is', () => {
    expect(buyerIn('Hôtel des Trois Tours', '28 quai Mayaud', '37000 TOURS', 'N° TVA : FR40303265045')).toBe('Hôtel des Trois Tours');
    expect(buyerIn('The Secretary', 'Peakstone Aggregates', '12 Quarry Road', 'LS1 5AB')).toBe('Peakstone Aggregates');
  });

  it.each(['Gentile cliente', 'Dear customer,', 'Sehr geehrte Damen und Herren', 'Geachte klant', 'Szanowni Państwo', 'An die', 'Ex.mo(s) Sr.(s)', 'Vážený zákazníku'])('stands below the salutation %s', (salutation) => {
    expect(buyerIn(salutation, 'Nardi Forni', 'Corso Lungo 41', '26100 Cremona')).toBe('Nardi Forni');
  });

  it.each([['De', 'Para'], ['Od', 'Dla'], ['Från', 'Till'], ['Od', 'Pro']])('stands beside the seller below %s and %s', (from, to) => {
    expect(findBuyer(readingOf(`${from} || ${to}`, 'Rosa Luz || Bodegas Niebla', 'Camino Viejo 7 || Camino Nuevo 9', '26001 Norte || 26300 Sur'), {}, ['Rosa Luz'])?.value).toBe('Bodegas Niebla');
  });

  it('may be set to the right', () => {
    const right = (text: string, top: number): Word[] => {
      const words = page(text);
      const by = 520 - (words.at(-1)?.box[2] ?? 0);
      return words.map((word) => ({ ...word, box: [word.box[0] + by, top, word.box[2] + by, top + 10] }));
    };
    expect(findBuyer(read(layOut([[...right('Clínica Sur', 20), ...right('Camino Viejo 7', 34), ...right('46015 Valencia', 48)]])), {}, [])?.value).toBe('Clínica Sur');
  });

  it('is no line of the address of the seller, though lines of another column stand between', () => {
    const words = page('MBO Bureau SAS', '| N° FC22', "Parc d'activités de la Duranne", '365 rue Mayor', '13290 AIX', '||', '| CABINET ROUVIER', '| Service comptabilité', '| 22 cours Mirabeau', '| 13100 AIX').map((word): Word => ({ ...word, box: [word.box[0], word.box[1] * DENSE, word.box[2], word.box[3] * DENSE] }));
    expect(findBuyer(read(layOut([words])), {}, ['MBO Bureau SAS'])?.value).toBe('CABINET ROUVIER');
  });

  it('is named with its address in the line below that of the seller', () => {
    const lines = ['Viajes Otero, S.A. · Paseo de la Alameda 112, 46023 Valencia · CIF A28593101', 'Hotel Mirador, S.L. · Avenida del Puerto 27, 03580 Alfaz del Pi · NIF B66418203'];
    expect(findBuyer(readingOf(...lines), {}, ['Viajes Otero, S.A.'])?.value).toBe('Hotel Mirador, S.L.');
  });

  it('is nobody who ordered, where the letter goes to another, and no brand of the words of the seller', () => {
    const ordered = ['Nordvik Datapartner AB | Fakturanr | 2604718', '', 'Östansjö Kommunalförbund', 'Box 614', '831 27 Östersund', '', '| Beställare | Lotta Sandqvist'];
    expect(findBuyer(readingOf(...ordered), {}, ['Nordvik Datapartner AB'])?.value).toBe('Östansjö Kommunalförbund');
    const branded = ['BORGMAN', 'technische groothandel', 'Installatiebedrijf Van Rhee B.V.', 'T.a.v. de administratie', 'De Slenk 7', '9403 XA ASSEN'];
    expect(findBuyer(readingOf(...branded), {}, ['Technische Handel Borgman B.V.'])?.value).toBe('Installatiebedrijf Van Rhee B.V.');
  });

  it('is a community of owners with the street of its house', () => {
    expect(findBuyer(readingOf('Nuria Beltrán, arquitecta', '', 'Comunidad de Propietarios Avenida del Puerto 184', 'Avenida del Puerto 184', '46023 València'), {}, ['Nuria Beltrán'])?.value).toBe('Comunidad de Propietarios Avenida del Puerto 184');
  });
});
