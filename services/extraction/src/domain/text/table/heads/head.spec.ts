import { describe, expect, it } from 'vitest';
import { DEFAULT_EXTRACTION_LIMITS } from '../../../outcome.js';
import { layOut } from '../../../pdf/layout.js';
import { openPdf } from '../../../pdf/open-pdf.js';
import { makePdf, type Printed } from '../../../testing/make-pdf.js';
import { read } from '../../print/reading.js';
import { findHeads } from './head.js';

const HEADS = ['Item', 'Qty', 'Price', 'Amount'];

/** The columns of the heads on a page with a line of so many. */
async function columnsOf(count: number): Promise<number[]> {
  const line = Array.from({ length: count }, (_, at): Printed => [10 + (at * 560) / count, 300, HEADS[at % HEADS.length] ?? '', 2]);
  const pdf = await openPdf(makePdf([line]), DEFAULT_EXTRACTION_LIMITS);
  if ('outcome' in pdf) throw new Error(pdf.message);
  const words = await pdf.words(1);
  await pdf.close();
  return findHeads(read(layOut([words]))).map(({ columns }) => columns.length);
}

describe(findHeads, () => {
  it('takes no line of more columns than a table has: to try them all would take for ever', async () => {
    expect(await columnsOf(40)).toEqual([40]);
    expect(await columnsOf(44)).toEqual([]);
  });
});
