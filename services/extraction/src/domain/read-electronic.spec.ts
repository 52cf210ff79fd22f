import { describe, expect, it } from 'vitest';
import { readElectronic } from './read-electronic.js';
import { enveloped } from './testing/make-signed.js';

const XML = Buffer.from('<note/>');
const PDF = Buffer.from('%PDF-1.7 of any length');

describe(readElectronic, () => {
  it.each([['by itself', XML], ['in the envelope of a signature', enveloped(XML)]])('reads an XML %s', (_, bytes) => {
    expect(readElectronic(bytes)).toMatchObject({ outcome: 'refused', reason: 'NOT_AN_INVOICE' });
  });

  it('reads nothing else, and takes it out of its envelope', () => {
    expect(readElectronic(PDF)).toEqual({ outcome: 'other', kind: 'pdf', bytes: PDF });
    const other = readElectronic(Buffer.from(enveloped(PDF).toString('base64')));
    expect(other.outcome === 'other' && Buffer.from(other.bytes).toString()).toBe(PDF.toString());
  });

  it('opens no envelope in an envelope, and nothing that is too large', () => {
    expect(readElectronic(enveloped(enveloped(XML)))).toMatchObject({ reason: 'UNSUPPORTED_FORMAT' });
    expect(readElectronic(XML, { limits: { maxBytes: 3 } })).toMatchObject({ reason: 'TOO_LARGE' });
  });
});
