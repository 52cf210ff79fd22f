import { correctFields, getExtraction, reemit } from '@smartap/contracts';
import { AppError, newId } from '@smartap/runtime';
import { eventually, testedService } from '@smartap/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { resetToy, toy } from './toy/toy.js';
import { received, toyService } from './toy/toy.service.js';
import { times } from './under-test.js';
import { toNatsHeaders } from '../dist/index.js';

const service = testedService(toyService);

beforeEach(resetToy);

const request = (seenRevision = 1) => ({ invoiceId: newId(), seenRevision, fields: { number: 'R-1' } });
const counted = (invoiceId: string): Promise<number> => times(service, { subject: invoiceId }, 'command');

/** Sends bytes as a caller that does not know the rules. */
async function raw(subject: string, body: string, headers: Record<string, string> = {}) {
  const message = await service.bus.connection.nats.request(subject, Buffer.from(body), { timeout: 5000, headers: toNatsHeaders(headers) });
  return JSON.parse(Buffer.from(message.data).toString()) as { error?: { code: string; message: string; retryable: boolean } };
}

describe('A command', () => {
  it('changes state, tells it and keeps its reply and audit line in one transaction', async () => {
    const asked = request();
    const context = service.current.as(newId());
    expect(await service.current.rpc.ask(correctFields, asked, context)).toEqual({ lineage: [2] });
    expect(await counted(asked.invoiceId)).toBe(1);
    expect((await service.bus.toldBecauseOf(context)).map(({ type }) => type)).toEqual(['invoice.superseded.v1']);
    expect(await service.database.count("audit_event where tenant_id = $1 and actor = 'anna'", [context.tenantId])).toBe(1);
    expect(await service.database.count('command_reply where command_id = $1', [context.id])).toBe(1);
  });

  it('has one effect and one reply, however often and however fast it is repeated', async () => {
    const asked = request();
    const context = service.current.as(newId());
    const replies = await Promise.all(Array.from({ length: 6 }, () => service.current.rpc.ask(correctFields, asked, context)));
    replies.push(await service.current.rpc.ask(correctFields, asked, context));
    expect(new Set(replies.map((reply) => JSON.stringify(reply)))).toEqual(new Set(['{"lineage":[2]}']));
    expect(await counted(asked.invoiceId)).toBe(1);
    expect(await service.bus.toldBecauseOf(context)).toHaveLength(1);
  });

  it('keeps the ids of two tenants apart', async () => {
    const asked = request();
    const id = newId();
    for (const tenantId of [newId(), newId()]) await service.current.rpc.ask(correctFields, asked, service.current.as(tenantId, 'anna', ['clerk'], id));
    expect(await service.database.count('command_reply where command_id = $1', [id])).toBe(2);
  });

  it('refuses an id that was used for something else', async () => {
    const context = service.current.as(newId());
    await service.current.rpc.ask(correctFields, request(), context);
    await expect(service.current.rpc.ask(correctFields, request(), context)).rejects.toMatchObject({ code: 'COMMAND_ID_REUSED', retryable: false });
  });

  it('that fails leaves nothing behind, so that it may be repeated under its id', async () => {
    const asked = request();
    const context = service.current.as(newId());
    toy.command = async () => {
      throw new AppError('STALE_CONTENT', 'It has changed.', { details: { revision: 3 } });
    };
    await expect(service.current.rpc.ask(correctFields, asked, context)).rejects.toMatchObject({ code: 'STALE_CONTENT', message: 'It has changed.', retryable: false, details: { revision: 3 } });
    expect(await service.database.count('command_reply where command_id = $1', [context.id])).toBe(0);
    resetToy();
    expect(await service.current.rpc.ask(correctFields, asked, context)).toEqual({ lineage: [2] });
    expect(await counted(asked.invoiceId)).toBe(1);
  });

  it('runs again when two contended', async () => {
    let tries = 0;
    toy.command = async (tx) => {
      tries += 1;
      if (tries === 1) await tx.query("do $$ begin raise exception 'deadlock' using errcode = '40P01'; end $$");
    };
    const asked = request();
    expect(await service.current.rpc.ask(correctFields, asked, service.current.as(newId()))).toEqual({ lineage: [2] });
    expect(await counted(asked.invoiceId)).toBe(1);
  });

  it('tells nothing of a failure that nobody foresaw', async () => {
    toy.command = async () => {
      throw new Error('password=hunter2');
    };
    await expect(service.current.rpc.ask(correctFields, request(), service.current.as(newId()))).rejects.toMatchObject({ code: 'INTERNAL', message: expect.not.stringContaining('hunter2') });
  });

  it('carries who asks, whatever the name is written in', async () => {
    const context = service.current.as(newId(), 'Ännä Ж, 李', ['clerk', 'approver']);
    await service.current.rpc.ask(correctFields, request(), context);
    const [line] = await service.database.query<{ actor: string }>('select actor from audit_event where tenant_id = $1', [context.tenantId]);
    expect(line?.actor).toBe('Ännä Ж, 李');
  });

  it('is held against its contract by who asks', async () => {
    await expect(service.current.rpc.ask(correctFields, { ...request(), seenRevision: 0 }, service.current.as(newId()))).rejects.toMatchObject({ code: 'CONTRACT_VIOLATED' });
  });

  it('has a reply that is held against its contract', async () => {
    await expect(service.current.rpc.ask(getExtraction, { invoiceId: newId() }, service.current.as(newId()))).rejects.toMatchObject({ code: 'CONTRACT_VIOLATED' });
  });

  it('may be tried again when nobody answers', async () => {
    const elsewhere = { ...correctFields, service: 'payment' } as unknown as typeof correctFields;
    await expect(service.current.rpc.ask(elsewhere, request(), service.current.as(newId()))).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryable: true });
  });

  const known = { 'smartap-command-id': newId(), 'smartap-tenant': newId(), 'smartap-actor': 'anna' };
  const subject = 'rpc.extraction.correct-fields.v1';
  it.each([
    ['a request that does not fit', subject, '{"invoiceId":5}', known, 'CONTRACT_VIOLATED'],
    ['a body that is no JSON', subject, '{', known, 'COMMAND_INVALID'],
    ['no headers', subject, JSON.stringify(request()), {}, 'COMMAND_INVALID'],
    ['a tenant that is no id', subject, JSON.stringify(request()), { ...known, 'smartap-tenant': 'mine' }, 'COMMAND_INVALID'],
    ['an actor that is wrongly written', subject, JSON.stringify(request()), { ...known, 'smartap-actor': '%E0%A4%A' }, 'COMMAND_INVALID'],
    ['a command that is not there', 'rpc.extraction.dance.v1', '{}', known, 'COMMAND_UNKNOWN'],
  ])('answers %s with what is wrong', async (_, to, body, headers, code) => {
    expect((await raw(to, body, headers)).error).toMatchObject({ code, retryable: false });
  });
});

describe('Telling again', () => {
  it('uses the event ids of the first time', async () => {
    const event = received(newId());
    await service.bus.publish(event);
    await eventually(async () => (await times(service, event, 'told')) === 1);
    const [told] = await service.bus.toldBecauseOf(event);
    const seen = service.bus.connection.nats.subscribe(`smartap.${event.tenantId}.>`, { max: 1 });
    expect(await service.current.rpc.ask(reemit('extraction'), { invoiceIds: [event.subject, newId()] }, service.current.as(event.tenantId))).toEqual({ events: 1 });
    for await (const message of seen) {
      expect(message.headers?.get('ce-id')).toBe(told?.id);
      expect(message.headers?.get('Nats-Msg-Id')).toBe(told?.id);
    }
    await service.settled();
    expect(await times(service, event, 'told')).toBe(1);
  });

  it('tells nothing of another tenant', async () => {
    const event = received(newId());
    await service.bus.publish(event);
    await eventually(async () => (await times(service, event)) === 1);
    expect(await service.current.rpc.ask(reemit('extraction'), { invoiceIds: [event.subject] }, service.current.as(newId()))).toEqual({ events: 0 });
  });
});
