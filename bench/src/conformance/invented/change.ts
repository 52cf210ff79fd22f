import { madeUp, type Column, type Design, type Draw } from './design.js';
import type { InventedInvoice, InventedItem } from './print.js';

/** What is otherwise on the next invoice of a vendor: the first ones a layout should read as ever, the last ones show another layout. */
// prettier-ignore
export const CHANGES = ['longer', 'wider amounts', 'small amounts', 'credit note', 'returns', 'discount', 'charge', 'moved', 'further labels', 'another language', 'other labels', 'column more', 'column less', 'columns swapped'] as const;
export type Change = (typeof CHANGES)[number];

/** An invoice with the design that it is printed by. */
export interface Printable {
  readonly design: Design;
  readonly invoice: InventedInvoice;
}

const GERMAN_HEADS: Readonly<Record<string, string>> = {
  Pos: 'Pos',
  'Item no.': 'Artikel',
  Description: 'Bezeichnung',
  Quantity: 'Menge',
  Unit: 'Einheit',
  Weight: 'Gewicht',
  List: 'Liste',
  'Unit price': 'Einzelpreis',
  VAT: 'MwSt',
  Amount: 'Betrag',
};
const GERMAN_LABELS: Readonly<Record<string, string>> = {
  INVOICE: 'RECHNUNG',
  'Invoice number': 'Rechnungsnummer',
  'Invoice date': 'Rechnungsdatum',
  'Bill to': 'Rechnung an',
  'Net total': 'Nettobetrag',
  VAT: 'MwSt',
  'Total amount': 'Gesamtbetrag',
};

/** How many items a long invoice has. */
const LONG = { from: 25, to: 60 } as const;
/** Points between two columns. */
const GUTTER = 8;
/** Points by which what is printed below a larger letterhead stands lower. */
const LOWER = { from: 15, to: 60 } as const;

const priced = (items: readonly InventedItem[], price: () => number, quantity: () => number): InventedItem[] =>
  items.map((item) => ({ ...item, price: price(), quantity: quantity() }));

const relabelled = (labels: Design['labels'], label: (known: string) => string): Design['labels'] =>
  Object.fromEntries(Object.entries(labels).map(([key, known]) => [key, label(known)])) as Design['labels'];

/** Columns one after another in the space that they have together. */
function inRow(columns: readonly Column[]): Column[] {
  const [left, right] = [Math.min(...columns.map((column) => column.left)), Math.max(...columns.map((column) => column.right))];
  const width = columns.reduce((sum, column) => sum + column.right - column.left + GUTTER, 0);
  const scale = (right + GUTTER - left) / width;
  let at = left;
  return columns.map((column) => {
    const own = { ...column, left: at, right: at + (column.right - column.left + GUTTER) * scale - GUTTER };
    at = own.right + GUTTER;
    return own;
  });
}

function withMore({ columns }: Design, draw: Draw): Column[] {
  const kind = draw.one(['weight', 'list'] as const);
  if (columns.some((column) => column.kind === kind)) return [...columns];
  const at = draw.number(0, columns.length - 1);
  return inRow([
    ...columns.slice(0, at),
    { kind, head: madeUp(draw), left: columns[at]?.left ?? 0, right: (columns[at]?.left ?? 0) + 52 },
    ...columns.slice(at),
  ]);
}

/** Without a column that is not needed: the others stay where they are. */
function withLess({ columns }: Design, draw: Draw): Column[] {
  const spare = draw.shuffled(columns.filter(({ kind }) => !['name', 'quantity', 'price', 'net'].includes(kind)));
  return columns.filter((column) => column !== spare[0]);
}

/** Two columns of figures in each other's place, and their heads with them. */
function swapped({ columns }: Design, draw: Draw): Column[] {
  const figures = columns.filter(({ kind }) => ['quantity', 'price', 'net', 'weight', 'list'].includes(kind));
  const [a, b] = draw.shuffled(figures);
  return inRow(
    columns
      .map((column) => (column === a ? (b ?? column) : column === b ? (a ?? column) : column))
      .map((column, index) => ({ ...column, left: columns[index]?.left ?? 0, right: columns[index]?.right ?? 0 })),
  );
}

const netOf = ({ items }: InventedInvoice): number => items.reduce((sum, { quantity, price }) => sum + quantity * price, 0);

/**
 * An invoice as the same vendor prints it when something is otherwise.
 * @param more further items, for one that is longer
 */
export function changed(change: Change, { design, invoice }: Printable, draw: Draw, more: (design: Design) => InventedItem): Printable {
  switch (change) {
    case 'longer':
      return { design, invoice: { ...invoice, items: Array.from({ length: draw.number(LONG.from, LONG.to) }, () => more(design)) } };
    case 'wider amounts':
      return {
        design,
        invoice: {
          ...invoice,
          items: priced(
            invoice.items,
            () => draw.number(1_000_000, 9_999_900),
            () => draw.number(1, 9),
          ),
        },
      };
    case 'small amounts':
      return {
        design,
        invoice: {
          ...invoice,
          items: priced(
            invoice.items,
            () => draw.number(5, 99),
            () => draw.number(1, 9),
          ),
        },
      };
    case 'credit note':
      return { design: { ...design, labels: { ...design.labels, title: 'CREDIT NOTE' } }, invoice };
    case 'returns':
      return {
        design: { ...design, labels: { ...design.labels, title: 'CREDIT NOTE' } },
        invoice: { ...invoice, items: invoice.items.map((item) => ({ ...item, quantity: -item.quantity })) },
      };
    case 'discount':
      return {
        design,
        invoice: {
          ...invoice,
          extra: { label: draw.one(['Discount', 'Loyalty discount', madeUp(draw, 3)]), amount: -Math.round(netOf(invoice) / draw.number(8, 50)) },
        },
      };
    case 'charge':
      return { design, invoice: { ...invoice, extra: { label: draw.one(['Freight', 'Packing', madeUp(draw, 3)]), amount: draw.number(300, 9900) } } };
    case 'moved':
      return { design: { ...design, lower: draw.number(LOWER.from, LOWER.to), headLeft: design.headLeft + draw.number(-10, 15) }, invoice };
    case 'further labels':
      return {
        design: {
          ...design,
          further: [
            [madeUp(draw, 2), String(draw.number(1000, 99_999))],
            [madeUp(draw, 3), madeUp(draw, 2)],
          ],
        },
        invoice,
      };
    case 'another language': {
      const said = (known: string, words: Readonly<Record<string, string>>): string => words[known] ?? madeUp(draw, 3);
      return {
        design: {
          ...design,
          labels: relabelled(design.labels, (known) => said(known, GERMAN_LABELS)),
          columns: design.columns.map((column) => ({ ...column, head: said(column.head, GERMAN_HEADS) })),
        },
        invoice,
      };
    }
    case 'other labels':
      return { design: { ...design, labels: { ...relabelled(design.labels, () => madeUp(draw, 3)), title: design.labels.title } }, invoice };
    case 'column more':
      return { design: { ...design, columns: withMore(design, draw) }, invoice };
    case 'column less':
      return { design: { ...design, columns: withLess(design, draw) }, invoice };
    case 'columns swapped':
      return { design: { ...design, columns: swapped(design, draw) }, invoice };
    default:
      return change satisfies never;
  }
}
