import { describe, expect, it } from 'vitest';
import type { Printed } from '../../testing/make-pdf.js';
import { linesOf, tableOf, TITLE, totals, type Column } from '../../testing/print-table.js';
import { withBeside } from './beside.js';

const COLUMNS: Column[] = [[220, 'left', 'Description'], [380, 'right', 'Qty'], [460, 'right', 'Price'], [550, 'right', 'Amount']];
const SUMS = [['Subtotal', '120.00'], ['VAT 20%', '24.00'], ['Total', '144.00']] as const;

const namesBeside = async (...beside: readonly Printed[]): Promise<unknown[]> => {
  const { printed, bottom } = tableOf(COLUMNS, [['Cleaning of offices', '2', '45.00', '90.00'], ['Towels', '10', '3.00', '30.00']]);
  const { lines } = await linesOf([...TITLE, ...printed, ...beside, ...totals(bottom + 20, SUMS)]);
  return lines.map(([name]) => name);
};

describe(withBeside, () => {
  it('keeps a column of particulars left of the names out of them', async () => {
    expect(await namesBeside([40, 268, 'Your reference'], [40, 279, 'Ms Hargreaves'])).toEqual(['Cleaning of offices', 'Towels']);
  });

  it('leaves what each item has there to the table', () => {
    const cell = (left: number, right: number, text: string) => ({ box: [left, 0, right, 10] as const, text });
    const line = (...cells: readonly ReturnType<typeof cell>[]) => ({ line: { row: { cells } }, figures: [{}, {}] });
    const columns = [{ fields: ['name'], box: [100, 0, 150, 10] }];
    const part = (...lines: readonly ReturnType<typeof line>[]) => [{ columns, lines }] as unknown as Parameters<typeof withBeside>[0];
    const name = cell(100, 180, 'Towels');
    expect(withBeside(part(line(cell(20, 40, 'AB'), name), line(cell(20, 40, 'CD'), name)))[0]?.columns).toHaveLength(1);
    expect(withBeside(part(line(cell(20, 40, 'AB'), name), line(name)))[0]?.columns).toHaveLength(2);
  });
});
