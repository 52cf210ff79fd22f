import { describe, expect, it } from 'vitest';
import { readTable, type Column, type ItemRow } from '../../testing/print-table.js';
import { totalsBelow } from './totals-below.js';

const COLUMNS: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
const ITEMS: ItemRow[] = [['Oil', '3', '20.00', '60.00'], ['Salt', '7', '5.00', '35.00']];

async function read(sums: readonly (readonly [string, string])[], rows: readonly ItemRow[] = ITEMS) {
  const { invoice: { totals, charges }, evidence } = await readTable(COLUMNS, rows, sums);
  return { totals, charges, evidence };
}

describe(totalsBelow, () => {
  it('finds totals under names that no language has, by what the items come to', async () => {
    const { totals, evidence } = await read([['Frumm', '95.00'], ['Plonk 20%', '19.00'], ['Wexel', '114.00']]);
    expect(totals).toMatchObject({ lineNetSum: '95', withoutVat: '95', vat: '19', withVat: '114', due: '114' });
    expect(evidence['totals.vat']).toMatchObject({ method: 'text', text: '19.00' });
    expect(evidence['totals.withVat']?.confidence).toBeGreaterThan(0.9);
  });

  it('takes what the items come to for all of it where the page says that no tax is charged, and only then', async () => {
    const [said, unsaid] = [await read([['Frumm', '95.00'], ['Not subject to VAT: small business', '']]), await read([['Frumm', '95.00']])];
    expect(said.totals).toMatchObject({ withoutVat: '95', vat: '0', withVat: '95' });
    expect(unsaid.totals.withVat).toBeUndefined();
  });

  it('counts in what stands between, as a charge', async () => {
    const { totals, charges } = await read([['Zorp', '5.00'], ['Frumm', '100.00'], ['Plonk 20%', '20.00'], ['Wexel', '120.00']]);
    expect(totals).toMatchObject({ lineNetSum: '95', charges: '5', withoutVat: '100', vat: '20', withVat: '120' });
    expect(charges).toMatchObject([{ amount: '5', reason: 'Zorp' }]);
  });

  it('knows a tax of few cents by the rate beside it', async () => {
    const items: ItemRow[] = [['Nail', '1', '0.07', '0.07'], ['Screw', '9', '0.07', '0.63']];
    expect((await read([['Frumm', '0.70'], ['Plonk 19%', '0.13'], ['Wexel', '0.83']], items)).totals).toMatchObject({ withoutVat: '0.7', vat: '0.13', withVat: '0.83' });
    expect((await read([['Frumm', '0.70'], ['Plonk', '0.13'], ['Wexel', '0.83']], items)).totals.withVat).toBeUndefined();
  });

  it.each([
    ['that do not add up', [['Frumm', '95.00'], ['Plonk 20%', '19.00'], ['Wexel', '113.00']]],
    ['that the items do not come to', [['Frumm', '90.00'], ['Plonk 20%', '18.00'], ['Wexel', '108.00']]],
    ['of which the tax is at no rate', [['Frumm', '95.00'], ['Plonk', '37.00'], ['Wexel', '132.00']]],
  ] as const)('takes no amounts for totals %s', async (_, sums) => {
    expect((await read(sums)).totals.withVat).toBeUndefined();
  });

  it('takes none where an item does not multiply', async () => {
    expect((await read([['Frumm', '95.00'], ['Plonk 20%', '19.00'], ['Wexel', '114.00']], [['Oil', '3', '20.00', '60.00'], ['Salt', '7', '4.00', '35.00']])).totals.withVat).toBeUndefined();
  });
});
