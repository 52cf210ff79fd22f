import { emptyInvoice, emptyLine, type Invoice } from '@smartap/en16931';
import { describe, expect, it } from 'vitest';
import type { Extracted } from '../../outcome.js';
import { layOut } from '../../pdf/layout.js';
import { openPdf } from '../../pdf/open-pdf.js';
import { DEFAULT_EXTRACTION_LIMITS } from '../../outcome.js';
import { ENGLISH_PAGE, makePdf } from '../../testing/make-pdf.js';
import { withPrintedLines } from './lines-of-page.js';

const pdf = await openPdf(makePdf([ENGLISH_PAGE]), DEFAULT_EXTRACTION_LIMITS);
if ('outcome' in pdf) throw new Error(pdf.message);
const rows = layOut([pdf.words(1)]);
pdf.close();

const stated = (parts: Partial<Invoice>): Extracted => ({ outcome: 'extracted', format: 'facturx', invoice: { ...emptyInvoice(), number: 'NW-20931', ...parts }, evidence: { number: { method: 'xml', confidence: 1 } }, review: [] });

describe(withPrintedLines.name, () => {
  it('takes the lines of the page where the XML has none, with where they stand', () => {
    const { invoice, evidence } = withPrintedLines(rows, stated({ totals: { withoutVat: '1200.00', withVat: '1440.00' } }), {});
    expect(invoice.lines.length).toBeGreaterThan(0);
    expect(invoice.totals, 'what the XML states stays').toEqual({ withoutVat: '1200.00', withVat: '1440.00' });
    expect(evidence['lines[0].net']).toMatchObject({ method: 'text', page: 1 });
    expect(evidence['number']).toEqual({ method: 'xml', confidence: 1 });
  });

  it.each<[string, Partial<Invoice>]>([
    ['they do not come to the stated total', { totals: { withoutVat: '1199.99' } }],
    ['they do not come to the stated sum of lines', { totals: { lineNetSum: '1100', withoutVat: '1200' } }],
    ['no total is stated', {}],
    ['the XML has lines', { totals: { withoutVat: '1200' }, lines: [{ ...emptyLine(), id: '1', net: '1200' }] }],
  ])('leaves an invoice as it is where %s', (_, parts) => {
    const before = stated(parts);
    expect(withPrintedLines(rows, before, {})).toBe(before);
  });
});
