import { OrderResponseInput } from '@smartap/contracts';
import { Cells, contractFaults } from './cells.js';
import type { ColumnMap, Fields } from './column-map.js';
import type { CsvRow } from './csv-table.js';
import { groupRows } from './group-rows.js';
import type { Refused, Sendable } from './send-records.js';

/** Columns of what sellers answer to orders; one row a line, or one row without a line for an answer to the whole. */
export const RESPONSE_FIELDS: Fields = {
  number: ['response number', 'response', 'confirmation', 'order confirmation', 'Auftragsbestätigung', 'AB'],
  orderNumber: ['order', 'order number', 'purchase order', 'PO', 'Bestellnummer', 'Bestellung', 'EBELN'],
  respondedOn: ['responded', 'confirmed on', 'date', 'Bestätigungsdatum', 'Datum'],
  answer: ['response code', 'status', 'Antwort'],
  note: ['comment', 'Bemerkung'],
  orderLine: ['order line', 'order item', 'Bestellposition', 'EBELP'],
  lineAnswer: ['line status', 'line answer', 'Positionsstatus'],
  quantity: ['qty', 'confirmed quantity', 'Menge', 'MENGE'],
  unit: ['uom', 'Einheit', 'Mengeneinheit', 'ME', 'MEINS'],
  price: ['net price', 'unit price', 'Preis', 'NETPR'],
  baseQuantity: ['price unit', 'per', 'Preiseinheit', 'PEINH'],
  promisedOn: ['promised', 'confirmed delivery', 'delivery date', 'Liefertermin'],
};

interface Read {
  readonly head: Omit<OrderResponseInput, 'lines'>;
  readonly line: OrderResponseInput['lines'][number] | undefined;
  readonly faults: readonly string[];
}

/** An answer is known by its order first. */
export const responseIdentity = ({ orderNumber, number }: Pick<OrderResponseInput, 'orderNumber' | 'number'>): string => JSON.stringify([orderNumber, number]);

/** All rows, gathered to answers and held against the rules before anything is sent. */
export function planOrderResponses(rows: readonly CsvRow[], map: ColumnMap): { sendable: Sendable<OrderResponseInput>[]; refused: Refused[] } {
  return groupRows(
    rows,
    (row) => readRow(row, map),
    ({ head }) => responseIdentity(head),
    (reads) => {
      const [first] = reads;
      if (!first) return { faults: [] };
      const response: OrderResponseInput = { ...first.head, lines: reads.flatMap(({ line }) => line ?? []) };
      return { item: response, faults: contractFaults(OrderResponseInput, response, `Order response ${response.number}`) };
    },
  );
}

function readRow(row: CsvRow, map: ColumnMap): Read {
  const cells = new Cells(row, map);
  const [note, orderLine, promisedOn] = [cells.text('note'), cells.text('orderLine'), cells.day('promisedOn')];
  const decimals = (['quantity', 'price', 'baseQuantity'] as const).filter((field) => cells.text(field) !== '');
  const head = {
    number: cells.needed('number'),
    orderNumber: cells.needed('orderNumber'),
    respondedOn: cells.day('respondedOn'),
    answer: cells.word('answer', ['accepted', 'changed', 'rejected', 'acknowledged']),
    ...(note ? { note } : {}),
  };
  if (head.respondedOn === '') cells.faults.push('The respondedOn is missing.');
  const line =
    orderLine === ''
      ? undefined
      : {
          orderLine,
          answer: cells.word('lineAnswer', decimals.length > 0 ? ['changed', 'accepted', 'rejected', 'added'] : ['accepted', 'changed', 'rejected', 'added']),
          ...Object.fromEntries(decimals.map((field) => [field, cells.decimal(field)])),
          ...(cells.text('unit') ? { unit: cells.text('unit') } : {}),
          ...(promisedOn ? { promisedOn } : {}),
        };
  return { head, line, faults: cells.faults };
}
