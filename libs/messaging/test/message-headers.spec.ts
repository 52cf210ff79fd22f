import { newId } from '@smartap/runtime';
import { TestBus } from '@smartap/testing';
import type { JsMsg } from 'nats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersOf, readNatsHeaders } from '../dist/bus/headers.js';
import { toNatsHeaders } from '../dist/index.js';

let bus: TestBus;

beforeAll(async () => {
  bus = await TestBus.open();
});
afterAll(() => bus.close());

/** A message as JetStream gives it. */
async function received(headers: Readonly<Record<string, string>> | undefined): Promise<JsMsg> {
  const { js, jsm } = bus.connection;
  const subject = `smartap.${newId()}.invoice.received.v1`;
  await js.publish(subject, Buffer.from('{"a: b": "c\r\nd: e"}'), headers && { headers: toNatsHeaders(headers) });
  const { name } = await jsm.consumers.add('INVOICES', { filter_subject: subject, inactive_threshold: 10_000_000_000 });
  const message = await (await js.consumers.get('INVOICES', name)).next({ expires: 5000 });
  if (message === null) throw new Error('Nothing came.');
  return message;
}

describe(headersOf.name, () => {
  it('reads the headers of a message as the client does', async () => {
    const message = await received({ 'ce-id': newId(), 'ce-source': '/smartap/intake', words: 'Zoë – 3: 4', empty: '' });
    expect(headersOf(message)).toEqual(readNatsHeaders(message.headers));
    expect(headersOf(message)).toMatchObject({ words: 'Zoë – 3: 4', empty: '' });
  });

  it('finds their bytes where this version of the client keeps them', async () => {
    const message = await received({ 'ce-id': 'one' });
    const unread = Object.create(message, { headers: { get: () => { throw new Error('The client has read them.'); } } }) as JsMsg;
    expect(headersOf(unread)).toEqual({ 'ce-id': 'one' });
  });

  it('finds none where there are none', async () => {
    expect(headersOf(await received(undefined))).toEqual({});
  });
});
