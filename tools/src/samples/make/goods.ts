/** Something that is bought. */
export interface Good {
  readonly en: string;
  readonly de: string;
  /** UN/ECE Recommendation 20. */
  readonly unit: string;
  /** Bounds of the net price of `base` units, in hundredths. */
  readonly from: number;
  readonly to: number;
  /** Units the price is for. */
  readonly base: string;
  /** Taxed at the reduced rate. */
  readonly reduced: boolean;
}

const good = (en: string, de: string, unit: string, from: number, to: number, more: Partial<Pick<Good, 'base' | 'reduced'>> = {}): Good => ({
  en,
  de,
  unit,
  from,
  to,
  base: '1',
  reduced: false,
  ...more,
});

/** What the samples' sellers sell. */
export const GOODS: readonly Good[] = [
  good('Copy paper A4, 80 g, box', 'Kopierpapier A4, 80 g, Karton', 'C62', 1890, 2990),
  good('Toner cartridge, black', 'Tonerkartusche, schwarz', 'C62', 5990, 14900),
  good('Office chair, grey', 'Bürostuhl, grau', 'C62', 14900, 32900),
  good('Desk lamp, LED', 'Schreibtischleuchte, LED', 'C62', 3990, 8990),
  good('Folding box 300 x 200', 'Faltkarton 300 x 200', 'C62', 4900, 9900, { base: '100' }),
  good('Stretch film, 23 my', 'Stretchfolie, 23 my', 'KGM', 210, 480),
  good('Hexagon screw M8 x 40', 'Sechskantschraube M8 x 40', 'C62', 650, 2400, { base: '100' }),
  good('Cordless drill 18 V', 'Akkubohrschrauber 18 V', 'C62', 11900, 24900),
  good('Cable NYM-J 3 x 1.5', 'Mantelleitung NYM-J 3 x 1,5', 'MTR', 69, 145),
  good('Cleaning agent, concentrate', 'Reinigungsmittel, Konzentrat', 'LTR', 450, 1290),
  good('Safety gloves, pair', 'Schutzhandschuhe, Paar', 'C62', 190, 690),
  good('Maintenance, hourly rate', 'Wartung, Stundensatz', 'HUR', 6500, 11900),
  good('Espresso beans', 'Espressobohnen', 'KGM', 1290, 2390, { reduced: true }),
  good('Technical handbook', 'Technisches Handbuch', 'C62', 2900, 6900, { reduced: true }),
  good('Network switch, 24 ports', 'Netzwerk-Switch, 24 Ports', 'C62', 18900, 42900),
  good('Pallet, wooden', 'Palette, Holz', 'C62', 890, 1890),
];
