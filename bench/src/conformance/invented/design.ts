/** Draws of a seed. */
export interface Draw {
  readonly number: (from: number, to: number) => number;
  readonly chance: (share: number) => boolean;
  readonly one: <T>(of: readonly [T, ...T[]]) => T;
  readonly shuffled: <T>(of: readonly T[]) => T[];
}

/** Draws from a stream of numbers between 0 and 1. */
export function drawOf(random: () => number): Draw {
  return {
    number: (from, to) => from + Math.floor(random() * (to - from + 1)),
    chance: (share) => random() < share,
    one: (of) => of[Math.floor(random() * of.length)] ?? of[0],
    shuffled: (of) =>
      of
        .map((each) => ({ each, key: random() }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ each }) => each),
  };
}

// prettier-ignore
const SYLLABLES = ['bra', 'del', 'fon', 'gur', 'hax', 'jop', 'kem', 'lir', 'mun', 'nop', 'pril', 'quo', 'rast', 'sel', 'tov', 'urm', 'vek', 'wol', 'zim'] as const;

/** A word that no language has. */
export function madeUp(draw: Draw, syllables = 2): string {
  const word = Array.from({ length: syllables }, () => draw.one(SYLLABLES)).join('');
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** What a column of an invented table holds; `weight` and `list` are figures that nobody wants. */
export type ColumnKind = 'position' | 'code' | 'name' | 'quantity' | 'unit' | 'weight' | 'list' | 'price' | 'rate' | 'net';

export interface Column {
  readonly kind: ColumnKind;
  readonly head: string;
  readonly left: number;
  readonly right: number;
}

/** How an invented vendor prints its invoices. */
export interface Design {
  readonly seller: string;
  readonly vatId: string;
  readonly domain: string;
  readonly size: number;
  readonly currency: string;
  /** What stands after an amount of the table. */
  readonly mark: string;
  readonly decimal: ',' | '.';
  readonly thousands: string;
  readonly date: 'dd.mm.yyyy' | 'dd/mm/yyyy' | 'yyyy-mm-dd';
  readonly prefix: string;
  readonly rate: number;
  readonly labels: Readonly<Record<'title' | 'number' | 'date' | 'buyer' | 'net' | 'tax' | 'gross', string>>;
  /** Labels stand before their values or above them. */
  readonly head: 'beside' | 'above';
  readonly headLeft: number;
  readonly columns: readonly Column[];
  readonly hasHeads: boolean;
  /** How the texts of an item are set. */
  readonly texts: 'name' | 'wrapped' | 'described' | 'code above' | 'colon';
  /** Figures stand in the first line of an item's texts, or in the last. */
  readonly figures: 'first' | 'last';
  readonly totalsRight: number;
  /** Points by which all below the letterhead stands lower than it does with others. */
  readonly lower?: number;
  /** Labels with values that nobody wants, before and behind number and date. */
  readonly further?: readonly (readonly [label: string, value: string])[];
}

const LEFT = 45;
const WIDTH = 505;
const WIDTHS: Readonly<Record<ColumnKind, number>> = {
  position: 28,
  code: 56,
  name: 150,
  quantity: 52,
  unit: 36,
  weight: 52,
  list: 60,
  price: 60,
  rate: 40,
  net: 68,
};
const KNOWN_HEADS: Readonly<Record<ColumnKind, string>> = {
  position: 'Pos',
  code: 'Item no.',
  name: 'Description',
  quantity: 'Quantity',
  unit: 'Unit',
  weight: 'Weight',
  list: 'List',
  price: 'Unit price',
  rate: 'VAT',
  net: 'Amount',
};
const KNOWN_LABELS: Design['labels'] = {
  title: 'INVOICE',
  number: 'Invoice number',
  date: 'Invoice date',
  buyer: 'Bill to',
  net: 'Net total',
  tax: 'VAT',
  gross: 'Total amount',
};
/** How often a label is one that a reader may know. */
const KNOWN = { head: 0.4, label: 0.6 } as const;
/** How often a table has a column. */
const SHARES: readonly (readonly [ColumnKind, number])[] = [
  ['position', 0.6],
  ['code', 0.5],
  ['unit', 0.4],
  ['weight', 0.3],
  ['list', 0.2],
  ['rate', 0.5],
];

function columnsOf(draw: Draw): Column[] {
  const kinds: ColumnKind[] = ['name', 'quantity', 'price', 'net', ...SHARES.flatMap(([kind, share]) => (draw.chance(share) ? [kind] : []))];
  // Most tables begin with what numbers the items, and end with their amounts.
  const inOrder = draw.chance(0.5)
    ? [
        ...kinds.filter((kind) => kind === 'position' || kind === 'code'),
        ...draw.shuffled(kinds.filter((kind) => !['position', 'code', 'net'].includes(kind))),
        'net' as const,
      ]
    : draw.shuffled(kinds);
  const scale = WIDTH / inOrder.reduce((sum, kind) => sum + WIDTHS[kind], 0);
  let left = LEFT;
  return inOrder.map((kind) => {
    const column = { kind, head: draw.chance(KNOWN.head) ? KNOWN_HEADS[kind] : madeUp(draw), left, right: left + WIDTHS[kind] * scale - 8 };
    left = column.right + 8;
    return column;
  });
}

/** A vendor that never was. */
export function designOf(draw: Draw): Design {
  const decimal = draw.one<',' | '.'>([',', '.']);
  const name = madeUp(draw, 3);
  const labels = Object.fromEntries(
    Object.entries(KNOWN_LABELS).map(([key, known]) => [key, key === 'title' || draw.chance(KNOWN.label) ? known : madeUp(draw, 3)]),
  ) as Design['labels'];
  return {
    seller: `${name} ${draw.one(['GmbH', 'Ltd', 'S.A.', 'AG'])}`,
    vatId: `DE${draw.number(100_000_000, 999_999_999)}`,
    domain: `${name.toLowerCase()}.example`,
    size: draw.number(8, 10),
    currency: draw.one(['EUR', 'CHF', 'GBP']),
    mark: draw.one(['', '', ' €']),
    decimal,
    thousands: draw.one(decimal === ',' ? ['.', ' ', ''] : [',', "'", '']),
    date: draw.one(['dd.mm.yyyy', 'dd/mm/yyyy', 'yyyy-mm-dd']),
    prefix: draw.one(['', 'R-', 'INV', '2026/']),
    rate: draw.one([19, 20, 21]),
    labels,
    head: draw.one(['beside', 'above']),
    headLeft: draw.one([45, 330]),
    columns: columnsOf(draw),
    hasHeads: draw.chance(0.85),
    texts: draw.one(['name', 'name', 'wrapped', 'described', 'code above', 'colon']),
    figures: draw.chance(0.8) ? 'first' : 'last',
    totalsRight: draw.one([300, 550]),
  };
}
