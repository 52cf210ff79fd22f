import type { AlteredAfterSigning } from '@smartap/contracts';

const BYTE_RANGE = /^\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/;
const LONGEST = 200;
/** More signatures has no invoice. */
const MOST = 100;

/** How far the last signature of a PDF reaches; 0 without one (ISO 32000-1, 12.8.1). */
function signedUpTo(bytes: Buffer): number {
  let end = 0;
  for (let at = bytes.indexOf('/ByteRange'), seen = 0; at >= 0 && seen < MOST; at = bytes.indexOf('/ByteRange', at + 1), seen += 1) {
    const [, start = '', length = '', second = '', rest = ''] = BYTE_RANGE.exec(bytes.toString('latin1', at, at + LONGEST)) ?? [];
    const until = Number(second) + Number(rest);
    if (start === '0' && Number(second) > Number(length) && until <= bytes.length) end = Math.max(end, until);
  }
  return end;
}

/**
 * Whether a PDF was saved again after its last signature. What only keeps the signature verifiable (a security store, `/DSS`) is no
 * alteration; a file without signatures may be saved as often as one likes.
 */
export function alteredAfterSigning(document: Uint8Array): AlteredAfterSigning | undefined {
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
  const signedBytes = signedUpTo(bytes);
  if (signedBytes === 0) return undefined;
  const added = bytes.subarray(signedBytes);
  const isUpdate = added.includes('startxref') && !added.includes('/DSS');
  return isUpdate ? { signedBytes, bytes: bytes.length } : undefined;
}
