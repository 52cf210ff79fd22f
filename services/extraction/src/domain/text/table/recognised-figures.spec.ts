import { describe, expect, it } from 'vitest';
import { makePdf, type Printed } from '../../testing/make-pdf.js';
import { recognised } from '../../testing/make-scan.js';
import { tableOf, TITLE, totals, type Column, type ItemRow } from '../../testing/print-table.js';
import { extract } from '../../extract.js';
import { extractPages } from '../extract-pages.js';
import type { ExtractionOutcome } from '../../outcome.js';

const COLUMNS: Column[] = [[50, 'left', 'Description'], [300, 'right', 'Quantity'], [410, 'right', 'Price'], [530, 'right', 'Amount']];
const SUMS = [['Net total', '395.50'], ['VAT 20%', '79.10'], ['Total', '474.60']] as const;

function pageOf(rows: readonly ItemRow[]): Printed[] {
  const { printed, bottom } = tableOf(COLUMNS, rows);
  return [...TITLE, ...printed, ...totals(bottom + 20, SUMS)];
}

const linesOf = (outcome: ExtractionOutcome): unknown[] => (outcome.outcome === 'extracted' ? outcome.invoice.lines.map(({ quantity, price, net }) => [quantity, price.net, net]) : []);
const LINES = [['3', '45.5', '136.5'], ['2', '104.5', '209'], ['1', '50', '50']];

describe('Figures that were recognised', () => {
  const rows: ItemRow[] = [['Torque wrench', '3', '45.50', '136.50'], ['Socket set', '2', '10450', '20900'], ['Case', '1', '50.00', '50.00']];

  it('have lost their decimal sign where the others of their column have two places', async () => {
    expect(linesOf(extractPages(await recognised(pageOf(rows)), {}, 'pdf-scan'))).toEqual(LINES);
  });

  it('lose none where they are printed so', async () => {
    expect(linesOf(await extract(makePdf([pageOf(rows)])))).not.toContainEqual(['2', '104.5', '209']);
  });

  it('are amounts right of all heads where that of theirs was not recognised', async () => {
    const { printed, bottom } = tableOf([...COLUMNS.slice(0, 2), [360, 'right', 'VAT'], [430, 'right', 'Price'], [530, 'right', '']], [['Torque wrench', '3', '20%', '45.50', '136.50'], ['Socket set', '2', '20%', '104.50', '209.00'], ['Case', '1', '20%', '50.00', '50.00']]);
    const page = [...TITLE, ...printed.filter(([, , text]) => text !== ''), ...totals(bottom + 20, SUMS)];
    expect(linesOf(extractPages(await recognised(page), {}, 'pdf-scan'))).toEqual(LINES);
  });

  it('tell how many of a price an amount is where the quantity is not there', async () => {
    const outcome = extractPages(await recognised(pageOf([['Torque wrench', '3', '45.50', '136.50'], ['Socket set', '', '104.50', '209.00'], ['Case', '1', '50.00', '50.00']])), {}, 'pdf-scan');
    expect(linesOf(outcome)).toEqual(LINES);
    expect(outcome.outcome === 'extracted' && outcome.evidence['lines[1].quantity']).toMatchObject({ method: 'derived' });
  });
});
