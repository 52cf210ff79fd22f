import { describe, expect, it } from 'vitest';
import { extract } from '../extract.js';
import { ENGLISH_PAGE, makePdf } from '../testing/make-pdf.js';

const WHOLE = Buffer.from(makePdf([ENGLISH_PAGE])).toString('latin1');

describe('A damaged PDF', () => {
  it.each([
    ['with other bytes before its header', `Received: by mail\r\n\r\n${WHOLE}`],
    ['with other bytes after its end', `${WHOLE}\n--boundary--\n`],
    ['without its end', WHOLE.slice(0, WHOLE.lastIndexOf('startxref'))],
    ['without table and trailer', WHOLE.slice(0, WHOLE.lastIndexOf('xref\n0'))],
    ['whose table points beside its objects', WHOLE.replaceAll(/^(\d{10}) 00000 n/gm, (_, offset: string) => `${String(Number(offset) + 7).padStart(10, '0')} 00000 n`)],
    ['whose table is said to be elsewhere', WHOLE.replace(/startxref\n\d+/, 'startxref\n3')],
    ['whose stream has another length than it says', WHOLE.replace(/\/Length \d+/, '/Length 12')],
    ['whose streams do not say where they end', WHOLE.replaceAll('\nendstream', '')],
    ['whose lines were changed in transfer', WHOLE.replaceAll(/(?<!\r)\n/g, '\r\n')],
  ])('is read %s', async (_, bytes) => {
    expect(await extract(Buffer.from(bytes, 'latin1'))).toMatchObject({ outcome: 'extracted', invoice: { number: 'NW-20931', totals: { withVat: '1440' } } });
  });

  it.each([['dictionaries', '<<\n/Filter /FlateDecode\n'], ['lists', '[1 2 '], ['texts', '<< /A (b >>\nendobj\n'.repeat(20)]])('ends at once where it says an object again and again in %s without an end', async (_, open) => {
    const again = `\n7 0 obj\n${open}`.repeat(8000);
    expect(await extract(Buffer.from(`${WHOLE.slice(0, -9)}${again}`, 'latin1'))).toMatchObject({ outcome: 'extracted', invoice: { number: 'NW-20931' } });
    const lost = `${WHOLE.slice(0, WHOLE.lastIndexOf('xref\n0'))}${again}\ntrailer\n<< /Root 1 0 R >>`;
    expect(await extract(Buffer.from(lost, 'latin1'))).toHaveProperty('outcome');
  });

  it('is refused at once where thousands of its streams do not say where they end', async () => {
    const again = `\n7 0 obj\n<< /Length 900 >>\nstream\n${'x'.repeat(400)}`.repeat(8000);
    expect(await extract(Buffer.from(`${WHOLE.slice(0, WHOLE.lastIndexOf('xref\n0'))}${again}`, 'latin1'))).toMatchObject({ outcome: 'refused', reason: 'UNREADABLE_PDF' });
  });

  it('is refused at once where thousands of its streams are not as long as they say, and the word for their end is part of another', async () => {
    const again = `\n7 0 obj\n<< /Length 900 >>\nstream\n${'x'.repeat(400)}endstream\nendobj`.repeat(8000);
    expect(await extract(Buffer.from(`${WHOLE.slice(0, WHOLE.lastIndexOf('xref\n0'))}${again}`, 'latin1'))).toMatchObject({ outcome: 'refused', reason: 'UNREADABLE_PDF' });
  });

  it('is read with thousands of streams without a line end before the word for theirs', async () => {
    const others = Array.from({ length: 4000 }, (_, index) => `\n${90 + index} 0 obj\n<< /Length 400 >>\nstream\n${'x'.repeat(400)}endstream\nendobj`).join('');
    expect(await extract(Buffer.from(`${WHOLE.slice(0, -9)}${others}`, 'latin1'))).toMatchObject({ outcome: 'extracted', invoice: { number: 'NW-20931' } });
  });

  it('is read however often it was saved', async () => {
    const saved = `${WHOLE}${'90 0 obj\n<< /A (b \\( c) /B [<0F> 2] >>\nendobj\n'.repeat(8000)}`;
    expect(await extract(Buffer.from(saved, 'latin1'))).toMatchObject({ outcome: 'extracted', invoice: { number: 'NW-20931' } });
  });

  it('is refused in words where its pages are gone', async () => {
    expect(await extract(Buffer.from(WHOLE.slice(0, WHOLE.indexOf('/Type /Page ')), 'latin1'))).toMatchObject({ outcome: 'refused', reason: 'UNREADABLE_PDF', message: expect.stringContaining('Export it again') as string });
  });
});
