import { emptyInvoice, writeCii, writeUbl } from '@smartap/en16931';
import type { Invoice } from '@smartap/en16931';
import { describe, expect, it } from 'vitest';
import { extract } from './extract.js';
import type { Extracted, ExtractionContext, Refused } from './outcome.js';
import { ENGLISH_PAGE, GERMAN_PAGE, makePdf } from './testing/make-pdf.js';

function anInvoice(): Invoice {
  return {
    ...emptyInvoice(),
    number: 'INV-1',
    issueDate: '2026-03-01',
    typeCode: '380',
    currency: 'EUR',
    seller: { name: 'Seller GmbH', identifiers: [] },
    buyer: { name: 'Buyer AG', identifiers: [] },
    totals: { lineNetSum: '100', withoutVat: '100', vat: '19', withVat: '119', due: '119' },
    lines: [{ id: '1', quantity: '2', net: '100', allowances: [], charges: [], price: { net: '50' }, item: { name: 'Screw', classifications: [], attributes: [] } }],
  };
}

async function extracted(bytes: Uint8Array, context?: ExtractionContext): Promise<Extracted> {
  const outcome = await extract(bytes, context);
  if (outcome.outcome !== 'extracted') throw new Error(`not extracted: ${JSON.stringify(outcome)}`);
  return outcome;
}

async function refusal(bytes: Uint8Array, context?: ExtractionContext): Promise<Refused['reason']> {
  const outcome = await extract(bytes, context);
  if (outcome.outcome !== 'refused') throw new Error('extracted, not refused');
  expect(outcome.message).toMatch(/\w+.*\.$/);
  return outcome.reason;
}

const text = (content: string): Uint8Array => Buffer.from(content, 'utf8');

