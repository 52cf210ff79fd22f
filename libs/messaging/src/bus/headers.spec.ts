import { describe, expect, it } from 'vitest';
import { readHeaderBytes, readNatsHeaders, toNatsHeaders, writtenHeaders } from './headers.js';

const HEADERS = { 'Nats-Msg-Id': '0190c9a8-7d33-7000-8000-000000000001', 'ce-type': 'invoice.received.v1', 'ce-source': '/smartap/intake', empty: '', words: 'Zoë – 3: 4' };
// What the client sends; it is no part of its interface.
const bytesOf = (headers: object): Uint8Array => (headers as { encode: () => Uint8Array }).encode();

describe(writtenHeaders.name, () => {
  it('come to the same bytes as those that the client makes itself', () => {
    expect(Buffer.from(bytesOf(writtenHeaders(HEADERS)))).toEqual(Buffer.from(bytesOf(toNatsHeaders(HEADERS))));
  });

  it('let nobody smuggle in another header', () => {
    expect(() => writtenHeaders({ 'ce-source': 'x\r\nce-tenantid: other' })).toThrow(/Header ce-source has a line break/);
  });
});

describe(readHeaderBytes.name, () => {
  const text = (block: string): Uint8Array => Buffer.from(`.....${block}.....`).subarray(5, 5 + Buffer.byteLength(block));

  it('reads what the client reads', () => {
    expect(readHeaderBytes(bytesOf(toNatsHeaders(HEADERS)))).toEqual(HEADERS);
  });

  it('takes the first of several, trimmed, and passes over what is no header', () => {
    expect(readHeaderBytes(text('NATS/1.0 503 None\r\na: 1 \r\na: 2\r\nnothing\r\n: nameless\r\nb::\r\n\r\n'))).toEqual({ a: '1', b: ':' });
    expect(readHeaderBytes(text('NATS/1.0\r\n\r\n'))).toEqual({});
  });
});

describe(readNatsHeaders.name, () => {
  it('gives what was written', () => {
    expect(readNatsHeaders(toNatsHeaders(HEADERS))).toEqual(HEADERS);
    expect(readNatsHeaders(undefined)).toEqual({});
  });
});
