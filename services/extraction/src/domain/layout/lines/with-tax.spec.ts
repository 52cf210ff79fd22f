import { emptyLine, type InvoiceLine } from '@smartap/en16931';
import { describe, expect, it } from 'vitest';
import { extract } from '../../extract.js';
import { makePdf, type Printed } from '../../testing/make-pdf.js';
import { tableOf, totals, type Column, type ItemRow } from '../../testing/print-table.js';
import { learn } from '../learn.js';
import { learnLines } from './learn-lines.js';

/** An invoice with odd heads, whose prices and amounts are with 20 % of tax. */
function taxed(number: string, rows: readonly ItemRow[], [gross, tax, net]: readonly [string, string, string]): Printed[] {
  const columns: Column[] = [[110, 'right', 'Frumm'], [190, 'right', 'Plonk'], [250, 'right', 'Zorp'], [290, 'left', 'Quarb']];
  const { printed, bottom } = tableOf(columns, rows);
  const head: readonly Printed[] = [[50, 60, 'Quorble Handel', 18], [50, 80, 'www.quorble.example'], [420, 60, 'INVOICE', 16], [50, 120, 'Goods delivered to the customer according to agreement'], [340, 150, `Invoice number: ${number}`], [340, 164, 'Invoice date: 14/03/2026'], [50, 760, 'VAT number: GB123456789']];
  return [...head, ...printed, ...totals(bottom + 20, [['Total incl. VAT', gross], ['Includes VAT 20%', tax], ['Net total', net]])];
}

const FIRST = taxed('Q-1', [['30.00', '10.00', '3', 'Rotor'], ['6.00', '6.00', '1', 'Bearing']], ['36.00', '6.00', '30.00']);
const NEXT = taxed('Q-2', [['48.00', '12.00', '4', 'Gasket'], ['6.00', '6.00', '1', 'Bearing'], ['13.20', '6.60', '2', 'Oil']], ['67.20', '11.20', '56.00']);
const stated = (quantity: string, price: string, net: string, name: string): InvoiceLine => ({ ...emptyLine(), quantity, net, price: { net: price }, item: { ...emptyLine().item, name } });

describe(`${learnLines.name}, of prices with tax`, () => {
  it('finds corrected lines by what they are with tax, and takes it out of those of the next invoice', async () => {
    const layout = await learn(makePdf([FIRST]), { fields: {}, lines: [stated('3', '8.3333', '25', 'Rotor'), stated('1', '5', '5', 'Bearing')] }, {});
    expect(layout?.lines).toMatchObject({ isGross: true });
    const outcome = await extract(makePdf([NEXT]), { layouts: [{ id: 'a', identities: [], words: [], lessons: {}, ...layout }] });
    if (outcome.outcome !== 'extracted') throw new Error(outcome.outcome);
    expect(outcome.layout).toEqual({ id: 'a', missed: [] });
    expect(outcome.invoice.lines.map(({ item, quantity, price, net }) => [item.name, quantity, price.net, net])).toEqual([['Gasket', '4', '10', '40'], ['Bearing', '1', '5', '5'], ['Oil', '2', '5.5', '11']]);
  });

  it('learns nothing where they do not sum up to the gross total', async () => {
    const layout = await learn(makePdf([FIRST]), { fields: {}, lines: [stated('3', '7', '21', 'Rotor'), stated('1', '5', '5', 'Bearing')] }, {});
    expect(layout).toBeUndefined();
  });
});
