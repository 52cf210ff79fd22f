import { describe, expect, it } from 'vitest';
import { TERM_PATHS, evidenceOf, readInvoice, termOf, writeCii, writeUbl } from '../index.js';
import type { Attachment, Identifier, Invoice } from '../index.js';
import { fullInvoice } from './full-invoice.js';

const BYTES = new TextEncoder().encode('hello, attachment');
const bytesOf = (attachment: Attachment): Uint8Array | undefined => (attachment.filename === undefined ? undefined : BYTES);

/** CII has plain identifiers before those with a scheme: their order is no information. */
function sorted(invoice: Invoice): Invoice {
  const order = (a: Identifier, b: Identifier): number => `${a.scheme}${a.value}`.localeCompare(`${b.scheme}${b.value}`);
  for (const party of [invoice.seller, invoice.buyer, invoice.payee, invoice.taxRepresentative]) party?.identifiers.sort(order);
  return invoice;
}

function withBytes(invoice: Invoice): Invoice {
  return readInvoice(writeUbl(invoice, { attachmentBytes: bytesOf })).model;
}

describe('round trip', () => {
  const writers = { writeUbl, writeCii };
  for (const [name, write] of Object.entries(writers)) {
    for (const typeCode of ['380', '381']) {
      it(`${name} loses no term of type ${typeCode}`, () => {
        const invoice = fullInvoice(typeCode);
        const again = readInvoice(write(invoice)).model;
        expect(sorted(again)).toEqual(sorted(invoice));
      });
    }

    it(`${name} keeps embedded files`, () => {
      const invoice = withBytes(fullInvoice());
      expect(invoice.attachments[0]?.sizeBytes).toBe(BYTES.byteLength);
      expect(readInvoice(write(invoice, { attachmentBytes: bytesOf })).model.attachments).toEqual(invoice.attachments);
    });

    it(`${name} names the element behind every term`, () => {
      const result = readInvoice(write(withBytes(fullInvoice()), { attachmentBytes: bytesOf }));
      const silent = Object.keys(TERM_PATHS).filter((term) => evidenceOf(result, term).length === 0);
      expect(silent).toEqual([]);
    });
  }

  it('keeps an order line without an order, and an order without its line', () => {
    const invoice = fullInvoice();
    const [first, second] = invoice.lines;
    if (first === undefined || second === undefined) throw new Error('two lines expected');
    delete first.orderReference;
    delete second.orderLineReference;
    delete invoice.purchaseOrderReference;
    for (const write of Object.values(writers)) {
      const again = readInvoice(write(invoice)).model;
      expect(again.lines.map((line) => [line.orderReference, line.orderLineReference])).toEqual(
        invoice.lines.map((line) => [line.orderReference, line.orderLineReference]),
      );
      expect(again.purchaseOrderReference).toBeUndefined();
    }
  });

  it('writes no element for what the model lacks', () => {
    expect(writeUbl({ ...fullInvoice(), lines: [], attachments: [] })).not.toContain('cac:InvoiceLine');
  });
});

describe(termOf, () => {
  it('finds the term of a path with positions', () => {
    expect(termOf('lines[12].allowances[0].amount')).toBe('BT-136');
    expect(termOf('lines[12].nothing')).toBeUndefined();
  });
});
