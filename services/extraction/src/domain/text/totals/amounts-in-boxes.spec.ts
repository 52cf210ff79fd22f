import { describe, expect, it } from 'vitest';
import { layOut } from '../../pdf/layout.js';
import type { Word } from '../../pdf/word.js';
import { read } from '../print/reading.js';
import { totalCandidates } from './amount-candidates.js';
import { inBox } from './amounts-in-boxes.js';
import { findTotals } from './find-totals.js';

/** Texts by their left edge, in lines. */
const lines = (...rows: readonly Readonly<Record<number, string>>[]): Word[] =>
  rows.flatMap((row, index) => Object.entries(row).map(([left, text]): Word => ({ text, box: [Number(left), index * 14, Number(left) + text.length * 5, index * 14 + 10], page: 1, size: 10, opens: false, closes: false })));

const LABELS = { 50: 'Imponibile', 150: 'Aliquota', 250: 'Imposta', 350: 'Totale' };

describe(inBox, () => {
  it('finds totals in a row of boxes that are set to another side than their labels', () => {
    const { net, tax, gross } = findTotals(read(layOut([lines(LABELS, { 110: '585,27', 200: '22%', 300: '128,76', 410: '714,03' })])));
    expect([net?.value, tax?.value, gross?.value]).toEqual(['585.27', '128.76', '714.03']);
  });

  it('gives each label what stands in its box, though another stands above it, with the rows below, and the total that stands alone below its label', () => {
    const heads = { 50: 'BASE IMPONIBLE', 150: '% IVA', 190: 'CUOTA IVA' };
    const { net, tax, gross } = findTotals(read(layOut([lines(heads, { 100: '100,00', 180: '4,00', 240: '4,00' }, { 100: '200,00', 175: '10,00', 235: '20,00', 300: 'TOTAL FACTURA EUROS' }, { 400: '324,00' })])));
    expect([net?.value, tax?.value, gross?.value]).toEqual(['300', '24', '324']);
  });

  it('gives a label what stands in its box before what stands under it further down, and the last one what stands alone under it', () => {
    const heads = { 50: 'Spese imballo', 150: 'Imponibile', 250: 'Aliq. IVA', 350: 'Imposta' };
    const { net, tax, gross } = findTotals(read(layOut([lines(heads, { 100: '38,00', 200: '400,00', 310: '22 %', 400: '88,00' }, { 50: 'Scadenze', 340: 'TOTALE FATTURA EURO' }, { 50: '31/12/2031', 110: '€ 488,00', 375: '488,00' })])));
    expect([net?.value, tax?.value, gross?.value]).toEqual(['400', '88', '488']);
  });

  it('takes no subtotal that is carried over for a total', () => {
    const { net, gross } = findTotals(read(layOut([lines({ 50: 'SUMA Y SIGUE', 300: '150,00' }, { 50: 'Base imponible', 300: '200,00' }, { 50: 'IVA 10 %', 300: '20,00' }, { 50: 'Total factura', 300: '220,00' })])));
    expect([net?.value, gross?.value]).toEqual(['200', '220']);
    expect(totalCandidates(read(layOut([lines({ 50: 'SUMA Y SIGUE', 300: '150,00' })])), 'gross')).toEqual([]);
  });

  it.each([
    ['left of the first box', { 10: '585,27', 300: '128,76', 410: '714,03' }],
    ['two in one box', { 305: '128,76', 410: '714,03', 480: '1,00' }],
  ])('takes none where an amount stands %s', (_, values) => {
    const reading = read(layOut([lines(LABELS, values)]));
    expect(reading.labels[0]?.flatMap((hit) => inBox(reading, 0, hit))).toEqual([]);
  });
});
