import { newId } from '@smartap/runtime';
import { describe, expect, it } from 'vitest';
import { admit, type DocumentFacts } from './admit.js';

const facts = (parts: Partial<DocumentFacts> = {}): DocumentFacts => ({ invoiceId: newId(), sizeBytes: 100, sniffed: { mediaType: 'application/xml', kind: 'xml' }, sameBytesAs: undefined, ...parts });
const limits = { maxBytes: 100 };

describe(admit.name, () => {
  it('takes in what can be read, is not too large and new', () => {
    expect(admit(facts(), limits)).toEqual({ outcome: 'received', mediaType: 'application/xml', kind: 'xml' });
  });

  it('knows the first bringer of the same bytes as new', () => {
    const invoiceId = newId();
    expect(admit(facts({ invoiceId, sameBytesAs: invoiceId }), limits).outcome).toBe('received');
  });

  it.each([
    ['EMPTY_DOCUMENT', { sizeBytes: 0 }],
    ['DOCUMENT_TOO_LARGE', { sizeBytes: 101 }],
    ['UNSUPPORTED_FORMAT', { sniffed: undefined }],
    ['UNSUPPORTED_FORMAT', { sniffed: { mediaType: 'application/zip', kind: undefined } }],
  ])('refuses by %s, saying what to do', (reason, parts) => {
    const refused = admit(facts(parts), limits);
    expect(refused).toMatchObject({ outcome: 'refused', reason });
    expect('message' in refused && refused.message).toMatch(/Send/);
  });

  it('refuses bytes that came before, naming their invoice', () => {
    const sameBytesAs = newId();
    expect(admit(facts({ sameBytesAs }), limits)).toMatchObject({ outcome: 'refused', reason: 'DUPLICATE_FILE', otherInvoiceId: sameBytesAs });
  });

  it('names the gravest reason', () => {
    const everything = { sizeBytes: 0, sniffed: undefined, sameBytesAs: newId() };
    expect(admit(facts(everything), limits)).toMatchObject({ reason: 'EMPTY_DOCUMENT' });
    expect(admit(facts({ ...everything, sizeBytes: 101 }), limits)).toMatchObject({ reason: 'DOCUMENT_TOO_LARGE' });
    expect(admit(facts({ ...everything, sizeBytes: 5 }), limits)).toMatchObject({ reason: 'DUPLICATE_FILE' });
  });
});
