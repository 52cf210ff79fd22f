import { OrderInput } from '@smartap/contracts';
import { LaunchError } from '../../launch.error.js';
import { Cells, contractFaults } from './cells.js';
import type { ColumnMap, Fields } from './column-map.js';
import type { CsvRow } from './csv-table.js';
import { groupRows } from './group-rows.js';
import type { Refused, Sendable } from './send-records.js';

/** Columns of orders; one row a line. */
export const ORDER_FIELDS: Fields = {
  number: ['order number', 'order', 'purchase order', 'PO', 'PO number', 'Bestellnummer', 'Bestellung', 'EBELN'],
  vendor: ['vendor number', 'supplier', 'supplier number', 'Lieferant', 'Lieferantennummer', 'Kreditor', 'LIFNR'],
  currency: ['Währung', 'WAERS'],
  orderedOn: ['order date', 'ordered', 'Bestelldatum', 'BEDAT'],
  basis: ['billing basis'],
  status: ['state', 'order status'],
  validFrom: ['agreement from', 'gültig ab', 'KDATB'],
  validTo: ['agreement to', 'gültig bis', 'KDATE'],
  contract: ['contract number', 'blanket order', 'release of', 'Kontrakt', 'Rahmenvertrag', 'KONNR'],
  valueLimit: ['agreed value', 'target value', 'Zielwert', 'KTWRT'],
  line: ['line number', 'item', 'position', 'Pos', 'EBELP'],
  description: ['text', 'short text', 'Bezeichnung', 'Kurztext', 'TXZ01'],
  itemId: ['article', 'buyer item', 'material', 'Artikelnummer', 'Material', 'MATNR'],
  sellerItemId: ['supplier article', 'seller item', 'Lieferantenartikel'],
  gtin: ['ean', 'standard item'],
  quantity: ['qty', 'ordered quantity', 'Menge', 'Bestellmenge', 'MENGE'],
  unit: ['uom', 'Einheit', 'Mengeneinheit', 'ME', 'MEINS'],
  price: ['net price', 'unit price', 'Preis', 'Nettopreis', 'NETPR'],
  baseQuantity: ['price unit', 'per', 'Preiseinheit', 'PEINH'],
  category: ['Warengruppe', 'MATKL'],
  costCenter: ['cost center', 'cost centre', 'Kostenstelle', 'KOSTL'],
  account: ['gl account', 'Sachkonto', 'SAKTO'],
};

const LINE_FIELDS = ['line', 'quantity', 'price'];

/**
 * Whether a file has lines; one without them closes or cancels known orders.
 *
 * @throws LaunchError where it has some of the columns of lines only: what it says of them would be lost
 */
export function hasLines(map: ColumnMap): boolean {
  const missing = LINE_FIELDS.filter((field) => !map.has(field));
  if (missing.length > 0 && missing.length < LINE_FIELDS.length)
    throw new LaunchError(
      `No column is known for ${missing.join(' and ')}.`,
      `Say which by --map ${missing.map((field) => `${field}=Header`).join(',')}; without any lines the file changes whole orders.`,
    );
  return missing.length === 0;
}

interface Read {
  readonly order: OrderInput;
  readonly line: OrderInput['lines'][number] | undefined;
  readonly faults: readonly string[];
}

/** All rows, gathered to orders and held against the rules before anything is sent. */
export function planOrders(rows: readonly CsvRow[], map: ColumnMap): { sendable: Sendable<OrderInput>[]; refused: Refused[] } {
  const withLines = hasLines(map);
  return groupRows(
    rows,
    (row) => readRow(row, map, withLines),
    ({ order }) => order.number,
    (reads) => {
      const [first] = reads;
      if (!first) return { faults: [] };
      const lines = reads.flatMap(({ line }) => line ?? []);
      const twice = lines.find(({ line }, i) => lines.findIndex((other) => other.line === line) < i);
      const order = { ...first.order, lines };
      const faults = [
        ...(twice ? [`Order ${order.number} has line ${twice.line} twice.`] : []),
        ...(withLines ? contractFaults(OrderInput, order, `Order ${order.number}`) : []),
      ];
      return { item: order, faults };
    },
  );
}

function readRow(row: CsvRow, map: ColumnMap, withLines: boolean): Read {
  const cells = new Cells(row, map);
  const optional = <Key extends string>(key: Key, text: string) => (text ? { [key]: text } : {}) as Partial<Record<Key, string>>;
  const order: OrderInput = {
    number: cells.needed('number'),
    vendorNumber: cells.text('vendor') || null,
    currency: (cells.text('currency') || 'EUR').toUpperCase(),
    ...optional('orderedOn', cells.day('orderedOn')),
    basis: cells.word('basis', ['received', 'ordered', 'accepted']),
    status: cells.word('status', ['open', 'closed', 'cancelled']),
    ...optional('contract', cells.text('contract')),
    ...agreementOf(cells),
    lines: [],
  };
  if (!withLines) return { order, line: undefined, faults: cells.faults };
  const line = {
    line: cells.needed('line'),
    ...optional('description', cells.text('description')),
    ...optional('buyerItemId', cells.text('itemId')),
    ...optional('sellerItemId', cells.text('sellerItemId')),
    ...optional('standardItemId', cells.text('gtin')),
    quantity: cells.decimal('quantity'),
    unit: cells.text('unit') || 'C62',
    price: cells.decimal('price'),
    baseQuantity: cells.decimal('baseQuantity', '1'),
    ...optional('category', cells.text('category')),
    ...optional('costCenter', cells.text('costCenter')),
    ...optional('account', cells.text('account')),
  };
  return { order, line, faults: cells.faults };
}

function agreementOf(cells: Cells): Pick<OrderInput, 'agreement'> {
  const [from, to, limit] = [cells.day('validFrom'), cells.day('validTo'), cells.text('valueLimit')];
  if (!from && !to && !limit) return {};
  if (!from || !to) cells.faults.push('An agreement has validFrom and validTo.');
  return { agreement: { from, to, ...(limit ? { valueLimit: cells.decimal('valueLimit') } : {}) } };
}

/** A known order as the file's columns change it: what has no column stays, lines are changed or added by their number. */
export function changedOrder(known: OrderInput, given: OrderInput, map: ColumnMap): OrderInput {
  const has = (field: string): boolean => map.has(field);
  const byLine = new Map(given.lines.map((line) => [line.line, line]));
  const changed = (line: OrderInput['lines'][number], { unit, baseQuantity, ...rest }: OrderInput['lines'][number]) => ({
    ...line,
    ...rest,
    ...(has('unit') ? { unit } : {}),
    ...(has('baseQuantity') ? { baseQuantity } : {}),
  });
  const lines = [
    ...known.lines.map((line) => changed(line, byLine.get(line.line) ?? line)),
    ...given.lines.filter(({ line }) => !known.lines.some((own) => own.line === line)),
  ];
  return {
    ...known,
    ...(has('vendor') ? { vendorNumber: given.vendorNumber } : {}),
    ...(has('currency') ? { currency: given.currency } : {}),
    ...(has('orderedOn') && given.orderedOn ? { orderedOn: given.orderedOn } : {}),
    ...(has('basis') ? { basis: given.basis } : {}),
    ...(has('status') ? { status: given.status } : {}),
    ...(has('contract') && given.contract ? { contract: given.contract } : {}),
    ...(has('validFrom') && given.agreement ? { agreement: given.agreement } : {}),
    lines,
  };
}
