import { RedisLink } from '@smartap/cache';
import { correctFields, getExtraction, getModelBudget, type BusEvent } from '@smartap/contracts';
import { SystemClock, newId } from '@smartap/runtime';
import { anEvent, anInvoice, describeEventPath, eventually, testedService, testServers, type Scene } from '@smartap/testing';
import { writeUbl } from '@smartap/en16931';
import { DataSource } from 'typeorm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ExtractionSettings } from '../dist/config.js';
import type { Question } from '../dist/domain/index.js';
import { questionOf } from '../dist/domain/index.js';
import { ENGLISH_PAGE, makePdf, type Printed } from '../dist/domain/testing/make-pdf.js';
import { extraction } from '../dist/extraction.definition.js';
import { ExtractionModule } from '../dist/extraction.module.js';
import { AskModel, type Asked } from '../dist/model/ask-model.usecase.js';
import { ChatClient } from '../dist/model/chat.client.js';
import { ModelBudget } from '../dist/model/model.budget.js';
import { ChatServer, fails, hangs, says, saysText } from './chat-server.js';

const chat = new ChatServer();
const url = await chat.listen();
const ON = { AI_PROVIDER: 'openai', AI_BASE_URL: url, AI_API_KEY: 'a-key', MODEL_ID: 'a-model', AI_MONTHLY_BUDGET: '5.00', REDIS_URL: testServers().redisUrl };
const service = testedService({ definition: extraction, settings: ExtractionSettings, module: (settings) => ExtractionModule.with(settings), environment: ON });
let tenantId: string;

beforeEach(() => {
  tenantId = newId();
});
afterAll(() => chat.close());

const as = () => service.current.as(tenantId, 'anna');
/** A page whose number stands beside a label that nobody knows. */
const zorb = (number: string): Uint8Array => makePdf([ENGLISH_PAGE.map(([left, top, text, size]): Printed => [left, top, text.replace('NW-20931', number).replace('Invoice number:', 'Zorb:'), size ?? 10])]);

async function received(bytes: Uint8Array): Promise<string> {
  const document = { ...(await service.keep(tenantId, bytes)), mediaType: 'application/pdf', kind: 'pdf' as const };
  const event = anEvent('invoice.received.v1').ofTenant(tenantId).with({ document }).build();
  await service.bus.publish(event);
  await service.settled();
  return event.subject;
}

const standing = (invoiceId: string) => service.current.rpc.ask(getExtraction, { invoiceId }, as());
const acts = (): Promise<{ outcome: string }[]> => service.database.query("select details::jsonb->>'outcome' as outcome from audit_event where tenant_id = $1 and action = 'model.asked'", [tenantId]);

