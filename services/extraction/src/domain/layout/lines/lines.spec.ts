import { emptyLine, type InvoiceLine } from '@smartap/en16931';
import { describe, expect, it } from 'vitest';
import { extract } from '../../extract.js';
import { makePdf, type Printed } from '../../testing/make-pdf.js';
import type { CorrectedValues } from '../learn-layout.js';
import { learn } from '../learn.js';

/** A line of an odd vendor: its name is the second text, below a code. */
interface Item {
  readonly code: string;
  readonly name: string;
  readonly quantity: string;
  readonly price: string;
  readonly weight: string;
  readonly net: string;
}

const WIDTH = 5.56;
const right = (edge: number, top: number, text: string): Printed => [edge - text.length * WIDTH, top, text, 10];

interface Setting {
  readonly shift?: number;
  readonly heads?: readonly string[];
  /** Where the texts of the items begin. */
  readonly left?: number;
  /** The name stands above the figures, the code in their line. */
  readonly isAbove?: boolean;
}

/** Heads that nobody knows, columns in an order of its own, a column of weights that multiplies as well. */
function odd(number: string, items: readonly Item[], [net, tax, gross]: readonly [string, string, string], { shift = 0, heads = ['Frumm', 'Plonk', 'Wexel', 'Zorp', 'Quarb'], left = 330, isAbove = false }: Setting = {}): Printed[] {
  const top = 300;
  const rows = items.flatMap(({ code, name, quantity, price, weight, net: amount }, index): Printed[] => {
    const at = top + 20 + index * 34;
    const row = isAbove ? at + 12 : at;
    return [right(110 + shift, row, amount), right(180 + shift, row, price), right(240 + shift, row, weight), right(300 + shift, row, quantity), [left + shift, row, code, 10], [left + shift, isAbove ? at : at + 12, name, 10]];
  });
  const end = top + 40 + items.length * 34;
  return [
    [50, 60, 'Quorble Handel', 18], [50, 80, 'www.quorble.example'], [420, 60, 'INVOICE', 16],
    [50, 120, 'Goods delivered to the customer according to agreement'],
    [340, 150, 'Invoice number:'], [450, 150, number], [340, 164, 'Invoice date:'], [450, 164, '14/03/2026'],
    right(110 + shift, top, heads[0] ?? ''), right(180 + shift, top, heads[1] ?? ''), right(240 + shift, top, heads[2] ?? ''), right(300 + shift, top, heads[3] ?? ''), [left + shift, top, heads[4] ?? '', 10],
    ...rows,
    [380, end, 'Subtotal'], [470, end, net], [380, end + 16, 'VAT 20%'], [470, end + 16, tax], [380, end + 32, 'Total'], [470, end + 32, gross],
    [50, 760, 'VAT number: GB123456789'],
  ];
}

const ITEMS: readonly Item[] = [
  { code: 'KX-1', name: 'Rotor blade', quantity: '4', price: '25.00', weight: '12.50', net: '100.00' },
  { code: 'KX-2', name: 'Bearing', quantity: '2', price: '10.50', weight: '3.20', net: '21.00' },
];
const first = (setting: Setting = {}): Printed[] => odd('Q-1', ITEMS, ['121.00', '24.20', '145.20'], setting);
const FIRST = first();
const NEXT = [
  { code: 'KX-7', name: 'Gasket set', quantity: '3', price: '7.00', weight: '0.40', net: '21.00' },
  { code: 'KX-2', name: 'Bearing', quantity: '1', price: '10.50', weight: '1.60', net: '10.50' },
  { code: 'KX-9', name: 'Oil, five litres', quantity: '12', price: '30.00', weight: '55.00', net: '360.00' },
] as const;
const TOTALS = ['391.50', '78.30', '469.80'] as const;
/** Heads that the first invoice has not. */
const OTHERS = ['Aaa', 'Bbb', 'Ccc', 'Ddd', 'Eee'];
const TAUGHT: readonly InvoiceLine[] = [['4', '25', '100', 'Rotor blade'], ['2', '10.5', '21', 'Bearing']].map(([quantity = '', net = '', amount = '', name = ''], index) => ({ ...emptyLine(), id: String(index + 1), quantity, net: amount, price: { net }, item: { ...emptyLine().item, name } }));
const READ = [['Gasket set', '3', '7', '21'], ['Bearing', '1', '10.5', '10.5'], ['Oil, five litres', '12', '30', '360']];

