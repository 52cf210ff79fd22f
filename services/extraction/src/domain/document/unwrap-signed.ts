/** 1.2.840.113549.1.7.2: what is signed; 1.2.840.113549.1.7.1: the data in it. */
const SIGNED = Buffer.from('06092a864886f70d010702', 'hex');
const DATA = Buffer.from('06092a864886f70d010701', 'hex');
const HEAD = 64;
const OCTETS = 0x04;
const OCTETS_IN_PARTS = 0x24;
const WRAPPER = 0xa0;

interface Element {
  readonly tag: number;
  readonly start: number;
  /** Undefined where the end is marked, not stated. */
  readonly length: number | undefined;
}

function elementAt(bytes: Buffer, at: number): Element | undefined {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) return undefined;
  if (first < 0x80) return { tag, start: at + 2, length: first };
  const count = first & 0x7f;
  if (count === 0) return { tag, start: at + 2, length: undefined };
  return count > 4 || at + 2 + count > bytes.length ? undefined : { tag, start: at + 2 + count, length: bytes.readUIntBE(at + 2, count) };
}

function octetsOf(bytes: Buffer, element: Element): Buffer | undefined {
  const end = element.length === undefined ? bytes.length : element.start + element.length;
  if (end > bytes.length) return undefined;
  if (element.tag === OCTETS) return bytes.subarray(element.start, end);
  if (element.tag !== OCTETS_IN_PARTS) return undefined;
  const parts: Buffer[] = [];
  for (let at = element.start; at < end;) {
    const part = elementAt(bytes, at);
    // Two zeros end what has no length.
    if (part?.tag === 0) break;
    if (part?.tag !== OCTETS || part.length === undefined || part.start + part.length > end) return undefined;
    parts.push(bytes.subarray(part.start, part.start + part.length));
    at = part.start + part.length;
  }
  return Buffer.concat(parts);
}

/** Whether a document is a file in a signature's envelope (`.p7m`), as bytes or as base64. */
export function isSigned(bytes: Uint8Array): boolean {
  return binary(bytes).subarray(0, HEAD).includes(SIGNED);
}

/**
 * The file in the envelope of a signature (CAdES, `.p7m`). The signature itself is not checked.
 * @returns undefined when the envelope holds no data or is cut off
 */
export function unwrapSigned(bytes: Uint8Array): Uint8Array | undefined {
  const whole = binary(bytes);
  const at = whole.indexOf(DATA);
  const wrapper = at < 0 ? undefined : elementAt(whole, at + DATA.length);
  const element = wrapper?.tag === WRAPPER ? elementAt(whole, wrapper.start) : undefined;
  return element === undefined ? undefined : octetsOf(whole, element);
}

function binary(bytes: Uint8Array): Buffer {
  const own = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // "MI" is how base64 writes the beginning of any long ASN.1 sequence.
  return own.subarray(0, 2).toString('latin1') === 'MI' ? Buffer.from(own.toString('latin1'), 'base64') : own;
}
