import { ReceiptInput } from '@smartap/contracts';
import { Cells, contractFaults } from './cells.js';
import type { ColumnMap, Fields } from './column-map.js';
import type { CsvRow } from './csv-table.js';
import { groupRows } from './group-rows.js';
import type { Refused, Sendable } from './send-records.js';

/** Columns of receipts; one row a line. */
export const RECEIPT_FIELDS: Fields = {
  number: ['receipt number', 'receipt', 'goods receipt', 'GR', 'Wareneingang', 'Wareneingangsnummer', 'MBLNR'],
  receivedOn: ['received', 'date', 'posting date', 'Eingangsdatum', 'Datum', 'BUDAT'],
  postedBy: ['posted by', 'user', 'Benutzer', 'USNAM'],
  line: ['line number', 'item', 'position', 'Pos', 'ZEILE'],
  orderNumber: ['order', 'order number', 'purchase order', 'PO', 'Bestellnummer', 'Bestellung', 'EBELN'],
  orderLine: ['order line', 'order item', 'Bestellposition', 'EBELP'],
  quantity: ['qty', 'Menge', 'MENGE'],
  unit: ['uom', 'Einheit', 'Mengeneinheit', 'ME', 'MEINS'],
  rejected: ['rejected quantity', 'abgelehnt'],
  accepted: ['accepted quantity', 'angenommen'],
  replacement: ['Ersatz'],
};

interface Read {
  readonly head: Omit<ReceiptInput, 'lines'>;
  readonly line: ReceiptInput['lines'][number];
  readonly faults: readonly string[];
}

/** All rows, gathered to receipts and held against the rules before anything is sent. A negative quantity is a return. */
export function planReceipts(rows: readonly CsvRow[], map: ColumnMap): { sendable: Sendable<ReceiptInput>[]; refused: Refused[] } {
  return groupRows(
    rows,
    (row) => readRow(row, map),
    ({ head }) => head.number,
    (reads) => {
      const [first] = reads;
      if (!first) return { faults: [] };
      const receipt: ReceiptInput = { ...first.head, lines: reads.map(({ line }, i) => ({ ...line, line: line.line || String(i + 1) })) };
      const twice = receipt.lines.find(({ line }, i) => receipt.lines.findIndex((other) => other.line === line) < i);
      return {
        item: receipt,
        faults: [
          ...(twice ? [`Receipt ${receipt.number} has line ${twice.line} twice.`] : []),
          ...contractFaults(ReceiptInput, receipt, `Receipt ${receipt.number}`),
        ],
      };
    },
  );
}

function readRow(row: CsvRow, map: ColumnMap): Read {
  const cells = new Cells(row, map);
  const [postedBy, replacement] = [cells.text('postedBy'), cells.text('replacement')];
  const head = { number: cells.needed('number'), receivedOn: cells.day('receivedOn'), ...(postedBy ? { postedBy } : {}) };
  if (head.receivedOn === '') cells.faults.push('The receivedOn is missing.');
  const line = {
    line: cells.text('line'),
    orderNumber: cells.needed('orderNumber'),
    orderLine: cells.needed('orderLine'),
    quantity: cells.decimal('quantity'),
    ...(cells.text('unit') ? { unit: cells.text('unit') } : {}),
    ...(cells.text('rejected') ? { rejected: cells.decimal('rejected') } : {}),
    ...(cells.text('accepted') ? { accepted: cells.decimal('accepted') } : {}),
    ...(replacement ? { replacement: cells.word('replacement', ['expected', 'none']) } : {}),
  };
  return { head, line, faults: cells.faults };
}