async function readNext(page: readonly Printed[], corrected: CorrectedValues = { fields: {}, lines: TAUGHT }, before: readonly Printed[] = FIRST) {
  const layout = await learn(makePdf([before]), corrected, {});
  const outcome = await extract(makePdf([page]), layout === undefined ? {} : { layouts: [{ id: 'a', ...layout }] });
  if (outcome.outcome !== 'extracted') throw new Error(outcome.outcome);
  return { layout, outcome, lines: outcome.invoice.lines.map(({ quantity, price, net, item }) => [item.name, quantity, price.net, net]) };
}

describe('Lines that one correction taught', () => {
  it('are not read right without it', async () => {
    const { lines } = await readNext(odd('Q-2', NEXT, TOTALS), { fields: {} });
    expect(lines).not.toEqual(READ);
  });

  it('are read by it on the next invoice, and say so', async () => {
    const { lines, outcome } = await readNext(odd('Q-2', NEXT, TOTALS));
    expect(lines).toEqual(READ);
    expect(outcome.layout).toEqual({ id: 'a', missed: [] });
    expect(outcome.evidence['lines[2].net']).toMatchObject({ method: 'layout', page: 1, text: '360.00', confidence: 0.97 });
    expect(outcome.review.filter(({ field }) => field.startsWith('lines'))).toEqual([]);
  });

  it('leave what the net total has beside them a charge', async () => {
    const page: Printed[] = [...odd('Q-2', NEXT, ['391.50', '80.00', '480.00']).map(([left, top, text, size]): Printed => [left, top > 450 ? top + 32 : top, text, size ?? 10]), [380, 458, 'Freight'], [470, 458, '8.50'], [380, 474, 'Net total'], [470, 474, '400.00']];
    const { lines, outcome: { invoice } } = await readNext(page);
    expect([lines, invoice.charges, invoice.totals]).toMatchObject([READ, [{ amount: '8.5', reason: 'Freight' }], { lineNetSum: '391.5', charges: '8.5', withoutVat: '400' }]);
  });

  it('are found where the table has moved, by the words of its heads', async () => {
    const { lines } = await readNext(odd('Q-2', NEXT, TOTALS, { shift: 25 }));
    expect(lines).toEqual(READ);
  });

  it('are told from figures that stand so near that both look like one', async () => {
    const { lines, layout } = await readNext(odd('Q-2', NEXT, TOTALS, { left: 308 }), undefined, first({ left: 308 }));
    expect(lines).toEqual(READ);
    expect(layout?.lines?.columns.map(({ fields }) => fields)).toEqual([['net'], ['price'], ['ignored'], ['quantity'], ['name']]);
  });

  it('are read where names stand above their figures', async () => {
    const { lines, layout } = await readNext(odd('Q-2', NEXT, TOTALS, { isAbove: true }), undefined, first({ isAbove: true }));
    expect(layout?.lines).toMatchObject({ climbs: true });
    expect(lines).toEqual(READ);
  });

  it('of one item alone do not take its price for its amount for good', async () => {
    const one = odd('Q-1', [{ code: 'KX-1', name: 'Rotor blade', quantity: '1', price: '100.00', weight: '12.50', net: '100.00' }], ['100.00', '20.00', '120.00']);
    const line = { ...emptyLine(), id: '1', quantity: '1', net: '100', price: { net: '100' }, item: { ...emptyLine().item, name: 'Rotor blade' } };
    expect((await readNext(odd('Q-2', NEXT, TOTALS), { fields: {}, lines: [line] }, one)).lines).toEqual(READ);
  });

  it('of one item alone take no number under another head for its quantity', async () => {
    const heads = ['Frumm', 'Plonk', 'Wexel', 'Pos', 'Quarb'];
    const place = (items: readonly Item[]): Item[] => items.map((item, index) => ({ ...item, weight: item.quantity, quantity: String(index + 1) }));
    const one = odd('Q-1', place([{ code: 'KX-1', name: 'Rotor blade', quantity: '1', price: '100.00', weight: '', net: '100.00' }]), ['100.00', '20.00', '120.00'], { heads });
    const line = { ...emptyLine(), id: '1', quantity: '1', net: '100', price: { net: '100' }, item: { ...emptyLine().item, name: 'Rotor blade' } };
    expect((await readNext(odd('Q-2', place(NEXT), TOTALS, { heads }), { fields: {}, lines: [line] }, one)).lines).toEqual(READ);
  });

  it('are asked about where they neither multiply nor sum up', async () => {
    const wrong = NEXT.map((item) => ({ ...item, net: '5.55' }));
    const { outcome } = await readNext(odd('Q-2', wrong, TOTALS));
    expect(outcome.review.map(({ field }) => field)).toEqual(expect.arrayContaining(['lines[0].quantity', 'lines[2].quantity']));
  });

  it('are not sure to be all where they do not come to the total', async () => {
    const { lines, outcome } = await readNext(odd('Q-2', NEXT, ['400.00', '80.00', '480.00']));
    expect(lines).toEqual(READ);
    expect(outcome.evidence['totals.lineNetSum']?.confidence).toBeLessThan(0.9);
  });

  it('are given up, and that is said, where heads and places are others', async () => {
    const { outcome } = await readNext(odd('Q-2', NEXT, TOTALS, { heads: OTHERS, shift: 70 }));
    expect(outcome.layout).toEqual({ id: 'a', missed: ['lines'] });
    expect(outcome.review).toEqual(expect.arrayContaining([expect.objectContaining({ reason: 'LAYOUT_CHANGED', value: 'lines' })]));
  });

  it('are read where they stood under other heads, as long as they multiply and sum up', async () => {
    expect((await readNext(odd('Q-2', NEXT, TOTALS, { heads: OTHERS }))).lines).toEqual(READ);
    const { outcome } = await readNext(odd('Q-2', NEXT.map((item) => ({ ...item, quantity: '5' })), TOTALS, { heads: OTHERS }));
    expect(outcome.layout).toEqual({ id: 'a', missed: ['lines'] });
  });

  it('are found by their heads where columns have changed places', async () => {
    const items = NEXT.map((item) => ({ ...item, price: item.weight, weight: item.price }));
    expect((await readNext(odd('Q-2', items, TOTALS, { heads: ['Frumm', 'Wexel', 'Plonk', 'Zorp', 'Quarb'] }))).lines).toEqual(READ);
    const turned = NEXT.map((item) => ({ ...item, price: item.quantity, quantity: item.price }));
    expect((await readNext(odd('Q-2', turned, TOTALS, { heads: ['Frumm', 'Zorp', 'Wexel', 'Plonk', 'Quarb'] }))).lines).toEqual(READ);
  });

  it('are told from those of a column that was not there', async () => {
    const page = [...odd('Q-2', NEXT, TOTALS, { left: 400 }), right(370, 300, 'Blurb'), ...NEXT.map((_, index) => right(370, 320 + index * 34, `${index + 1}.75`))];
    expect((await readNext(page)).lines).toEqual(READ);
  });

  it('have names above their figures where all that stand in lines of their own are closer to the item below', async () => {
    const oneLine = (page: readonly Printed[]): Printed[] => page.filter(([, , text]) => !text.startsWith('KX-')).map(([left, top, text, size]): Printed => (left === 330 && top > 300 ? [left, top - 12, text, size ?? 10] : [left, top, text, size ?? 10]));
    const above: Printed[] = [[330, 342, 'Steel', 10]];
    const { layout, lines } = await readNext([...oneLine(odd('Q-2', NEXT, TOTALS)), ...above], undefined, oneLine(FIRST));
    expect(layout?.lines?.climbs).toBe(false);
    expect(lines.map(([name]) => name)).toEqual(['Gasket set', 'Steel Bearing', 'Oil, five litres']);
  });

  it('know quantities from prices without heads by that they are whole numbers', async () => {
    const bare = (page: readonly Printed[]): Printed[] => page.filter(([, top]) => top !== 300);
    const turned = NEXT.map((item) => ({ ...item, price: item.quantity, quantity: item.price }));
    const { layout, lines } = await readNext(bare(odd('Q-2', turned, TOTALS)), undefined, bare(FIRST));
    expect([layout?.lines?.isCounted, lines]).toEqual([true, READ]);
  });

  it('leave out an amount that has neither quantity nor price, as it is taken off all', async () => {
    const page = odd('Q-2', NEXT, ['381.50', '76.30', '457.80']);
    const { layout, lines, outcome: { invoice } } = await readNext([...page, [40, 424, 'Zubb', 10], right(110, 424, '-10.00')]);
    expect(layout?.lines?.isWhole).toBe(true);
    expect([lines, invoice.allowances, invoice.totals]).toMatchObject([READ, [{ amount: '10', reason: 'Zubb' }], { lineNetSum: '391.5', allowances: '10', withoutVat: '381.5' }]);
  });

  it('teach nothing where they are not printed', async () => {
    const elsewhere = TAUGHT.map((line) => ({ ...line, net: '777.77', price: { net: '333.33' } }));
    expect((await readNext(odd('Q-2', NEXT, TOTALS), { fields: {}, lines: elsewhere })).layout).toBeUndefined();
  });

  it('keep a number whose thousands are parted as one, where the column that taught it was narrower', async () => {
    const spaced = (page: readonly Printed[]): Printed[] => page.map(([left, top, text, size]): Printed => [left, top, text.replace(/^(\d+)\.(\d\d)$/, '$1,$2').replace(/^(\d)(\d{3}),/, '$1 $2,'), size ?? 10]);
    const many = [{ code: 'KX-7', name: 'Gasket set', quantity: '300', price: '7.00', weight: '0.40', net: '2100.00' }, { code: 'KX-2', name: 'Bearing', quantity: '120', price: '10.50', weight: '1.60', net: '1260.00' }] as const;
    const { lines } = await readNext(spaced(odd('Q-2', many, ['3360.00', '672.00', '4032.00'])), undefined, spaced(FIRST));
    expect(lines).toEqual([['Gasket set', '300', '7', '2100'], ['Bearing', '120', '10.5', '1260']]);
  });

  it('of which one alone is printed as a total too teach where the total stands', async () => {
    const one = odd('Q-1', [{ code: 'KX-1', name: 'Rotor blade', quantity: '1', price: '100.00', weight: '12.50', net: '100.00' }], ['100.00', '20.00', '120.00']);
    const sums = (page: readonly Printed[]): Printed[] => page.map(([left, top, text, size]): Printed => [left, top, text === 'Subtotal' ? 'Zumm' : text === 'Total' ? 'Grozz' : text, size ?? 10]);
    const line = { ...emptyLine(), id: '1', quantity: '1', net: '100', price: { net: '100' }, item: { ...emptyLine().item, name: 'Rotor blade' } };
    const { outcome } = await readNext(sums(odd('Q-2', NEXT, TOTALS)), { fields: { 'totals.withoutVat': '100', 'totals.withVat': '120' }, lines: [line] }, sums(one));
    expect(outcome.invoice.totals).toMatchObject({ withoutVat: '391.5', withVat: '469.8' });
  });

  it('tell what the same figures are called where they had been read right by chance', async () => {
    const heads = ['Amount', 'Unit price', 'Weight', 'Quantity', 'Description'];
    const { outcome } = await readNext(odd('Q-2', NEXT, TOTALS, { heads }), { fields: { number: 'Q-1' }, asRead: ['lines'], lines: TAUGHT }, first({ heads }));
    expect(outcome.invoice.lines.map(({ item }) => item.name)).toEqual(['Gasket set', 'Bearing', 'Oil, five litres']);
  });

  it('fill in a figure that is not read without them, though they had been read right', async () => {
    const page = (number: string, items: readonly Item[], sums: readonly [string, string, string]): Printed[] => odd(number, items, sums, { left: 306, heads: ['Amount', 'Unit price', 'Weight', 'Zorp', 'Description'] });
    const { lines, outcome } = await readNext(page('Q-2', NEXT, TOTALS), { fields: { number: 'Q-1' }, asRead: ['lines'], lines: TAUGHT }, page('Q-1', ITEMS, ['121.00', '24.20', '145.20']));
    expect(lines).toEqual(READ);
    expect(outcome.layout?.missed).toEqual([]);
  });

  it('that had been read right count only where nothing sums up without them', async () => {
    const { layout, outcome } = await readNext(odd('Q-2', NEXT, TOTALS), { fields: {}, asRead: ['lines'], lines: TAUGHT });
    expect(layout?.lines?.agreed).toBe(true);
    expect(outcome.layout?.missed).toEqual([]);
  });

  it('of one item alone take no number in another column for its quantity for good', async () => {
    const numbered = (items: readonly Item[]): Item[] => items.map((item, index) => ({ ...item, weight: item.quantity, quantity: String(index + 1) }));
    const one = odd('Q-1', numbered([{ code: 'KX-1', name: 'Rotor blade', quantity: '1', price: '100.00', weight: '', net: '100.00' }]), ['100.00', '20.00', '120.00']);
    const line = { ...emptyLine(), id: '1', quantity: '1', net: '100', price: { net: '100' }, item: { ...emptyLine().item, name: 'Rotor blade' } };
    expect((await readNext(odd('Q-2', numbered(NEXT), TOTALS), { fields: {}, lines: [line] }, one)).lines).toEqual(READ);
  });

  it('are told from labels far above a table without heads, and what stands below those', async () => {
    const bare = (page: readonly Printed[]): Printed[] => [...page.filter(([, top]) => top !== 300), [100, 236, 'Vubble', 10], [330, 236, 'Wexel date', 10], [100, 250, '28520', 10], [330, 250, '2026-05-02', 10]];
    const { layout, lines } = await readNext(bare(odd('Q-2', NEXT, TOTALS)), undefined, bare(FIRST));
    expect(layout?.lines?.columns.flatMap(({ head }) => head)).toEqual([]);
    expect(lines).toEqual(READ);
  });

  it('say what of the texts of an item is its name, though its columns have no heads and stand elsewhere', async () => {
    const plain = (number: string, items: readonly (readonly [name: string, quantity: string, price: string, net: string])[], sums: readonly [string, string, string], shift = 0): Printed[] => {
      const rows = items.flatMap(([name, quantity, price, net], index): Printed[] => [[50 + shift, 300 + index * 18, name, 10], right(350 + shift, 300 + index * 18, quantity), right(430 + shift, 300 + index * 18, price), right(510 + shift, 300 + index * 18, net)]);
      const end = 320 + items.length * 18;
      return [[50, 60, 'Quorble Handel', 18], [50, 80, 'www.quorble.example'], [420, 60, 'INVOICE', 16], [340, 150, 'Invoice number:'], [450, 150, number], [340, 164, 'Invoice date:'], [450, 164, '14/03/2026'], [50, 120, 'Goods delivered to the customer according to agreement'],
        ...rows, [380, end, 'Subtotal'], right(530, end, sums[0]), [380, end + 16, 'VAT 20%'], right(530, end + 16, sums[1]), [380, end + 32, 'Total'], right(530, end + 32, sums[2])];
    };
    const before = plain('Q-1', [['Rotor blade: of steel', '4', '25.00', '100.00'], ['Bearing: greased', '2', '10.50', '21.00']], ['121.00', '24.20', '145.20']);
    const next = plain('Q-2', [['Gasket set: of rubber', '3', '7.00', '21.00'], ['Bearing: greased', '1', '10.50', '10.50'], ['Oil: in cans', '12', '30.00', '360.00']], TOTALS, 25);
    const { lines, outcome } = await readNext(next, undefined, before);
    expect(lines.map(([name]) => name)).toEqual(['Gasket set', 'Bearing', 'Oil']);
    expect(outcome.layout?.missed).toEqual(['lines']);
  });

  it('tell the totals that they come to, though all labels are others', async () => {
    const page = odd('Q-2', NEXT, TOTALS).map(([left, top, text, size]): Printed => [left, top, text.replace('Subtotal', 'Frimm').replace('VAT 20%', 'Plink 20%').replace(/^Total$/, 'Woxel'), size ?? 10]);
    const { outcome: { invoice, evidence }, lines } = await readNext(page);
    expect([lines, invoice.totals]).toMatchObject([READ, { lineNetSum: '391.5', withoutVat: '391.5', vat: '78.3', withVat: '469.8' }]);
    expect(evidence['totals.withVat']?.text).toBe('469.80');
    expect(evidence['totals.withVat']?.confidence).toBeGreaterThan(0.9);
  });

  it('cut names to their first line where several items showed that, though they had been read right', async () => {
    const plain = (number: string, items: readonly (readonly [name: string, below: string, quantity: string, price: string, net: string])[], sums: readonly [string, string, string]): Printed[] => {
      const rows = items.flatMap(([name, below, quantity, price, net], index): Printed[] => [[50, 318 + index * 30, name, 10], [50, 330 + index * 30, below, 10], right(300, 318 + index * 30, quantity), right(400, 318 + index * 30, price), right(530, 318 + index * 30, net)]);
      const end = 340 + items.length * 30;
      return [[50, 60, 'Quorble Handel', 18], [50, 80, 'www.quorble.example'], [420, 60, 'INVOICE', 16], [340, 150, 'Invoice number:'], [450, 150, number], [340, 164, 'Invoice date:'], [450, 164, '14/03/2026'],
        [50, 300, 'Description', 10], right(300, 300, 'Quantity'), right(400, 300, 'Price'), right(530, 300, 'Amount'), ...rows, [380, end, 'Subtotal'], right(530, end, sums[0]), [380, end + 16, 'VAT 20%'], right(530, end + 16, sums[1]), [380, end + 32, 'Total'], right(530, end + 32, sums[2])];
    };
    const before = plain('Q-1', [['Rotor', 'blue', '4', '25.00', '100.00'], ['Bearing', 'steel', '2', '10.50', '21.00'], ['Gasket', 'of rubber', '3', '3.00', '9.00']], ['130.00', '26.00', '156.00']);
    const lines = [['4', '25', '100', 'Rotor'], ['2', '10.5', '21', 'Bearing'], ['3', '3', '9', 'Gasket']].map(([quantity = '', net = '', amount = '', name = ''], index) => ({ ...emptyLine(), id: String(index + 1), quantity, net: amount, price: { net }, item: { ...emptyLine().item, name } }));
    const next = plain('Q-2', [['Rotor blade for machines of the newest', 'series eleven', '4', '25.00', '100.00'], ['Bearing for the rotors of all machines', 'delivered in March', '2', '10.50', '21.00']], ['121.00', '24.20', '145.20']);
    expect((await readNext(next, { fields: {} }, before)).lines.map(([name]) => name)).not.toEqual(['Rotor blade for machines of the newest', 'Bearing for the rotors of all machines']);
    const read = await readNext(next, { fields: { number: 'Q-1' }, asRead: ['lines'], lines }, before);
    expect(read.layout?.lines).toMatchObject({ rules: { name: 'first' }, agreed: true });
    expect(read.lines.map(([name]) => name)).toEqual(['Rotor blade for machines of the newest', 'Bearing for the rotors of all machines']);
  });
});
