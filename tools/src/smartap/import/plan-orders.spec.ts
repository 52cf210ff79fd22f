import { describe, expect, it } from 'vitest';
import { mapColumns } from './column-map.js';
import { readCsv } from './csv-table.js';
import { changedOrder, hasLines, ORDER_FIELDS, planOrders } from './plan-orders.js';
import { planReceipts, RECEIPT_FIELDS } from './plan-receipts.js';

function table(fields: typeof ORDER_FIELDS, ...lines: string[]) {
  const { headers, rows } = readCsv(lines.join('\n'), ';');
  return { rows, map: mapColumns(headers, undefined, fields, []) };
}

describe(planOrders.name, () => {
  const plan = (...lines: string[]) => {
    const { rows, map } = table(ORDER_FIELDS, ...lines);
    return planOrders(rows, map);
  };

  it('gathers lines to orders, with what is not said as usual', () => {
    const { sendable, refused } = plan('Bestellnummer;Pos;Menge;ME;Preis;Preiseinheit;Lieferant;Währung;Artikelnummer', 'PO-1;1;10;KGM;12,50;100;V-1;usd;A', 'PO-2;1;1;;5;;;;', 'PO-1;2;3;;4;;V-1;usd;');
    expect(refused).toEqual([]);
    expect(sendable.map(({ item }) => item)).toMatchObject([
      { number: 'PO-1', vendorNumber: 'V-1', currency: 'USD', basis: 'received', status: 'open', lines: [{ line: '1', quantity: '10', price: '12.50', baseQuantity: '100', buyerItemId: 'A' }, { line: '2', price: '4', baseQuantity: '1' }] },
      { number: 'PO-2', vendorNumber: null, currency: 'EUR', lines: [{ unit: 'C62' }] },
    ]);
  });

  it('takes no order of which a row is wrong, and gives all its rows back', () => {
    const { sendable, refused } = plan('number;line;quantity;price;status', 'PO-1;1;10;1.000,00;', 'PO-1;2;3;4;', 'PO-2;1;1;1;gone', 'PO-3;1;1;1;', 'PO-3;1;2;2;');
    expect(sendable).toEqual([]);
    expect(refused).toMatchObject([
      { row: { line: 2 }, reasons: [expect.stringContaining('price 1.000,00 is no number')] }, { row: { line: 3 }, reasons: ['Line 2 of the same number is wrong.'] },
      { row: { line: 4 }, reasons: [expect.stringContaining('status gone is none of')] }, { row: { line: 5 }, reasons: [expect.stringContaining('line 1 twice')] }, { row: { line: 6 } },
    ]);
  });

  it('asks for all columns of lines or for none', () => {
    expect(() => hasLines(table(ORDER_FIELDS, 'number;line;quantity').map)).toThrow('No column is known for price');
    expect(hasLines(table(ORDER_FIELDS, 'number;status').map)).toBe(false);
  });
});

describe(changedOrder.name, () => {
  it('keeps what has no column, and lines that the file does not name', () => {
    const { rows, map } = table(ORDER_FIELDS, 'number;line;quantity;price', 'PO-1;2;9;8');
    const line = (number: string) => ({ line: number, quantity: '1', unit: 'KGM', price: '1', baseQuantity: '1', costCenter: 'K1' });
    const known = { number: 'PO-1', vendorNumber: 'V-1', currency: 'USD', basis: 'ordered' as const, status: 'closed' as const, lines: [line('1'), line('2')] };
    const given = planOrders(rows, map).sendable[0]?.item;
    expect(given && changedOrder(known, given, map)).toEqual({ ...known, lines: [line('1'), { ...line('2'), quantity: '9', price: '8' }] });
  });
});

describe(planReceipts.name, () => {
  it('gathers receipts, takes returns, and says what is no day', () => {
    const { rows, map } = table(RECEIPT_FIELDS, 'Wareneingang;Datum;Bestellung;Bestellposition;Menge;Ersatz', 'GR-1;5.1.2026;PO-1;10;4;', 'GR-1;5.1.2026;PO-1;20;-1;none', 'GR-2;soon;PO-1;10;1;');
    const { sendable, refused } = planReceipts(rows, map);
    expect(sendable.map(({ item }) => item)).toEqual([{ number: 'GR-1', receivedOn: '2026-01-05', lines: [{ line: '1', orderNumber: 'PO-1', orderLine: '10', quantity: '4' }, { line: '2', orderNumber: 'PO-1', orderLine: '20', quantity: '-1', replacement: 'none' }] }]);
    expect(refused).toMatchObject([{ row: { line: 4 }, reasons: [expect.stringContaining('soon is no day')] }]);
  });
});
