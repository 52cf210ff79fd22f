import { describe, expect, it } from 'vitest';
import { layOut } from '../../../pdf/layout.js';
import { page } from '../../testing/reading-of.js';
import { withPercentSigns } from './percent-signs.js';

const textOf = (line: string, confidence?: number): string | undefined => layOut([page(line).map((word) => (confidence === undefined ? word : { ...word, confidence }))]).map(withPercentSigns)[0]?.text;

describe(withPercentSigns, () => {
  it.each([
    ['Moms 25 96', 'Moms 25 %'],
    ['Moms 25,5 26 av 1654,60', 'Moms 25,5 % av 1654,60'],
    ['VAT 20 926', 'VAT 20 %'],
    ['Moms 31 96', 'Moms 31 96'],
    ['Total 25 96', 'Total 25 96'],
  ])('reads %s on a scan as %s', (line, text) => {
    expect(textOf(line, 0.9)).toBe(text);
  });

  it.each([
    ['Umsatzsteuer 19 v. H. 650,76', 'Umsatzsteuer 19 % 650,76'],
    ['VAT 20 per cent', 'VAT 20 %'],
    ['Alkohol 19 Prozent', 'Alkohol 19 Prozent'],
  ])('has %s as %s', (line, text) => {
    expect(textOf(line)).toBe(text);
  });

  it('leaves what is printed', () => {
    expect(textOf('Moms 25 96')).toBe('Moms 25 96');
  });
});
