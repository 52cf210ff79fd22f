import { loadImage } from '@napi-rs/canvas';
import { extract, Tesseract } from '@smartap/extraction/domain';
import { PDFDocument } from 'pdf-lib';
import { afterAll, describe, expect, it } from 'vitest';
import { Random } from '../../random.js';
import { uncoloured } from './colours.js';
import { degraded } from './degraded.js';
import { DAMAGE_KINDS, kindsOf, type DamageKind } from './kinds.js';
import { photoFile } from './photo.js';

const PRINTED = [['Northwind Tools Ltd', 60, 760, 18], ['INVOICE', 420, 760, 16], ['Invoice number: NW-20931', 340, 690, 11], ['Invoice date: 14 March 2026', 340, 674, 11], ['Net total', 340, 500, 11], ['1,200.00 EUR', 440, 500, 11], ['VAT 20 %', 340, 484, 11], ['240.00 EUR', 440, 484, 11], ['Total', 340, 468, 11], ['1,440.00 EUR', 440, 468, 11]] as const;
// Two readings of a page and the start of the recogniser, on a busy machine.
const RECOGNISED_WITHIN_MS = 120_000;

const recogniser = new Tesseract();
afterAll(() => recogniser.close());

async function invoice(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([595, 842]);
  for (const [text, x, y, size] of PRINTED) page.drawText(text, { x, y, size });
  return pdf.save();
}

describe(kindsOf.name, () => {
  it('takes one kind or all', () => {
    expect(kindsOf('fax')).toEqual(['fax']);
    expect(kindsOf('all')).toEqual(DAMAGE_KINDS);
    expect(kindsOf('rain')).toEqual([]);
  });
});

describe(degraded.name, () => {
  it('prints a page in one pitch, each cell where it begins', async () => {
    const text = Buffer.from(await degraded(await invoice(), 1, 'typed')).toString();
    expect(text).toMatch(/^ +Northwind Tools Ltd {2,}INVOICE\r\n\r\n +Invoice number: NW-20931\r\n/);
    expect(text).toMatch(/\r\n +Total {2,}1,440\.00 EUR\f$/);
    expect(await extract(Buffer.from(text))).toMatchObject({ format: 'text', invoice: { number: 'NW-20931', totals: { withVat: '1440' } } });
  });

  it.each(['photo', 'fax', 'stamped'] satisfies DamageKind[])('does the same to a page by the same seed: %s', async (kind) => {
    const pdf = await invoice();
    const [first, again, other] = await Promise.all([degraded(pdf, 5, kind), degraded(pdf, 5, kind), degraded(pdf, 6, kind)]);
    expect(Buffer.compare(first, again)).toBe(0);
    expect(Buffer.compare(first, other)).not.toBe(0);
  }, RECOGNISED_WITHIN_MS);

  it.each(['photo', 'fax', 'watermarked'] satisfies DamageKind[])('leaves a page that can be read: %s', async (kind) => {
    expect(await extract(await degraded(await invoice(), 3, kind), { recogniser })).toMatchObject({ outcome: 'extracted', invoice: { number: 'NW-20931', totals: { withVat: '1440' } } });
  }, RECOGNISED_WITHIN_MS);
});

describe(photoFile.name, () => {
  it.each([0, 1, 2, 3] as const)('says how to turn what lies %i quarters turned', async (quarters) => {
    const random = new Random(quarters);
    const upright = uncoloured({ width: 40, height: 60, data: Uint8Array.from({ length: 2400 }, () => random.int(0, 255)) });
    const { width, height } = await loadImage(Buffer.from(photoFile(upright, { quarters, quality: 90 })));
    expect([width, height]).toEqual([40, 60]);
  });
});
