import { DespatchInput } from '@smartap/contracts';
import { Cells, contractFaults } from './cells.js';
import type { ColumnMap, Fields } from './column-map.js';
import type { CsvRow } from './csv-table.js';
import { groupRows } from './group-rows.js';
import type { Refused, Sendable } from './send-records.js';

/** Columns of despatch advices; one row a line. */
export const DESPATCH_FIELDS: Fields = {
  number: ['despatch number', 'despatch advice', 'dispatch advice', 'delivery note', 'ASN', 'Lieferschein', 'Lieferscheinnummer', 'Lieferavis'],
  seller: ['vendor number', 'supplier', 'supplier number', 'Lieferant', 'Lieferantennummer', 'LIFNR'],
  sentOn: ['sent', 'shipped', 'despatch date', 'date', 'Versanddatum', 'Datum'],
  expectedOn: ['expected', 'delivery date', 'Lieferdatum', 'erwartet'],
  line: ['line number', 'item', 'position', 'Pos'],
  orderNumber: ['order', 'order number', 'purchase order', 'PO', 'Bestellnummer', 'Bestellung', 'EBELN'],
  orderLine: ['order line', 'order item', 'Bestellposition', 'EBELP'],
  quantity: ['qty', 'Menge', 'MENGE'],
  unit: ['uom', 'Einheit', 'Mengeneinheit', 'ME', 'MEINS'],
};

interface Read {
  readonly head: Omit<DespatchInput, 'lines'>;
  readonly line: DespatchInput['lines'][number];
  readonly faults: readonly string[];
}

/** Each seller numbers its own. */
export const despatchIdentity = ({ seller = '', number }: Pick<DespatchInput, 'seller' | 'number'>): string => JSON.stringify([seller, number]);

/** All rows, gathered to despatch advices and held against the rules before anything is sent. */
export function planDespatches(rows: readonly CsvRow[], map: ColumnMap): { sendable: Sendable<DespatchInput>[]; refused: Refused[] } {
  return groupRows(
    rows,
    (row) => readRow(row, map),
    ({ head }) => despatchIdentity(head),
    (reads) => {
      const [first] = reads;
      if (!first) return { faults: [] };
      const despatch: DespatchInput = { ...first.head, lines: reads.map(({ line }, i) => ({ ...line, line: line.line || String(i + 1) })) };
      const twice = despatch.lines.find(({ line }, i) => despatch.lines.findIndex((other) => other.line === line) < i);
      return {
        item: despatch,
        faults: [
          ...(twice ? [`Despatch advice ${despatch.number} has line ${twice.line} twice.`] : []),
          ...contractFaults(DespatchInput, despatch, `Despatch advice ${despatch.number}`),
        ],
      };
    },
  );
}

function readRow(row: CsvRow, map: ColumnMap): Read {
  const cells = new Cells(row, map);
  const [seller, expectedOn, unit] = [cells.text('seller'), cells.day('expectedOn'), cells.text('unit')];
  const head = { number: cells.needed('number'), sentOn: cells.day('sentOn'), ...(seller ? { seller } : {}), ...(expectedOn ? { expectedOn } : {}) };
  if (head.sentOn === '') cells.faults.push('The sentOn is missing.');
  const line = {
    line: cells.text('line'),
    orderNumber: cells.needed('orderNumber'),
    orderLine: cells.needed('orderLine'),
    quantity: cells.decimal('quantity'),
    ...(unit ? { unit } : {}),
  };
  return { head, line, faults: cells.faults };
}