describe('What the reader leaves open', () => {
  it('is asked of the model, and what is printed becomes a revision that a person confirms, with what it cost', async () => {
    chat.now(says({ number: 'NW-7' }));
    const invoiceId = await received(zorb('NW-7'));
    expect(await standing(invoiceId)).toMatchObject({ lineage: [2], invoice: { number: 'NW-7' }, evidence: { number: { method: 'model', confidence: 0.8, page: 1, text: 'NW-7' } }, model: { calls: 1, inputTokens: 1000, outputTokens: 100, cost: '0.002800', currency: 'USD' } });
    expect(chat.requests).toMatchObject([{ authorization: 'Bearer a-key', model: 'a-model', fields: ['number'] }]);
    expect(await service.current.rpc.ask(getModelBudget, {}, as())).toMatchObject({ model: 'a-model', limit: '5.00', spent: { calls: 1, cost: '0.002800' } });
    expect(await acts()).toEqual([{ outcome: 'answered' }]);
  });

  it('is paid for once: the same question has the same answer', async () => {
    chat.now(says({ number: 'NW-8' }));
    await received(zorb('NW-8'));
    const again = await received(zorb('NW-8'));
    expect(await standing(again)).toMatchObject({ lineage: [2], invoice: { number: 'NW-8' } });
    expect(await standing(again)).not.toHaveProperty('model');
    expect(chat.requests).toHaveLength(1);
  });

  it('stays as it was when the model names what is not printed, and a person is told', async () => {
    chat.now(says({ number: 'MADE-UP-1' }));
    const kept = await standing(await received(zorb('NW-9')));
    expect(kept.invoice).not.toHaveProperty('number', 'MADE-UP-1');
    expect(kept.review.map(({ reason }) => reason).join(' ')).toContain('is "MADE-UP-1" by the language model');
  });

  it('is not asked where nothing is open', async () => {
    chat.now(says({}));
    await received(makePdf([ENGLISH_PAGE]));
    expect(chat.requests).toEqual([]);
  });

  it('is not overwritten when a person was quicker; the call is still accounted for', async () => {
    const gate = Promise.withResolvers<void>();
    chat.now((request, response) => void gate.promise.then(() => says({ number: 'NW-10' })(request, response)));
    const document = { ...(await service.keep(tenantId, zorb('NW-10'))), mediaType: 'application/pdf', kind: 'pdf' as const };
    const event = anEvent('invoice.received.v1').ofTenant(tenantId).with({ document }).build();
    await service.bus.publish(event);
    await eventually(() => chat.requests.length > 0, { what: 'the model is asked' });
    await service.current.rpc.ask(correctFields, { invoiceId: event.subject, seenRevision: 1, fields: { number: 'BY-ANNA' } }, as());
    gate.resolve();
    await service.settled();
    expect(await standing(event.subject)).toMatchObject({ lineage: [2], invoice: { number: 'BY-ANNA' }, model: { calls: 1 } });
  });

  it.each([
    ['an error', fails(400)],
    ['no JSON', saysText('The number is NW-11.')],
    ['another form', saysText('{"number":"NW-11"}')],
    ['no content', saysText(null)],
  ])('is left to a person when the model answers with %s, without a dead letter', async (_, behaviour) => {
    chat.now(behaviour);
    const invoiceId = await received(zorb(`NW-${newId().slice(-6)}`));
    expect(await standing(invoiceId)).toMatchObject({ lineage: [1] });
    expect(await acts()).toHaveLength(1);
    expect((await service.bus.deadLetters('extraction')).filter(({ headers }) => headers['ce-tenantid'] === tenantId)).toEqual([]);
  });
});

