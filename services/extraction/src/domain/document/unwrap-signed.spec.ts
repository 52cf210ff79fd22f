import { describe, expect, it } from 'vitest';
import { extract } from '../extract.js';
import { DATA, der, enveloped, SIGNED } from '../testing/make-signed.js';
import { isSigned, unwrapSigned } from './unwrap-signed.js';

const XML = Buffer.from('<note>in an envelope</note>');
const open = (tag: number, content: Buffer): Buffer => Buffer.concat([Buffer.from([tag, 0x80]), content, Buffer.from([0, 0])]);
const whole = enveloped(XML);
const parts = open(0x30, Buffer.concat([SIGNED, open(0xa0, open(0x30, Buffer.concat([DATA, open(0xa0, open(0x24, Buffer.concat([der(0x04, XML.subarray(0, 9)), der(0x04, XML.subarray(9))])))])))]));

describe('A file in a signature’s envelope', () => {
  it.each([
    ['of stated lengths', whole],
    ['in parts', parts],
    ['as base64', Buffer.from(whole.toString('base64'))],
  ])('is taken out: %s', async (_, bytes) => {
    expect(isSigned(bytes)).toBe(true);
    expect(Buffer.from(unwrapSigned(bytes) ?? []).toString()).toBe(XML.toString());
    expect(await extract(bytes)).toMatchObject({ outcome: 'refused', reason: 'NOT_AN_INVOICE' });
  });

  it('is refused when it is cut off or empty', async () => {
    expect(unwrapSigned(whole.subarray(0, whole.length - 5))).toBeUndefined();
    expect(await extract(whole.subarray(0, whole.length - 5))).toMatchObject({ outcome: 'refused', reason: 'UNSUPPORTED_FORMAT' });
    expect(isSigned(XML)).toBe(false);
  });
});
