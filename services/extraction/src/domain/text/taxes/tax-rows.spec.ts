import { describe, expect, it } from 'vitest';
import { scaled, unscaled } from '../totals/scaled.js';
import { readingOf } from '../testing/reading-of.js';
import { taxRows } from './tax-rows.js';

const rows = (net: string, tax: string, ...lines: string[]): string[] =>
  taxRows(readingOf(...lines), { net: scaled(net), tax: scaled(tax) }, () => false).map((row) => `${unscaled(row.rate)} % of ${unscaled(row.taxable)} = ${unscaled(row.tax)}`);

describe(taxRows, () => {
  it('takes the rate that makes the tax of the net total', () => {
    expect(rows('250', '52.5', 'Discount 2 % within 10 days', 'Net | 250,00', 'BTW 21% | 52,50', 'Total | 302,50')).toEqual(['21 % of 250 = 52.5']);
  });

  it('takes rows of several rates that come to both totals', () => {
    expect(rows('193.83', '21.31', '129,37 | 7 % | 9,06', '64,46 | 19 % | 12,25', 'Netto | 193,83', 'USt | 21,31')).toEqual(['7 % of 129.37 = 9.06', '19 % of 64.46 = 12.25']);
  });

  it('takes two taxes on the same amount for one at the sum of their rates', () => {
    expect(rows('70800', '12744', 'Sub Total | 70,800.00', 'CGST9 (9%) | 6,372.00', 'SGST9 (9%) | 6,372.00', 'Total | 83,544.00')).toEqual(['18 % of 70800 = 12744']);
    expect(rows('200', '29.95', 'Subtotal | 200.00', 'GST 5% | 10.00', 'QST 9.975% | 19.95', 'Total | 229.95')).toEqual(['14.975 % of 200 = 29.95']);
    expect(rows('70800', '12744', 'Sub Total | 70,800.00', 'CGST9 (9%) | 6,372.00', 'Total | 83,544.00')).toEqual([]);
  });

  it('takes amounts in one line rather than those that come to the totals by chance', () => {
    const items = ['Paper 20 % | 30,00', 'Call 5 % | 60,00', 'Fee 10 % | 10,00', '3,00 | 2,00 | 3,00'];
    expect(rows('100', '8', ...items, '20,00 % | 40,00 | 8,00', '0,00 % | 60,00 | 0,00')).toEqual(['20 % of 40 = 8', '0 % of 60 = 0']);
  });

  it('reads rates without a sign under a head that names them', () => {
    expect(rows('300', '39', 'Description | Qty | Price | VAT | Amount', 'A | 1 | 100.00 | 23.00 | 100.00', 'VAT | Net | Tax', '23.00 | 100.00 | 23.00', '8.00 | 200.00 | 16.00')).toEqual(['23 % of 100 = 23', '8 % of 200 = 16']);
  });

  it.each([
    ['the rates do not come to the totals', ['7 % | 100,00 | 7,00', '19 % | 50,00 | 9,50', 'USt | 20,00']],
    ['the mean of two rates is one in use', ['7 % | 19 %', 'USt | 20,00']],
  ])('says nothing where %s', (_, lines) => {
    expect(rows('200', '20', ...lines)).toEqual([]);
  });

  it('knows a rate in use where none is printed', () => {
    expect(rows('200', '20', 'Net | 200.00', 'GST | 20.00')).toEqual(['10 % of 200 = 20']);
  });

  it('says nothing of a page without tax that does not say so', () => {
    expect(rows('200', '0', 'Total | 200.00')).toEqual([]);
    expect(rows('200', '0', 'VAT 0 % | 0.00', 'Total | 200.00')).toEqual(['0 % of 200 = 0']);
  });
});
