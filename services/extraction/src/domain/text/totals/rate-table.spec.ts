import { describe, expect, it } from 'vitest';
import { readTable, type Column, type ItemRow } from '../../testing/print-table.js';
import { rateTables } from './rate-table.js';

const COLUMNS: Column[] = [[50, 'left', 'Description'], [250, 'right', 'Quantity'], [340, 'right', 'Price'], [430, 'right', 'Net'], [520, 'right', 'VAT']];

describe(rateTables, () => {
  it('tells the totals of the document from those of its sections', async () => {
    const rows: ItemRow[] = [['Power by day', '400', '0.150', '60.00', ''], ['Net power', '', '', '60.00', ''], ['VAT 20 %', '', '', '12.00', ''], ['Gross power', '', '', '72.00', ''], ['Water by volume', '20', '2.00', '40.00', ''], ['Net water', '', '', '40.00', ''], ['VAT 5 %', '', '', '2.00', ''], ['Gross water', '', '', '42.00', ''], ['Power', '60.00', '20 %', '12.00', '72.00'], ['Water', '40.00', '5 %', '2.00', '42.00'], ['Invoice amount', '', '100.00', '14.00', '114.00']];
    const { invoice } = await readTable(COLUMNS, rows, []);
    expect(invoice.totals).toMatchObject({ withoutVat: '100', vat: '14', withVat: '114' });
    expect(invoice.lines.map(({ item, net }) => [item.name, net])).toEqual([['Power by day', '60'], ['Water by volume', '40']]);
  });

  it('reads totals that have no other label, and takes no rows for them that come to nothing that is printed', async () => {
    const below = (total: string): ItemRow[] => [['Dates', '10', '9.00', '90.00', '10'], ['Kiwis', '5', '2.00', '10.00', '20'], ['', '', '', '', ''], ['', '90.00', '10,00', '9.00', ''], ['', '10.00', '20,00', '2.00', ''], ['', '', '', '', total]];
    expect((await readTable(COLUMNS, below('111.00'), [])).invoice.totals).toMatchObject({ withoutVat: '100', vat: '11', withVat: '111' });
    expect((await readTable(COLUMNS, below('112.00'), [])).invoice.totals.withVat).not.toBe('111');
  });

  it('is one of a single rate where its sums stand below', async () => {
    const columns: Column[] = [[50, 'left', 'Description'], [250, 'right', 'Quantity'], [340, 'right', 'Price'], [430, 'right', 'Amount'], [520, 'right', '']];
    const rows: ItemRow[] = [['Cable', '2', '11.90', '23.80', ''], ['Plug', '1', '35.70', '35.70', ''], ['Total price', '', '', '59.50', ''], ['', '', '', '', ''], ['', 'Rate', 'Base', '', 'Part'], ['', '19 %', '50.00', '', '9.50'], ['', 'Together', '50.00', '', '9.50']];
    expect((await readTable(columns, rows, [])).invoice.totals).toMatchObject({ withoutVat: '50', vat: '9.5', withVat: '59.5' });
  });

  it('counts in what is not taxed', async () => {
    const rows: ItemRow[] = [['Dates', '10', '9.00', '90.00', '10'], ['Books', '5', '2.00', '10.00', '0'], ['', '', '', '', ''], ['', 'Base', 'Rate', 'VAT', 'Total'], ['', '90.00', '10 %', '9.00', '99.00'], ['', '10.00', '0 %', '0.00', '10.00'], ['To pay', '', '', '', '109.00']];
    expect((await readTable(COLUMNS, rows, [])).invoice.totals).toMatchObject({ withoutVat: '100', vat: '9', withVat: '109' });
  });

  it('is not misled by a discount that stands before the base of each rate', async () => {
    const rows: ItemRow[] = [['Paint', '6', '54.385', '326.31', '21'], ['Manual', '1', '16.35', '16.35', '4'], ['', '', '', '', ''], ['Amount', '% P.P.', 'Base', 'IVA', 'Quota'], ['326.31', '2.00', '319.78', '21.00', '67.15'], ['16.35', '2.00', '16.02', '4.00', '0.64'], ['', '', '', 'TOTAL:', '403.59']];
    const { invoice } = await readTable(COLUMNS, rows, []);
    expect(invoice.totals).toMatchObject({ withoutVat: '335.8', vat: '67.79', withVat: '403.59' });
  });
});