describe(AskModel.name, () => {
  const opened: ModelBudget[] = [];
  afterAll(() => opened.forEach((budget) => budget.onApplicationShutdown()));

  /** One that is put together as the module does, with settings of its own. */
  async function asker(more: Partial<ExtractionSettings> = {}): Promise<AskModel> {
    const settings = Object.assign(new ExtractionSettings(), ON, more);
    const budget = new ModelBudget(settings);
    opened.push(budget);
    await budget.onApplicationBootstrap();
    return new AskModel(settings, service.current.get(DataSource), new ChatClient(settings), budget, new SystemClock());
  }

  const question = (): Question => questionOf(['number'], newId());
  const ask = (sut: AskModel): Promise<Asked> => sut.execute({ tenantId, invoiceId: newId() }, question());
  const spent = async () => (await service.current.rpc.ask(getModelBudget, {}, as())).spent;

  it('spends no more than the budget, however many ask at once in several replicas', async () => {
    chat.now(says({ number: '1' }, { prompt_tokens: 400, completion_tokens: 1000 }));
    // A call may cost up to 0.0135 and costs 0.0088.
    const replicas = await Promise.all([asker({ AI_MONTHLY_BUDGET: '0.03' }), asker({ AI_MONTHLY_BUDGET: '0.03' })]);
    const asked = await Promise.all(Array.from({ length: 8 }, (_, index) => ask(replicas[index % 2] ?? fail())));
    expect(asked.filter(({ outcome }) => outcome === 'answered')).toHaveLength(2);
    expect(asked.filter(({ outcome }) => outcome === 'over-budget')).toHaveLength(6);
    // What was put aside beyond the real cost is free again: 0.0176 of 0.03 is spent, too much for another.
    expect((await spent()).cost).toBe('0.017600');
    expect((await ask(await asker({ AI_MONTHLY_BUDGET: '0.04' }))).outcome).toBe('answered');
    expect(chat.requests).toHaveLength(3);
  });

  it('goes on from what the database knows when Redis has forgotten', async () => {
    chat.now(says({ number: '1' }, { prompt_tokens: 400, completion_tokens: 1000 }));
    const sut = await asker({ AI_MONTHLY_BUDGET: '0.02' });
    expect((await ask(sut)).outcome).toBe('answered');
    const nothing = (): void => undefined;
    const link = new RedisLink(ON.REDIS_URL, { down: nothing, up: nothing, recovering: () => Promise.resolve() });
    await link.start();
    await link.run('write', (redis) => redis.del(`smartap:${tenantId}:model-budget:${new Date().toISOString().slice(0, 7)}`));
    link.close();
    expect((await ask(sut)).outcome).toBe('over-budget');
  });

  it('makes no call while Redis is away', async () => {
    chat.now(says({ number: '1' }));
    expect(await ask(await asker({ REDIS_URL: 'redis://127.0.0.1:1' }))).toMatchObject({ outcome: 'away', why: expect.stringContaining('nothing is spent') as string });
    expect(chat.requests).toEqual([]);
  });

  it.each([429, 500, 503])('tries again after %i, and is charged for the answer alone', async (status) => {
    chat.now(fails(status, { 'retry-after': '0' }), says({ number: '1' }));
    expect((await ask(await asker())).outcome).toBe('answered');
    expect(chat.requests).toHaveLength(2);
    expect(await spent()).toMatchObject({ calls: 1, cost: '0.002800' });
  });

  it('gives up after three calls, and gives back what was put aside', async () => {
    chat.now(fails(500));
    const sut = await asker({ AI_MONTHLY_BUDGET: '0.02' });
    expect((await ask(sut)).outcome).toBe('away');
    expect(chat.requests).toHaveLength(3);
    expect((await spent()).calls).toBe(0);
    chat.now(says({ number: '1' }));
    expect((await ask(sut)).outcome).toBe('answered');
  });

  it('counts a call that was not answered in time as paid for', async () => {
    chat.now(hangs);
    expect(await ask(await asker({ AI_TIMEOUT_SECONDS: 1 }))).toMatchObject({ outcome: 'away', why: expect.stringContaining('1 s') as string });
    expect((await spent()).calls).toBe(1);
  });

  it('counts an answer of no use as paid for, and asks anew the next time', async () => {
    chat.now(saysText('nonsense'), says({ number: '1' }));
    const [sut, asked, key] = [await asker(), question(), { tenantId, invoiceId: newId() }];
    expect((await sut.execute(key, asked)).outcome).toBe('useless');
    expect((await sut.execute(key, asked)).outcome).toBe('answered');
    expect((await sut.execute(key, asked)).outcome).toBe('known');
    expect((await spent()).calls).toBe(2);
  });

  it('leaves a model alone that has failed five times in a row', async () => {
    chat.now(fails(500));
    const sut = await asker();
    await ask(sut);
    await ask(sut);
    expect(chat.requests).toHaveLength(5);
    expect(await ask(sut)).toMatchObject({ outcome: 'away', why: expect.stringContaining('for a minute') as string });
    expect(chat.requests).toHaveLength(5);
  });

  it('never shows the key', async () => {
    chat.now(fails(401));
    expect(JSON.stringify(await ask(await asker({ AI_API_KEY: 'top-secret' })))).not.toContain('top-secret');
  });
});

/** An electronic invoice without a seller, and a question about it with a page that names one. */
async function questioned(scene: Scene): Promise<BusEvent<'invoice.questioned.v1'>> {
  chat.now(says({ seller_name: 'Northwind Tools Ltd' }));
  const xml = await service.keep(scene.tenantId, Buffer.from(writeUbl({ ...anInvoice().build(), seller: { identifiers: [] } })));
  const event = anEvent('invoice.received.v1').ofTenant(scene.tenantId).with({ document: { ...xml, mediaType: 'application/xml', kind: 'xml' } }).build();
  await service.bus.publish(event);
  await service.settled();
  const { storageKey } = await service.keep(scene.tenantId, makePdf([ENGLISH_PAGE]));
  return anEvent('invoice.questioned.v1').ofTenant(scene.tenantId).with({ invoiceId: event.subject, lineage: [1], storageKey, fields: ['seller.name'], ofDocument: [] }).build();
}

describeEventPath({
  name: 'InvoiceQuestionedHandler',
  service,
  consumer: 'extraction-models',
  makeEvent: questioned,
  effect: (database, event) => database.count("audit_event where tenant_id = $1 and action = 'model.asked'", [event.tenantId]),
  told: { 'invoice.extracted.v1': 1, 'invoice.superseded.v1': 1, 'task.requested.v1': 1 },
});

function fail(): never {
  throw new Error('There are two replicas.');
}
