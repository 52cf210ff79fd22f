/** Countries in which the samples' sellers sit. */
export const COUNTRY_CODES = ['DE', 'AT', 'BE', 'CH', 'DK', 'ES', 'FR', 'GB', 'IT', 'NL', 'PL', 'SE'] as const;
export type CountryCode = (typeof COUNTRY_CODES)[number];

/** What a company of a country looks like. */
export interface Country {
  readonly currency: string;
  /** VAT rates in percent. */
  readonly standardRate: string;
  readonly reducedRate: string;
  readonly dial: string;
  readonly families: readonly [string, ...string[]];
  readonly trades: readonly [string, ...string[]];
  readonly forms: readonly [string, ...string[]];
  readonly streets: readonly [string, ...string[]];
  /** City with its postal code. */
  readonly cities: readonly [readonly [string, string], ...(readonly [string, string])[]];
}

/** All countries of the samples. */
export const COUNTRIES: Readonly<Record<CountryCode, Country>> = {
  DE: {
    currency: 'EUR',
    standardRate: '19',
    reducedRate: '7',
    dial: '+49',
    families: ['Brandt', 'Keller', 'Hansen', 'Vogt', 'Lindner', 'Seidel', 'Krüger', 'Albers', 'Petersen', 'Wieland'],
    trades: ['Bürobedarf', 'Werkzeuge', 'Verpackungen', 'Elektrotechnik', 'Gebäudedienste', 'Industriebedarf', 'Drucksysteme'],
    forms: ['GmbH', 'AG', 'GmbH & Co. KG'],
    streets: ['Hafenstraße', 'Lindenallee', 'Industriestraße', 'Am Speicher', 'Gartenweg'],
    cities: [
      ['Hamburg', '20457'],
      ['Leipzig', '04103'],
      ['Bielefeld', '33602'],
      ['Stuttgart', '70173'],
      ['Kassel', '34117'],
    ],
  },
  AT: {
    currency: 'EUR',
    standardRate: '20',
    reducedRate: '10',
    dial: '+43',
    families: ['Gruber', 'Steiner', 'Moser', 'Hofer', 'Pichler', 'Leitner'],
    trades: ['Holzwaren', 'Bürotechnik', 'Maschinenbau', 'Haustechnik', 'Lebensmittel'],
    forms: ['GmbH', 'AG'],
    streets: ['Ringstraße', 'Mühlgasse', 'Bahnhofstraße', 'Donaulände'],
    cities: [
      ['Linz', '4020'],
      ['Graz', '8010'],
      ['Salzburg', '5020'],
      ['Wien', '1030'],
    ],
  },
  BE: {
    currency: 'EUR',
    standardRate: '21',
    reducedRate: '6',
    dial: '+32',
    families: ['Peeters', 'Janssens', 'Maes', 'Willems', 'Claes'],
    trades: ['Logistics', 'Office Supplies', 'Packaging', 'Technics'],
    forms: ['BV', 'NV'],
    streets: ['Havenlaan', 'Kerkstraat', 'Stationsstraat'],
    cities: [
      ['Antwerpen', '2000'],
      ['Gent', '9000'],
      ['Leuven', '3000'],
    ],
  },
  CH: {
    currency: 'CHF',
    standardRate: '8.1',
    reducedRate: '2.6',
    dial: '+41',
    families: ['Baumann', 'Zbinden', 'Ammann', 'Frei', 'Gerber'],
    trades: ['Präzisionsteile', 'Labortechnik', 'Bürosysteme', 'Messtechnik'],
    forms: ['AG', 'GmbH'],
    streets: ['Seestrasse', 'Bahnhofplatz', 'Industrieweg'],
    cities: [
      ['Zürich', '8005'],
      ['Basel', '4057'],
      ['Winterthur', '8400'],
    ],
  },
  DK: {
    currency: 'DKK',
    standardRate: '25',
    reducedRate: '25',
    dial: '+45',
    families: ['Nielsen', 'Jensen', 'Kjær', 'Holm', 'Lund'],
    trades: ['Emballage', 'Kontor', 'Teknik', 'Marine'],
    forms: ['A/S', 'ApS'],
    streets: ['Havnegade', 'Vestergade', 'Industrivej'],
    cities: [
      ['Aarhus', '8000'],
      ['Odense', '5000'],
      ['Esbjerg', '6700'],
    ],
  },
  ES: {
    currency: 'EUR',
    standardRate: '21',
    reducedRate: '10',
    dial: '+34',
    families: ['García', 'Navarro', 'Serrano', 'Iglesias', 'Romero'],
    trades: ['Suministros', 'Papelería', 'Ferretería', 'Embalajes'],
    forms: ['S.L.', 'S.A.'],
    streets: ['Calle Mayor', 'Avenida del Puerto', 'Calle de Alcalá'],
    cities: [
      ['Valencia', '46002'],
      ['Sevilla', '41001'],
      ['Bilbao', '48001'],
    ],
  },
  FR: {
    currency: 'EUR',
    standardRate: '20',
    reducedRate: '5.5',
    dial: '+33',
    families: ['Lefèvre', 'Moreau', 'Girard', 'Fontaine', 'Chevalier', 'Roussel'],
    trades: ['Emballages', 'Fournitures', 'Outillage', 'Imprimerie', 'Équipements'],
    forms: ['SAS', 'SARL', 'SA'],
    streets: ['rue de la Gare', 'avenue Jean Jaurès', 'boulevard Carnot'],
    cities: [
      ['Lyon', '69003'],
      ['Nantes', '44000'],
      ['Lille', '59800'],
    ],
  },
  GB: {
    currency: 'GBP',
    standardRate: '20',
    reducedRate: '5',
    dial: '+44',
    families: ['Ashworth', 'Fletcher', 'Hartley', 'Pemberton', 'Whitfield', 'Langley', 'Thornton', 'Bradley'],
    trades: ['Office Supplies', 'Packaging', 'Tools', 'Catering', 'Electrical', 'Print Services'],
    forms: ['Ltd', 'Limited', 'PLC'],
    streets: ['Harbour Road', 'Mill Lane', 'Station Road', 'Canal Street'],
    cities: [
      ['Leeds', 'LS1 4DY'],
      ['Bristol', 'BS1 5TR'],
      ['Norwich', 'NR1 3DH'],
      ['Sheffield', 'S1 2HE'],
    ],
  },
  IT: {
    currency: 'EUR',
    standardRate: '22',
    reducedRate: '10',
    dial: '+39',
    families: ['Bianchi', 'Colombo', 'Ferrari', 'Marchetti', 'Rinaldi'],
    trades: ['Forniture', 'Imballaggi', 'Utensili', 'Stampa'],
    forms: ['S.r.l.', 'S.p.A.'],
    streets: ['Via Roma', 'Corso Italia', 'Via Garibaldi'],
    cities: [
      ['Bologna', '40121'],
      ['Torino', '10121'],
      ['Verona', '37121'],
    ],
  },
  NL: {
    currency: 'EUR',
    standardRate: '21',
    reducedRate: '9',
    dial: '+31',
    families: ['De Vries', 'Bakker', 'Visser', 'Mulder', 'Dekker', 'Hoekstra'],
    trades: ['Kantoorartikelen', 'Verpakkingen', 'Techniek', 'Groothandel'],
    forms: ['B.V.', 'N.V.'],
    streets: ['Havenweg', 'Stationsplein', 'Nijverheidslaan'],
    cities: [
      ['Rotterdam', '3011 AA'],
      ['Utrecht', '3511 CE'],
      ['Eindhoven', '5611 EM'],
    ],
  },
  PL: {
    currency: 'PLN',
    standardRate: '23',
    reducedRate: '8',
    dial: '+48',
    families: ['Kowalski', 'Nowak', 'Zieliński', 'Wójcik', 'Mazur'],
    trades: ['Opakowania', 'Narzędzia', 'Biuro', 'Elektronika'],
    forms: ['Sp. z o.o.', 'S.A.'],
    streets: ['ul. Portowa', 'ul. Polna', 'al. Jana Pawła II'],
    cities: [
      ['Gdańsk', '80-001'],
      ['Poznań', '61-001'],
      ['Wrocław', '50-001'],
    ],
  },
  SE: {
    currency: 'SEK',
    standardRate: '25',
    reducedRate: '12',
    dial: '+46',
    families: ['Lindqvist', 'Bergström', 'Sandberg', 'Nyström', 'Eklund'],
    trades: ['Kontorsmaterial', 'Verktyg', 'Förpackningar', 'Teknik'],
    forms: ['AB'],
    streets: ['Hamngatan', 'Storgatan', 'Industrigatan'],
    cities: [
      ['Göteborg', '411 06'],
      ['Malmö', '211 22'],
      ['Uppsala', '753 20'],
    ],
  },
};
