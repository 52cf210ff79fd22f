import { describe, expect, it } from 'vitest';
import { readTable, type Column } from '../../testing/print-table.js';
import { ratesByCode } from './rate-codes.js';

const COLUMNS: Column[] = [[50, 'left', 'Description'], [260, 'right', 'Quantity'], [350, 'right', 'Price'], [420, 'left', 'VAT'], [530, 'right', 'Amount']];

async function ratesRead(codes: readonly [string, string], legend: readonly string[]) {
  const { invoice } = await readTable(COLUMNS, [['Oil', '4', '10.00', codes[0], '40.00'], ['Salt', '10', '1.00', codes[1], '10.00']], [['Subtotal', '50.00'], ['VAT', '8.50'], ['Total', '58.50']], legend);
  return invoice.lines.map(({ vatRate }) => vatRate);
}

describe(ratesByCode, () => {
  it.each([
    ['a line of letters', ['A', 'B'], ['A = 20.0 %   B = 5.0 %']],
    ['lines of numbers', ['1', '2'], ['(1) VAT at 20%', '(2) VAT at 5%']],
    ['a table of the taxes', ['N', 'R'], ['N 20% 40.00 8.00', 'R 5% 10.00 0.50']],
  ] as const)('reads rates by %s', async (_how, codes, legend) => {
    expect(await ratesRead(codes, legend)).toEqual(['20', '5']);
  });

  it('tells none where a code is explained twice, or not at all', async () => {
    expect(await ratesRead(['A', 'B'], ['A = 20 %  B = 5 %', 'A = 19 %'])).toEqual([undefined, undefined]);
    expect(await ratesRead(['A', 'B'], ['A = 20 %'])).toEqual([undefined, undefined]);
  });

  it('reads codes under no head of their own, and in brackets behind names', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [260, 'right', 'Quantity'], [350, 'right', 'Price'], [530, 'right', 'Amount']];
    const sums = [['Subtotal', '50.00'], ['VAT', '8.50'], ['Total', '58.50']] as const;
    const behind = await readTable(columns, [['Oil (A)', '4', '10.00', '40.00'], ['Salt (B)', '10', '1.00', '10.00']], sums, ['A = 20 %', 'B = 5 %']);
    expect(behind.invoice.lines.map(({ vatRate }) => vatRate)).toEqual(['20', '5']);
    const apart: Column[] = [...columns.slice(0, 3), [420, 'left', ''], ...columns.slice(3)];
    const own = await readTable(apart, [['Oil', '4', '10.00', 'A', '40.00'], ['Salt', '10', '1.00', 'B', '10.00']], sums, ['A = 20 %', 'B = 5 %']);
    expect(own.invoice.lines.map(({ vatRate }) => vatRate)).toEqual(['20', '5']);
  });

  it('are told by a table of taxes in which what is taxed stands before its rate', async () => {
    const columns: Column[] = [[50, 'left', 'Désignation'], [300, 'right', 'Qté'], [380, 'right', 'P.U. HT'], [470, 'right', 'Montant HT'], [540, 'right', 'TVA']];
    const taxes = ['1 | 40.00 | 20.00 | 8.00', '2 | 10.00 | 5.50 | 0.55'].map((row) => row.replaceAll(' | ', '     '));
    const { invoice } = await readTable(columns, [['Huile', '4', '10.00', '40.00', '1'], ['Sel', '10', '1.00', '10.00', '2']], [['Total HT', '50.00'], ['TVA', '8.55'], ['Total TTC', '58.55']], ['Code TVA     Base HT     Taux     Montant TVA', ...taxes]);
    expect(invoice.lines.map(({ vatRate }) => vatRate)).toEqual(['20', '5.5']);
  });
});
