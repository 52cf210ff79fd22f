import { BODY_REFERENCE, reemit } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { anEvent, eventually, testedService } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { resetToy, toy } from './toy/toy.js';
import { received, toyService } from './toy/toy.service.js';
import { times } from './under-test.js';

const service = testedService(toyService);
// More than a NATS message may hold.
const CHARACTERS = 1_200_000;

beforeEach(resetToy);

async function large() {
  const event = received(newId());
  toy.note = 'x'.repeat(CHARACTERS);
  await service.bus.publish(event);
  await eventually(async () => (await times(service, event, 'told')) === 1);
  await service.settled();
  return event;
}

describe('A body above 256 KiB', () => {
  it('travels by reference, and who reads it does not notice', async () => {
    const event = await large();
    const [message] = await service.bus.messages('INVOICES', `smartap.${event.tenantId}.invoice.extracted.v1`);
    expect(message?.bytes).toHaveLength(0);
    expect(message?.headers[BODY_REFERENCE]).toMatch(new RegExp(`^bodies/${event.tenantId}/`));
    const [row] = await service.database.query<{ characters: number }>("select characters from toy where invoice_id = $1 and lane = 'told'", [event.subject]);
    expect(row?.characters).toBe(CHARACTERS);
  });

  it('travels by reference when it is told again', async () => {
    const { tenantId, subject } = await large();
    const seen = service.bus.connection.nats.subscribe(`smartap.${tenantId}.>`, { max: 1 });
    const reply = await service.current.rpc.ask(reemit('extraction'), { invoiceIds: [subject] }, service.current.as(tenantId));
    expect(reply).toEqual({ events: 1 });
    for await (const message of seen) expect(message.headers?.get(BODY_REFERENCE)).toMatch(new RegExp(`^bodies/${tenantId}/`));
  });

  it('is a dead letter when the reference leaves its tenant', async () => {
    const event = anEvent('invoice.extracted.v1').build();
    await service.bus.publish(event, { body: '', headers: { [BODY_REFERENCE]: `bodies/${newId()}/${event.id}` } });
    const letter = await eventually(async () => (await service.bus.deadLetters('extraction')).find(({ headers }) => headers['ce-id'] === event.id));
    expect(letter.headers['smartap-error']).toContain('leaves its tenant');
    expect(await times(service, event, 'told')).toBe(0);
  });

  it('is a dead letter when nothing is kept under the reference', async () => {
    const event = anEvent('invoice.extracted.v1').build();
    await service.bus.publish(event, { body: '', headers: { [BODY_REFERENCE]: `bodies/${event.tenantId}/none` } });
    const letter = await eventually(async () => (await service.bus.deadLetters('extraction')).find(({ headers }) => headers['ce-id'] === event.id));
    expect(letter.headers['smartap-error-code']).toBe('OBJECT_NOT_FOUND');
  });
});
