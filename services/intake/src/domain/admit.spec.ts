import { newId } from '@smartap/runtime';
import { describe, expect, it } from 'vitest';
import type { ArchivedFile } from './archive.js';
import { admit, type DocumentFacts } from './admit.js';

const facts = (parts: Partial<DocumentFacts> = {}): DocumentFacts => ({ invoiceId: newId(), sizeBytes: 100, sniffed: { mediaType: 'application/xml', kind: 'xml' }, sameBytesAs: undefined, ...parts });
const ZIP = { mediaType: 'application/zip', kind: undefined };
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
    ['UNSUPPORTED_FORMAT', { sniffed: { mediaType: 'application/x-rar-compressed', kind: undefined } }],
    ['ARCHIVE_UNREADABLE', { sniffed: ZIP, archive: { fault: 'It is damaged. Send it again.' } }],
    ['ARCHIVE_EMPTY', { sniffed: ZIP, archive: { files: [] } }],
  ])('refuses by %s, saying what to do', (reason, parts) => {
    const refused = admit(facts(parts), limits);
    expect(refused).toMatchObject({ outcome: 'refused', reason });
    expect('message' in refused && refused.message).toMatch(/Send/);
  });

  it('refuses bytes that came before, naming their invoice', () => {
    const sameBytesAs = newId();
    expect(admit(facts({ sameBytesAs }), limits)).toMatchObject({ outcome: 'refused', reason: 'DUPLICATE_FILE', otherInvoiceId: sameBytesAs });
  });

  it('has what is in an archive handed in, and the archive itself be none', () => {
    const file = (joins?: string): ArchivedFile => ({ itemId: newId(), position: 1, document: { storageKey: 'k', sizeBytes: 1, sha256: 'a' }, joins });
    const [picture, invoice] = [file('other'), file()];
    const opened = admit(facts({ sniffed: ZIP, archive: { files: [picture, invoice] } }), limits);
    expect(opened).toMatchObject({ outcome: 'refused', reason: 'ARCHIVE_OPENED', otherInvoiceId: invoice.itemId, files: [picture, invoice] });
    expect('message' in opened && opened.message).toContain(`as ${invoice.itemId}. Nothing`);
    const many = Array.from({ length: 12 }, () => file());
    expect(admit(facts({ sniffed: ZIP, archive: { files: many } }), limits)).toMatchObject({ message: expect.stringContaining('and 2 more') as string });
  });

  it('names the gravest reason', () => {
    const everything = { sizeBytes: 0, sniffed: undefined, sameBytesAs: newId() };
    expect(admit(facts(everything), limits)).toMatchObject({ reason: 'EMPTY_DOCUMENT' });
    expect(admit(facts({ ...everything, sizeBytes: 101 }), limits)).toMatchObject({ reason: 'DOCUMENT_TOO_LARGE' });
    expect(admit(facts({ ...everything, sizeBytes: 5 }), limits)).toMatchObject({ reason: 'DUPLICATE_FILE' });
  });
});
