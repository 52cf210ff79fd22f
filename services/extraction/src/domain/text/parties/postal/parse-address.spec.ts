import { describe, expect, it } from 'vitest';
import { parseAddress } from './parse-address.js';

/** The terms of an address in the order of the standard, with `named` for a country that is named. */
function parsed(lines: readonly string[], language = 'en', currency?: string): Record<string, string> | undefined {
  const found = parseAddress(lines, { writing: { language, currency } });
  if (found === undefined) return undefined;
  const country = found.named?.code ?? found.town.country;
  return { ...Object.fromEntries(Object.entries(found.terms).map(([term, { value }]) => [term, value])), ...(country && { country }), ...(found.attention && { attention: found.attention.value }) };
}

describe(parseAddress, () => {
  it.each([
    ['de', ['Hafenweg 35', '44135 Dortmund'], { line1: 'Hafenweg 35', city: 'Dortmund', postCode: '44135' }],
    ['de', ['Werkzeugausgabe Halle 1', 'Industriering 29', '73431 Aalen'], { line1: 'Industriering 29', line2: 'Werkzeugausgabe Halle 1', city: 'Aalen', postCode: '73431' }],
    ['en', ['Pilot Plant, Gate 3', 'Stanley Road', 'Wakefield WF3 4AL'], { line1: 'Stanley Road', line2: 'Pilot Plant, Gate 3', city: 'Wakefield', postCode: 'WF3 4AL', country: 'GB' }],
    ['de', ['Uferstr. 1', 'D-07545 GERA'], { line1: 'Uferstr. 1', city: 'GERA', postCode: '07545', country: 'DE' }],
    ['de', ['Uferstr. 1', 'DE 80333 München'], { line1: 'Uferstr. 1', city: 'München', postCode: '80333', country: 'DE' }],
    ['de', ['Ringstrasse 7', 'CH-9000 St. Gallen'], { line1: 'Ringstrasse 7', city: 'St. Gallen', postCode: '9000', country: 'CH' }],
    ['fr', ['1, rue du Port', 'Cour des Halles', '29000 Quimper, FR'], { line1: '1, rue du Port', line2: 'Cour des Halles', city: 'Quimper', postCode: '29000', country: 'FR' }],
    ['fr', ['12 rue Basse, Bâtiment B', '75008 Paris Cedex 08'], { line1: '12 rue Basse, Bâtiment B', city: 'Paris Cedex 08', postCode: '75008' }],
    ['fr', ['2 rue Longue', 'L-1234 Luxembourg'], { line1: '2 rue Longue', city: 'Luxembourg', postCode: '1234', country: 'LU' }],
    ['nl', ['Havenstraat 2', '3526KS Utrecht', 'Nederland'], { line1: 'Havenstraat 2', city: 'Utrecht', postCode: '3526 KS', country: 'NL' }],
    ['nl', ['Kerkplein 4', "2511 CR 's-Gravenhage"], { line1: 'Kerkplein 4', city: "'s-Gravenhage", postCode: '2511 CR', country: 'NL' }],
    ['fr', ['Rue Haute 4', '4020 La Calamine', 'Belgique'], { line1: 'Rue Haute 4', city: 'La Calamine', postCode: '4020', country: 'BE' }],
    ['it', ['Via Emilia, 101 - 40128 Bologna (BO)'], { line1: 'Via Emilia, 101', city: 'Bologna', postCode: '40128', subdivision: 'BO' }],
    ['it', ['Corso Garibaldi, 76', '22100 COMO CO'], { line1: 'Corso Garibaldi, 76', city: 'COMO', postCode: '22100', subdivision: 'CO' }],
    ['es', ['C/ Alcalde, 22 bajo - 03203 Elche (Alicante)'], { line1: 'C/ Alcalde, 22 bajo', city: 'Elche', postCode: '03203', subdivision: 'Alicante' }],
    ['es', ['Calle Hidalgo 35, C.P. 03810 Ciudad de México'], { line1: 'Calle Hidalgo 35', city: 'Ciudad de México', postCode: '03810' }],
    ['pt', ['Rua da Boavista, 135', '4100-137 Porto - Portugal'], { line1: 'Rua da Boavista, 135', city: 'Porto', postCode: '4100-137', country: 'PT' }],
    ['en', ['2210 Quarry Loop Fayetteville, NC 28306 (910) 555-0144'], { line1: '2210 Quarry Loop', city: 'Fayetteville', postCode: '28306', subdivision: 'NC', country: 'US' }],
    ['pl', ['ul. Długa 73', '80-298 Gdańsk'], { line1: 'ul. Długa 73', city: 'Gdańsk', postCode: '80-298', country: 'PL' }],
    ['es', ['Polígon Can Roure, Carrer Nou 22', '08228 Terrassa'], { line1: 'Polígon Can Roure, Carrer Nou 22', city: 'Terrassa', postCode: '08228' }],
    ['es', ['Carrer Nou 22', 'Terrassa (08228), Barcelona, España'], { line1: 'Carrer Nou 22', city: 'Terrassa', postCode: '08228', subdivision: 'Barcelona', country: 'ES' }],
    ['es', ['88, Hoja B-380114', 'Calle Mayor 61, 08003 Barcelona'], { line1: 'Calle Mayor 61', city: 'Barcelona', postCode: '08003' }],
    ['en', ['2780 Mason Ave S', 'Grand Rapids, MI 49507 US'], { line1: '2780 Mason Ave S', city: 'Grand Rapids', postCode: '49507', subdivision: 'MI', country: 'US' }],
    ['cs', ['Nádražní 10', '130 00 Praha 3'], { line1: 'Nádražní 10', city: 'Praha 3', postCode: '130 00' }],
    ['cs', ['Hlavní 1164/88', '618 00 Brno – Černovice'], { line1: 'Hlavní 1164/88', city: 'Brno – Černovice', postCode: '618 00' }],
    ['cs', ['Hlavní 10', '380 01 Dačice – Česká republika'], { line1: 'Hlavní 10', city: 'Dačice', postCode: '380 01', country: 'CZ' }],
    ['de', ['Werk 2, Hafenstraße 8, DE-20457 Hamburg'], { line1: 'Hafenstraße 8', line2: 'Werk 2', city: 'Hamburg', postCode: '20457', country: 'DE' }],
    ['de', ['zH Frau Erika Roth', 'Innrain 58/2', '6020 Innsbruck'], { line1: 'Innrain 58/2', city: 'Innsbruck', postCode: '6020', attention: 'Frau Erika Roth' }],
    ['sv', ['Box 832', '831 24 Östersund'], { line1: 'Box 832', city: 'Östersund', postCode: '831 24' }],
    ['da', ['Havnegade 3', '9200 Aalborg SV'], { line1: 'Havnegade 3', city: 'Aalborg SV', postCode: '9200' }],
    ['da', ['Nørregade 142', '5220 Odense SØ', 'Danmark'], { line1: 'Nørregade 142', city: 'Odense SØ', postCode: '5220', country: 'DK' }],
    ['no', ['Sjøgata 9, 6770 Nordfjordeid ∙ Telefon 70 83 55 69'], { line1: 'Sjøgata 9', city: 'Nordfjordeid', postCode: '6770' }],
    ['en', ['120 Canal Street', 'Norwich', 'NR3 1TT', 'United Kingdom'], { line1: '120 Canal Street', city: 'Norwich', postCode: 'NR3 1TT', country: 'GB' }],
    ['en', ['Canal Street 7', 'NR1 3DH Norwich'], { line1: 'Canal Street 7', city: 'Norwich', postCode: 'NR1 3DH', country: 'GB' }],
    ['fi', ['Kivitarhankatu 7', '33900 Salmela'], { line1: 'Kivitarhankatu 7', city: 'Salmela', postCode: '33900' }],
    ['no', ['Havnegata 3 · 0250 Oslo'], { line1: 'Havnegata 3', city: 'Oslo', postCode: '0250' }],
    ['de', ['Postfach 10 12 34, D - 20457 Hamburg'], { line1: 'Postfach 10 12 34', city: 'Hamburg', postCode: '20457', country: 'DE' }],
    ['pl', ['60-123 Poznań, ul. Fabryczna 51/2'], { line1: 'ul. Fabryczna 51/2', city: 'Poznań', postCode: '60-123', country: 'PL' }],
    ['es', ['Carretera Nacional 114, km 72, 28001 Madrid, Madrid, España'], { line1: 'Carretera Nacional 114, km 72', city: 'Madrid', postCode: '28001', subdivision: 'Madrid', country: 'ES' }],
    ['en', ['45 Marine Drive', 'Mumbai - 400 001, Maharashtra', 'India'], { line1: '45 Marine Drive', city: 'Mumbai', postCode: '400 001', subdivision: 'Maharashtra', country: 'IN' }],
    ['es', ['Calle Mayor, 5, 2º B', '28013 Madrid'], { line1: 'Calle Mayor, 5, 2º B', city: 'Madrid', postCode: '28013' }],
    ['en', ['Wilhelm-Maybach-Straße 5', 'Mannheim, Baden-Württemberg, 68219', 'DE'], { line1: 'Wilhelm-Maybach-Straße 5', city: 'Mannheim', postCode: '68219', subdivision: 'Baden-Württemberg', country: 'DE' }],
    ['en', ['15 Ponsonby Road', 'Auckland 1011', 'New Zealand'], { line1: '15 Ponsonby Road', city: 'Auckland', postCode: '1011', country: 'NZ' }],
    ['de', ['& Roth GbR, Lindenallee 85, 44135 Dortmund'], { line1: 'Lindenallee 85', city: 'Dortmund', postCode: '44135' }],
    ['en', ['38 avenue John F. Kennedy, L-1855, Luxembourg. R.C.S. Luxembourg B 117018'], { line1: '38 avenue John F. Kennedy', city: 'Luxembourg', postCode: '1855', country: 'LU' }],
    ['fr', ['8 rue Basse, 75008, Paris'], { line1: '8 rue Basse', city: 'Paris', postCode: '75008' }],
    ['en', ['1 State Street', 'Albany, New York 12207'], { line1: '1 State Street', city: 'Albany', postCode: '12207', subdivision: 'New York', country: 'US' }],
    ['en', ['80 King Street West', 'Toronto, Ontario, M5H 1J9', 'Canada'], { line1: '80 King Street West', city: 'Toronto', postCode: 'M5H 1J9', subdivision: 'Ontario', country: 'CA' }],
    ['en', ['7 George Street', 'Sydney, NSW, 2000', 'Australia'], { line1: '7 George Street', city: 'Sydney', postCode: '2000', subdivision: 'NSW', country: 'AU' }],
    ['en', ['22 Mill Lane', 'Matlock, Derbyshire DE4 3AB'], { line1: '22 Mill Lane', city: 'Matlock', postCode: 'DE4 3AB', subdivision: 'Derbyshire', country: 'GB' }],
    ['en', ['6 Castle Gate, Edinburgh, EH6 6JB. Registered in England No 03617200'], { line1: '6 Castle Gate', city: 'Edinburgh', postCode: 'EH6 6JB', country: 'GB' }],
    ['en', ['93 Merchants Quay, Cork, T12 W6CP, Ireland'], { line1: '93 Merchants Quay', city: 'Cork', postCode: 'T12 W6CP', country: 'IE' }],
    ['en', ['1665 Research Blvd, Suite 210', 'Austin, TX 78759-1234'], { line1: '1665 Research Blvd, Suite 210', city: 'Austin', postCode: '78759-1234', subdivision: 'TX', country: 'US' }],
    ['en', ['8100 Shoal Creek', 'Fremont CA 94538', 'United States'], { line1: '8100 Shoal Creek', city: 'Fremont', postCode: '94538', subdivision: 'CA', country: 'US' }],
    ['en', ['118 Circle Drive E, Saskatoon SK S7K 0T6'], { line1: '118 Circle Drive E', city: 'Saskatoon', postCode: 'S7K 0T6', subdivision: 'SK', country: 'CA' }],
    ['fr', ['146, rue Saint-Paul Ouest', 'Montréal (Québec) H2Y 1N3'], { line1: '146, rue Saint-Paul Ouest', city: 'Montréal', postCode: 'H2Y 1N3', subdivision: 'Québec', country: 'CA' }],
    ['en', ['134 Racecourse Road, Muswellbrook NSW 2333'], { line1: '134 Racecourse Road', city: 'Muswellbrook', postCode: '2333', subdivision: 'NSW', country: 'AU' }],
    ['en', ['4th Floor, Prestige Towers', '12 Residency Road', 'Bengaluru, Karnataka - 560 025'], { line1: '12 Residency Road', line2: '4th Floor, Prestige Towers', city: 'Bengaluru', postCode: '560 025', subdivision: 'Karnataka' }],
    ['de', ['Ecke 12 ● 12345 Stadthausen ● Germany'], { line1: 'Ecke 12', city: 'Stadthausen', postCode: '12345', country: 'DE' }],
    ['de', ['Bahnstr. 42', '88802 Spielkreis', 'Deutschland / Germany'], { line1: 'Bahnstr. 42', city: 'Spielkreis', postCode: '88802', country: 'DE' }],
  ])('reads an address of a page in %s: %j', (language, lines, terms) => {
    expect(parsed(lines, language)).toEqual(terms);
  });

  it.each([
    [['12 Loop Street', 'Cape Town', '8001'], 'ZAR', { line1: '12 Loop Street', city: 'Cape Town', postCode: '8001' }],
    [['PO Box 4471', 'Hamilton 3240'], 'NZD', { line1: 'PO Box 4471', city: 'Hamilton', postCode: '3240' }],
    [['4 Kauri Crescent, Napier 4110'], 'NZD', { line1: '4 Kauri Crescent', city: 'Napier', postCode: '4110' }],
    [['12 Loop Street', 'Cape Town', '8001', 'South Africa'], 'EUR', { line1: '12 Loop Street', city: 'Cape Town', postCode: '8001', country: 'ZA' }],
    [['No. 27, 3rd Cross, Peenya Industrial Area', 'Bengaluru Karnataka 560058', 'India'], 'INR', { line1: 'No. 27, 3rd Cross, Peenya Industrial Area', city: 'Bengaluru', subdivision: 'Karnataka', postCode: '560058', country: 'IN' }],
    [['No. 118, 2nd Cross', 'Peenya Industrial Area', 'Bengaluru Karnataka 560058', 'India'], 'INR', { line1: 'No. 118, 2nd Cross', line2: 'Peenya Industrial Area', city: 'Bengaluru', subdivision: 'Karnataka', postCode: '560058', country: 'IN' }],
    [['Blk 908 Tampines Street 93 #04-118 Singapore 528843'], 'SGD', { line1: 'Blk 908 Tampines Street 93 #04-118', city: 'Singapore', postCode: '528843', country: 'SG' }],
    [['Plot No. 18, MIDC', 'Pune', '411026 Maharashtra', 'India'], 'INR', { line1: 'Plot No. 18, MIDC', city: 'Pune', subdivision: 'Maharashtra', postCode: '411026', country: 'IN' }],
    [['7 Janpath', 'New Delhi 110001', 'India'], 'INR', { line1: '7 Janpath', city: 'New Delhi', postCode: '110001', country: 'IN' }],
    [['Av. Reforma 1204, C.P. 37390, León'], 'MXN', { line1: 'Av. Reforma 1204', city: 'León', postCode: '37390' }],
    [['Rue Haute 52 - 4800 Verviers'], 'EUR', { line1: 'Rue Haute 52', city: 'Verviers', postCode: '4800' }],
    [['Brivibas iela 12', 'Rīga, LV-1010'], 'EUR', { line1: 'Brivibas iela 12', city: 'Rīga', postCode: '1010', country: 'LV' }],
    [['Av. Paulista, 1000', 'São Paulo - SP, 01310-100'], 'BRL', { line1: 'Av. Paulista, 1000', city: 'São Paulo', subdivision: 'SP', postCode: '01310-100', country: 'BR' }],
    [['12 Rothschild Blvd', 'Tel Aviv 6701101', 'Israel'], 'ILS', { line1: '12 Rothschild Blvd', city: 'Tel Aviv', postCode: '6701101', country: 'IL' }],
    [['8 Marunouchi Street', 'Tokyo 100-0005', 'Japan'], 'JPY', { line1: '8 Marunouchi Street', city: 'Tokyo', postCode: '100-0005', country: 'JP' }],
    [['14 Republic Street', 'Mosta MST 1012', 'Malta'], 'EUR', { line1: '14 Republic Street', city: 'Mosta', postCode: 'MST 1012', country: 'MT' }],
    [['99/1 Sukhumvit Road', 'Khlong Toei, Bangkok 10110', 'Thailand'], 'THB', { line1: '99/1 Sukhumvit Road', line2: 'Khlong Toei', city: 'Bangkok', postCode: '10110', country: 'TH' }],
    [['1051 Budapest, Sas utca 10.'], 'HUF', { line1: 'Sas utca 10.', city: 'Budapest', postCode: '1051' }],
    [['Zaagmolenweg 12', 'Sneek 8601 ZL'], 'EUR', { line1: 'Zaagmolenweg 12', city: 'Sneek', postCode: '8601 ZL', country: 'NL' }],
    [['Årevägen 102', 'Åre, 837 52', 'Sverige'], 'SEK', { line1: 'Årevägen 102', city: 'Åre', postCode: '837 52', country: 'SE' }],
    [['CIF: A46220323 - C/ Varadero 18 - CP: 11500 - El Puerto (CÁDIZ)'], 'EUR', { line1: 'C/ Varadero 18', city: 'El Puerto', subdivision: 'CÁDIZ', postCode: '11500' }],
    [['Bridge House, 4 Wharf Lane', 'Ely', 'CB7 4AS'], 'GBP', { line1: 'Bridge House, 4 Wharf Lane', city: 'Ely', postCode: 'CB7 4AS', country: 'GB' }],
    [['ZA LES PRES NEUFS', '81000 ALBI'], 'EUR', { line1: 'ZA LES PRES NEUFS', city: 'ALBI', postCode: '81000' }],
    [['4 Harbour Ave Ste 9', 'Norfolk, VA 23510'], 'USD', { line1: '4 Harbour Ave Ste 9', city: 'Norfolk', subdivision: 'VA', postCode: '23510', country: 'US' }],
    [['P.O. Box 4471', '12 Harbour Road', 'Austin, TX 78701'], 'USD', { line1: '12 Harbour Road', line2: 'P.O. Box 4471', city: 'Austin', subdivision: 'TX', postCode: '78701', country: 'US' }],
    [['Lic. No 1520884', '18 Harbour Street', 'Austin, TX 78701'], 'USD', { line1: '18 Harbour Street', city: 'Austin', subdivision: 'TX', postCode: '78701', country: 'US' }],
    [['Lager 2', 'Hafenstr. 5', '20457 Hamburg'], 'EUR', { line1: 'Hafenstr. 5', line2: 'Lager 2', city: 'Hamburg', postCode: '20457' }],
    [['22 Canal St, Austin, TX', '78702, United States'], 'USD', { line1: '22 Canal St', city: 'Austin', subdivision: 'TX', postCode: '78702', country: 'US' }],
    [['Strada del Vino 9', 'Rovigo, RO 45100', 'Italia'], 'EUR', { line1: 'Strada del Vino 9', city: 'Rovigo', subdivision: 'RO', postCode: '45100', country: 'IT' }],
    [['SAS au capital de 40 000 €', '7 rue Basse', '29000 QUIMPER'], 'EUR', { line1: '7 rue Basse', city: 'QUIMPER', postCode: '29000' }],
    [['Meisterbetrieb · Bezirk 12', '8010 Graz, Mühlgasse 4 · Tel. 0316 440 18'], 'EUR', { line1: 'Mühlgasse 4', city: 'Graz', postCode: '8010' }],
    [['Strandgade 14, 3. tv. · 7100 Vejle'], 'DKK', { line1: 'Strandgade 14, 3. tv.', city: 'Vejle', postCode: '7100' }],
  ])('reads how a country writes: %j, %s', (lines, currency, terms) => {
    expect(parsed(lines, 'en', currency)).toEqual(terms);
  });

  it.each([
    [['Unit 1203, 12/F, Tower 2', '88 Queensway, Admiralty', 'Hong Kong'], 'HKD', { line1: '88 Queensway', line2: 'Unit 1203, 12/F, Tower 2', line3: 'Admiralty', city: 'Hong Kong', country: 'HK' }],
    [['Office 1204, Marina Tower', 'P.O. Box 7731', 'Dubai, UAE'], 'AED', { line1: 'P.O. Box 7731', line2: 'Office 1204, Marina Tower', city: 'Dubai', country: 'AE' }],
    [['P.O. Box 7731', 'Abu Dhabi'], 'AED', { line1: 'P.O. Box 7731', city: 'Abu Dhabi', country: 'AE' }],
    [['14 Main Street', 'Naas', 'Co. Kildare'], 'EUR', { line1: '14 Main Street', city: 'Naas', subdivision: 'Co. Kildare', country: 'IE' }],
    [['14 Main Street', 'Naas', 'Co. Kildare', 'Ireland'], 'USD', { line1: '14 Main Street', city: 'Naas', subdivision: 'Co. Kildare', country: 'IE' }],
    [['9 Harcourt Row', 'Dublin 2'], 'EUR', { line1: '9 Harcourt Row', city: 'Dublin 2', country: 'IE' }],
    [['Calle 50, Edificio Global', 'Ciudad de Panamá, Panamá'], 'USD', { line1: 'Calle 50, Edificio Global', city: 'Ciudad de Panamá', country: 'PA' }],
    [['Kells Ltd, Main Street, Trim, Ireland'], 'EUR', { line1: 'Main Street', city: 'Trim', country: 'IE' }],
  ])('reads an address without a post code: %j, %s', (lines, currency, terms) => {
    expect(parsed(lines, 'en', currency)).toEqual(terms);
  });

  it.each([
    [['12 Loop Street', 'June 2025'], 'ZAR'], [['Kalahari Milling', 'Midrand', '1685'], 'ZAR'], [['12 Loop Street', 'Cape Town', '8001'], 'EUR'], [['Roth GmbH', 'Berlin', 'Germany'], 'EUR'], [['Parkplatz EU Ltd, Branch', 'Germany'], 'EUR'], [['14 Main Street', 'Naas', 'Co. Kildare'], 'USD'],
  ])('finds no town in words and figures that may be others: %j, %s', (lines, currency) => {
    expect(parsed(lines, 'en', currency)).toBeUndefined();
  });

  it('tells a person behind a department', () => {
    expect(parsed(['T.a.v. Wagenpark – Eva Roth', 'Kerkplein 4', '2511 CR Den Haag'], 'nl')).toMatchObject({ line1: 'Kerkplein 4', attention: 'Eva Roth' });
  });

  it('tells whom a letter is for from the lines of the address', () => {
    expect(parsed(['Attn: Dana Ruiz', 'c/o Harbour Ltd', 'Unit 143, Riverside Business Park', 'Leeds', 'LS11 5QP'])).toEqual({ line1: 'Unit 143, Riverside Business Park', line2: 'c/o Harbour Ltd', city: 'Leeds', postCode: 'LS11 5QP', country: 'GB', attention: 'Dana Ruiz' });
    expect(parsed(['z.H. Hrn. Ing. Auer', 'Uferstr. 12', '4840 Vöcklabruck'], 'de')).toMatchObject({ attention: 'Hrn. Ing. Auer', line1: 'Uferstr. 12' });
    expect(parsed(['Technische Abteilung', 'Frau Erika Roth', 'Am Siel 20', '26969 Butjadingen'], 'de')).toEqual({ attention: 'Frau Erika Roth', line1: 'Am Siel 20', city: 'Butjadingen', postCode: '26969' });
    expect(parsed(['v/ Ola Hagen', 'Postboks 144', '5501 Haugesund'], 'no')).toEqual({ attention: 'Ola Hagen', line1: 'Postboks 144', city: 'Haugesund', postCode: '5501' });
    expect(parsed(['v/ Vest Forvaltning AS', 'Postboks 144', '5501 Haugesund'], 'no')).toMatchObject({ line2: 'v/ Vest Forvaltning AS' });
    expect(parsed(['Accounts Payable', '67 Canal Wharf', 'Leeds', 'LS11 5PS'])).toMatchObject({ attention: 'Accounts Payable', line1: '67 Canal Wharf' });
  });

  it('takes no line for the street that may be a second name', () => {
    expect(parsed(['Zweigstelle Nord', 'Frau Helga Muster', '34567 Osterhausen'], 'de')).toEqual({ city: 'Osterhausen', postCode: '34567', attention: 'Frau Helga Muster' });
  });

  it.each([[['Sanchez', '100 Stk. 12345', 'Nougat']], [['Hafenweg 35', 'Dortmund']], [['Total 1234 EUR']], [['15 Ponsonby Road', 'Auckland 1011']], [['1242 Chemin de l\'Olive']]])('finds no address in %j', (lines) => {
    expect(parsed(lines, 'fr')).toBeUndefined();
  });
});
