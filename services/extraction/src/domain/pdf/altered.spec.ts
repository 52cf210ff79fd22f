import { describe, expect, it } from 'vitest';
import { alteredAfterSigning } from './altered.js';

const UPDATE = '\n9 0 obj << /Type /Page >> endobj\nxref\n0 1\ntrailer << >>\nstartxref\n1\n%%EOF\n';

/** A file that is signed as a whole, but for the place of the signature itself. */
function signed(): Buffer {
  const head = '%PDF-1.7\n1 0 obj << /Type /Sig /Contents <';
  const gap = '00'.repeat(20);
  const range = (rest: number): string => `> /ByteRange [ 0 ${head.length} ${head.length + gap.length} ${String(rest).padStart(6, ' ')} ] >> endobj\nstartxref\n9\n%%EOF\n`;
  return Buffer.from(`${head}${gap}${range(range(0).length)}`, 'latin1');
}

const signedWith = (text: string): Uint8Array => Uint8Array.from(Buffer.concat([signed(), Buffer.from(text, 'latin1')]));

describe(alteredAfterSigning.name, () => {
  it('finds what was added after the last signature', () => {
    const file = signedWith(UPDATE);
    expect(alteredAfterSigning(file)).toEqual({ signedBytes: signed().length, bytes: file.length });
  });

  it.each([
    ['a signed file as it was signed', signedWith('')],
    ['white space after it', signedWith('\n\n')],
    ['what keeps the signature verifiable', signedWith(UPDATE.replace('/Type /Page', '/DSS << /Certs [] >>'))],
    ['a file without a signature, however often it was saved', Uint8Array.from(Buffer.from(`%PDF-1.7${UPDATE}${UPDATE}`))],
    ['a range that is none', Uint8Array.from(Buffer.from(`%PDF-1.7 /ByteRange [ 0 9 5 999999 ]${UPDATE}`))],
  ])('finds nothing in %s', (_, file) => {
    expect(alteredAfterSigning(file)).toBeUndefined();
  });
});
