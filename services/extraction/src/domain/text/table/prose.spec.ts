import { describe, expect, it } from 'vitest';
import type { Printed } from '../../testing/make-pdf.js';
import { linesOf, TITLE, totals } from '../../testing/print-table.js';
import { proseItems } from './prose.js';

const prose = (...texts: readonly string[]): Printed[] => texts.map((text, at): Printed => [50, 240 + at * 13, text]);
const SUMS = [['Net total', '1,560.00'], ['VAT 20%', '312.00'], ['Total', '1,872.00']] as const;

describe(proseItems, () => {
  it('takes the items that sentences name before their amounts, with what makes these', async () => {
    const text = prose('Photographs of 11 people in your office on 14 April 2026, fixed price 1,060.00.', 'Retouching and delivery, 10 hours at EUR 30.00, EUR 300.00.', 'Texts in two languages: 2,000 words at 0.10', 'each, EUR 200.00.');
    const { lines } = await linesOf([...TITLE, ...text, ...totals(330, SUMS)]);
    expect(lines).toEqual([
      ['Photographs of 11 people in your office', '1', undefined, '1060', '1060', '20'],
      ['Retouching and delivery', '10', 'HUR', '30', '300', '20'],
      ['Texts in two languages', '2000', 'D68', '0.1', '200', '20'],
    ]);
  });

  it('takes the line above a product for its name', async () => {
    const { lines } = await linesOf([...TITLE, ...prose('Removal of a drain', '5 pcs at EUR 240.00 = EUR 1,200.00', '', 'Fitting', '9 hours at EUR 40.00 = EUR 360.00'), ...totals(330, SUMS)]);
    expect(lines.map(([name, quantity, , price]) => [name, quantity, price])).toEqual([['Removal of a drain', '5', '240'], ['Fitting', '9', '40']]);
  });

  it('takes none where they do not come to the net total', async () => {
    const { lines } = await linesOf([...TITLE, ...prose('Retouching, 10 hours at EUR 30.00, EUR 300.00.', 'Travel, agreed at EUR 50.00.'), ...totals(330, SUMS)]);
    expect(lines).toEqual([]);
  });
});
