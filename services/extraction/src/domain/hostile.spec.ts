import { deflateSync } from 'node:zlib';
import { emptyInvoice, writeCii, writeUbl } from '@smartap/en16931';
import { describe, expect, it } from 'vitest';
import { extract } from './extract.js';
import { assemblePdf, ENGLISH_PAGE, makePdf, stream } from './testing/make-pdf.js';

const text = (content: string): Uint8Array => Buffer.from(content, 'utf8');
const UBL = writeUbl({ ...emptyInvoice(), number: 'INV-1', notes: [{ text: 'a note' }] });
const MIB = 1024 * 1024;
const PAGE = '/MediaBox [0 0 595 842] /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>';

/** The page in English with its catalogue changed. */
function changed(from: string | RegExp, to: string, files: Parameters<typeof makePdf>[1] = []): Uint8Array {
  const whole = Buffer.from(makePdf([ENGLISH_PAGE], files)).toString('latin1');
  expect(whole).toMatch(from);
  return Buffer.from(whole.replace(from, to), 'latin1');
}

describe('A hostile PDF', () => {
  it('is refused when it is encrypted', async () => {
    const secret = `<${'5a'.repeat(32)}>`;
    const bytes = assemblePdf(
      ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', `<< /Type /Page /Parent 2 0 R ${PAGE} >>`, `<< /Filter /Standard /V 1 /R 2 /O ${secret} /U ${secret} /P -4 >>`],
      '/Encrypt 4 0 R /ID [<0123456789abcdef> <0123456789abcdef>]',
    );
    expect(await extract(bytes)).toMatchObject({ outcome: 'refused', reason: 'ENCRYPTED_PDF' });
  });

  it('is read without its scripts and its other files', async () => {
    const script = '/OpenAction << /S /JavaScript /JS (globalThis.hostile = true; app.alert\\("x"\\)) >> /AA << /WC << /S /Launch /F (/bin/sh) >> >>';
    const bytes = changed('/Type /Catalog', `/Type /Catalog ${script}`, [{ name: 'run.exe', content: 'MZ' }, { name: 'a.js', content: 'globalThis.hostile = true' }]);
    expect(await extract(bytes)).toMatchObject({ outcome: 'extracted', format: 'pdf-text', invoice: { number: 'NW-20931' } });
    expect(globalThis).not.toHaveProperty('hostile');
  });

  it('is refused when it has 10,000 pages', async () => {
    const kids = '3 0 R '.repeat(10_000);
    const bytes = assemblePdf(['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [${kids}] /Count 10000 >>`, `<< /Type /Page /Parent 2 0 R ${PAGE} >>`]);
    expect(await extract(bytes)).toMatchObject({ outcome: 'refused', reason: 'TOO_MANY_PAGES' });
  });

  it('is not believed when it claims 10,000 pages and has one', async () => {
    const outcome = await extract(changed('/Count 1 ', '/Count 10000 '));
    expect(outcome).toMatchObject({ outcome: 'extracted', invoice: { number: 'NW-20931' } });
  });

  it('ends when its pages contain one another', async () => {
    const bytes = assemblePdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>', '<< /Type /Pages /Kids [2 0 R] /Parent 2 0 R /Count 1 >>']);
    expect(await extract(bytes)).toMatchObject({ outcome: 'refused', reason: 'UNREADABLE_PDF' });
  });

  it('is refused or read when a stream of its page unfolds to a thousand times its size', async () => {
    const packed = deflateSync(Buffer.alloc(24 * MIB, ' ')).toString('latin1');
    const bytes = assemblePdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', `<< /Type /Page /Parent 2 0 R ${PAGE} /Contents 4 0 R >>`, stream('/Filter /FlateDecode', packed)]);
    expect(await extract(bytes)).toMatchObject({ outcome: 'refused', reason: 'NO_TEXT_LAYER' });
  });

  it('is refused at once when it prints its texts on each other thousands of times', async () => {
    const content = `BT /F1 8 Tf ${'1 0 0 1 50 700 Tm (NW-20931) Tj '.repeat(25_000)} ET`;
    const bytes = assemblePdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', `<< /Type /Page /Parent 2 0 R ${PAGE} /Contents 4 0 R >>`, stream('', content)]);
    expect(await extract(bytes)).toMatchObject({ outcome: 'refused', reason: 'TOO_COMPLEX' });
  });

  it.each(['../../etc/passwd.xml', '/etc/cron.d/x.xml', 'C:\\\\Windows\\\\x.xml', 'factur-x.xml\u0000.exe', '..%2f..%2fx.xml'])('names a file %j as it likes: the name opens nothing', async (name) => {
    const cii = writeCii({ ...emptyInvoice(), number: 'INV-2' });
    expect(await extract(makePdf([ENGLISH_PAGE], [{ name, content: cii }]))).toMatchObject({ outcome: 'extracted', format: 'facturx', invoice: { number: 'INV-2' } });
  });

  it('does not get its entities unfolded by an attached XML either', async () => {
    const content = UBL.replace(/<Invoice/, `${laughs()}<Invoice`);
    const outcome = await extract(makePdf([ENGLISH_PAGE], [{ name: 'factur-x.xml', content }]));
    expect(outcome).toMatchObject({ outcome: 'extracted', format: 'pdf-text', review: expect.arrayContaining([expect.objectContaining({ reason: 'ATTACHMENT_UNREADABLE' })]) as unknown });
  });
});

/** A document type whose entity a9 stands for a thousand million words. */
function laughs(): string {
  const entities = Array.from({ length: 10 }, (_, level) => `<!ENTITY a${level} "${level === 0 ? 'ha' : `&a${level - 1};`.repeat(10)}">`);
  return `<!DOCTYPE Invoice [${entities.join('')}]>`;
}

describe('A hostile XML', () => {
  it.each([
    ['billion laughs', UBL.replace('<Invoice', `${laughs()}<Invoice`).replace('a note', '&a9;')],
    ['a file of the server', UBL.replace('<Invoice', '<!DOCTYPE Invoice [<!ENTITY f SYSTEM "file:///etc/passwd">]><Invoice').replace('a note', '&f;')],
    ['a parameter entity of the network', UBL.replace('<Invoice', '<!DOCTYPE Invoice [<!ENTITY % e SYSTEM "http://127.0.0.1:1/x.dtd">%e;]><Invoice')],
  ])('is refused: %s', async (_, xml) => {
    expect(await extract(text(xml))).toMatchObject({ outcome: 'refused', reason: 'DOCTYPE_REFUSED' });
  });

  it.each([
    ['elements in elements', '<a>'.repeat(200_000), 'TOO_COMPLEX'],
    ['a million elements', `<Invoice>${'<a/>'.repeat(1_000_000)}</Invoice>`, 'TOO_COMPLEX'],
    ['a text of a megabyte', `<Invoice>${'x'.repeat(MIB)}</Invoice>`, 'TOO_COMPLEX'],
    ['an attribute without end', `<Invoice a="${'x'.repeat(MIB)}`, 'MALFORMED_XML'],
  ])('is refused soon: %s', async (_, xml, reason) => {
    expect(await extract(text(xml.replaceAll('<Invoice', '<Invoice xmlns="urn:x"').replace(/^<a>/, '<a xmlns="urn:x">')))).toMatchObject({ outcome: 'refused', reason });
  });

  it('names an attachment with a path: the name is a name', async () => {
    const xml = writeUbl({ ...emptyInvoice(), number: 'INV-1', attachments: [{ id: '1', filename: '../../etc/passwd', mediaType: 'text/plain' }] }, { attachmentBytes: () => Buffer.from('x') });
    const outcome = await extract(text(xml));
    expect(outcome).toMatchObject({ outcome: 'extracted', invoice: { attachments: [{ filename: '../../etc/passwd', sizeBytes: 1 }] } });
  });
});