describe(extract, () => {
  it('reads UBL and CII, each value with the element it came from', async () => {
    for (const [write, format] of [[writeUbl, 'ubl'], [writeCii, 'cii']] as const) {
      const outcome = await extracted(text(write(anInvoice())));
      expect(outcome.format).toBe(format);
      expect(outcome.invoice.totals.withVat).toBe('119');
      expect(outcome.evidence['totals.withVat']).toMatchObject({ method: 'xml', confidence: 1 });
      expect(outcome.evidence['lines[0]']?.xpath).toMatch(/\[1\]$/);
      expect(outcome.review).toEqual([]);
    }
  });

  it('says of each line where it stands, also of those that are parts of another', async () => {
    const [line] = anInvoice().lines as [Invoice['lines'][number]];
    const lines = [line, { ...line, id: '1.1', parentId: '1', subtype: 'INFORMATION' }, { ...line, id: '2' }];
    const { evidence } = await extracted(text(writeUbl({ ...anInvoice(), lines })));
    expect(lines.map((_, index) => evidence[`lines[${index}]`]?.xpath)).toEqual(['/Invoice/cac:InvoiceLine[1]', '/Invoice/cac:InvoiceLine[1]/cac:SubInvoiceLine[1]', '/Invoice/cac:InvoiceLine[2]']);
  });

  it('asks a person about what is missing; stated totals that do not close are left to validation', async () => {
    const invoice = anInvoice();
    delete invoice.issueDate;
    invoice.totals.withVat = '120';
    const { review } = await extracted(text(writeUbl(invoice)));
    expect(review).toContainEqual({ field: 'issueDate', term: 'BT-2', reason: 'MISSING', confidence: 0 });
    expect(review.filter((item) => item.reason === 'ARITHMETIC')).toEqual([]);
  });

  it('takes the XML out of a hybrid PDF, whatever its name, before the page', async () => {
    for (const name of ['factur-x.xml', 'anything.xml']) {
      const outcome = await extracted(makePdf([ENGLISH_PAGE], [{ name, content: writeCii(anInvoice()) }]));
      expect(outcome.format).toBe('facturx');
      expect(outcome.invoice.number).toBe('INV-1');
    }
  });

  it('reads the page when asked to, or when the attachment is broken, and says so', async () => {
    const whole = makePdf([ENGLISH_PAGE], [{ name: 'factur-x.xml', content: writeCii(anInvoice()) }]);
    expect((await extracted(whole, { ignoreAttachments: true })).invoice.number).toBe('NW-20931');
    const broken = await extracted(makePdf([ENGLISH_PAGE], [{ name: 'factur-x.xml', content: '<broken' }]));
    expect(broken.format).toBe('pdf-text');
    expect(broken.review.map((item) => item.reason)).toContain('ATTACHMENT_UNREADABLE');
  });

  it('reads an English text PDF', async () => {
    const { invoice, format, evidence } = await extracted(makePdf([ENGLISH_PAGE]));
    expect(format).toBe('pdf-text');
    expect(invoice).toMatchObject({
      number: 'NW-20931',
      issueDate: '2026-03-14',
      dueDate: '2026-04-13',
      currency: 'GBP',
      purchaseOrderReference: 'PO-7781',
      seller: { name: 'Northwind Tools Ltd', vatId: 'GB123456789' },
      buyer: { name: 'Contoso Retail plc' },
      totals: { withoutVat: '1200', vat: '240', withVat: '1440', due: '1440' },
      paymentInstructions: { creditTransfers: [{ accountId: 'GB82WEST12345698765432' }] },
    });
    expect(evidence['totals.withVat']).toMatchObject({ method: 'text', page: 1, text: '£1,440.00', label: 'Total' });
    expect(evidence['totals.withVat']?.box?.[0]).toBeCloseTo(470, 0);
    expect(evidence['totals.withVat']?.confidence).toBeGreaterThan(0.9);
  });

  it('reads a German text PDF', async () => {
    const { invoice } = await extracted(makePdf([GERMAN_PAGE]));
    expect(invoice).toMatchObject({
      number: 'RE-2026-118',
      issueDate: '2026-03-03',
      dueDate: '2026-04-02',
      currency: 'EUR',
      purchaseOrderReference: 'B-4471',
      seller: { name: 'Muster Werkzeuge GmbH', vatId: 'DE136695976' },
      buyer: { name: 'Beispiel Handel AG' },
      totals: { withoutVat: '1234.5', vat: '234.56', withVat: '1469.06' },
    });
  });

  it.each([['a space', ' '], ['a space that does not break lines', '\u00a0']])('reads thousands parted by %s', async (_, gap) => {
    const page = ENGLISH_PAGE.map(([left, top, printed]) => [left, top, printed.replace(/^£1,(\d{3})\.(\d{2})$/, `1${gap}$1,$2 €`).replace(/^£(\d+)\.(\d{2})$/, '$1,$2 €')] as const);
    const { invoice } = await extracted(makePdf([page]));
    expect(invoice).toMatchObject({ currency: 'EUR', totals: { withoutVat: '1200', vat: '240', withVat: '1440' }, lines: [{ net: '90' }, { net: '1110' }] });
  });

  it('never takes the tenant for the seller', async () => {
    const { invoice } = await extracted(makePdf([ENGLISH_PAGE]), { buyerNames: ['Northwind Tools Ltd'] });
    expect(invoice.buyer.name).toBe('Northwind Tools Ltd');
    expect(invoice.seller.name).not.toBe('Northwind Tools Ltd');
  });

  it('asks a person when the printed totals do not close', async () => {
    const page = ENGLISH_PAGE.map((each) => (each[2] === '£240.00' ? ([each[0], each[1], '£200.00'] as const) : each));
    const { review } = await extracted(makePdf([page]));
    expect(review.some((item) => item.field.startsWith('totals.'))).toBe(true);
  });

  it('refuses what is no invoice, with the reason', async () => {
    expect(await refusal(new Uint8Array())).toBe('EMPTY_DOCUMENT');
    expect(await refusal(text('{}'))).toBe('UNSUPPORTED_FORMAT');
    expect(await refusal(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]))).toBe('NO_TEXT_LAYER');
    expect(await refusal(text('<a><b></a>'))).toBe('MALFORMED_XML');
    expect(await refusal(text('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))).toBe('DOCTYPE_REFUSED');
    expect(await refusal(text('<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'))).toBe('NOT_AN_INVOICE');
    expect(await refusal(makePdf([[]]))).toBe('NO_TEXT_LAYER');
    expect(await refusal(makePdf([[[50, 60, 'Dear Ann,'], [50, 80, 'the meeting is on 3 May 2026 at ten.']]]))).toBe('NOT_AN_INVOICE');
    expect(await refusal(makePdf([[[50, 60, 'PURCHASE ORDER', 18], [50, 90, 'Order number: 771'], [50, 110, 'Total: 119.00 EUR']]]))).toBe('NOT_AN_INVOICE');
    expect(await refusal(makePdf([[]], [{ name: 'order-x.xml', content: '<o xmlns="urn:x"/>' }]))).toBe('NOT_AN_INVOICE');
  });

  it('says of a cover what it encloses', async () => {
    const cover = makePdf([[[50, 60, 'Please find our invoice enclosed. For the best experience open this portfolio in a recent reader.']]], [{ name: 'R-4711.pdf', content: '%PDF-1.7' }]);
    expect(await extract(cover)).toMatchObject({ outcome: 'refused', reason: 'NOT_AN_INVOICE', message: expect.stringContaining('(R-4711.pdf)') as string });
  });

  it('refuses a truncated PDF', async () => {
    expect(await refusal(makePdf([ENGLISH_PAGE]).slice(0, 150))).toBe('UNREADABLE_PDF');
    expect(await refusal(text('%PDF-1.7 and nothing else'))).toBe('UNREADABLE_PDF');
  });

  it('stops at its limits', async () => {
    expect(await refusal(text('<a/>'), { limits: { maxBytes: 2 } })).toBe('TOO_LARGE');
    expect(await refusal(makePdf([ENGLISH_PAGE, ENGLISH_PAGE]), { limits: { maxPages: 1 } })).toBe('TOO_MANY_PAGES');
    expect(await refusal(makePdf([ENGLISH_PAGE]), { limits: { maxWordsPerPage: 10 } })).toBe('TOO_COMPLEX');
    const partly = await extracted(makePdf([ENGLISH_PAGE, [], ENGLISH_PAGE]), { limits: { maxTextPages: 2 } });
    expect(partly.review.map((item) => item.reason)).toContain('PAGES_NOT_READ');
  });
});
