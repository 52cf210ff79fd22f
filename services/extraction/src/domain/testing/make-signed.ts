/** 1.2.840.113549.1.7.2 and 1.2.840.113549.1.7.1 (RFC 5652): what is signed, and the data in it. */
export const SIGNED = Buffer.from('06092a864886f70d010702', 'hex');
export const DATA = Buffer.from('06092a864886f70d010701', 'hex');

/** An element of DER of fewer than 65,536 bytes. */
export const der = (tag: number, content: Uint8Array): Buffer => Buffer.concat([Buffer.from([tag, 0x82, content.length >> 8, content.length & 0xff]), content]);

/** A file in the envelope of a signature that nobody gave. */
export const enveloped = (file: Uint8Array): Buffer =>
  der(0x30, Buffer.concat([SIGNED, der(0xa0, der(0x30, Buffer.concat([DATA, der(0xa0, der(0x04, file))])))]));
