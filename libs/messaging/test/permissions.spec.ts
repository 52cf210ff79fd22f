import { EVENTS, SERVICES, type ServiceName } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { productionBusUrl } from '@smartap/testing';
import type { NatsConnection } from 'nats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BusConnection, consumerName, DLQ, ensureConsumer, ensureStreams, externalUser, LANES, REDRIVE, type Lane } from '../dist/index.js';

const tenant = newId();
const open: BusConnection[] = [];
let admin: BusConnection;

const connect = async (user: string): Promise<BusConnection> => {
  const bus = await BusConnection.open({ NATS_URL: productionBusUrl(user) }, user);
  open.push(bus);
  return bus;
};

beforeAll(async () => {
  admin = await connect('admin');
  await ensureStreams(productionBusUrl('admin'));
});
afterAll(async () => {
  await Promise.all(open.map((bus) => bus.close()));
});

/** Whether a message of this user gets out. */
async function mayPublish({ nats }: { nats: NatsConnection }, subject: string): Promise<boolean> {
  const seen = admin.nats.subscribe(subject, { max: 1 });
  await admin.nats.flush();
  nats.publish(subject, '{}');
  // When the server has answered the user's ping and then the administrator's, all that got out has come in.
  await nats.flush();
  await admin.nats.flush();
  const count = seen.getReceived();
  seen.unsubscribe();
  return count > 0;
}

describe.each(SERVICES)('The NATS user of %s', (service: ServiceName) => {
  it('publishes the facts that are its own, and no other', async () => {
    const bus = await connect(service);
    for (const { type, publishers } of Object.values(EVENTS)) {
      expect(await mayPublish(bus, `smartap.${tenant}.${type}`), `${service} publishes ${type}`).toBe((publishers as readonly string[]).includes(service));
    }
  });

  it('gives up messages under its own name, sends none back unless it is the gateway, and makes no stream', async () => {
    const bus = await connect(service);
    const other = SERVICES.find((name) => name !== service) ?? '';
    expect(await mayPublish(bus, DLQ.subject(service))).toBe(true);
    expect(await mayPublish(bus, DLQ.subject(other))).toBe(false);
    for (const subject of [REDRIVE.subject(other), '$JS.API.STREAM.MSG.GET.DLQ', '$JS.API.STREAM.MSG.DELETE.DLQ']) expect(await mayPublish(bus, subject), subject).toBe(service === 'gateway');
    expect(await mayPublish(bus, '$JS.API.STREAM.MSG.GET.INVOICES')).toBe(false);
    expect(await mayPublish(bus, '$JS.API.STREAM.DELETE.INVOICES')).toBe(false);
    expect(await mayPublish(bus, '$JS.API.STREAM.PURGE.INVOICES')).toBe(false);
  });

  it('makes and reads its own durables, and no other', async () => {
    const bus = await connect(service);
    for (const [lane, { stream, ackWaitMs, maxAckPending }] of Object.entries(LANES[service]) as [string, Lane][]) {
      await ensureConsumer(bus.jsm, { stream, name: consumerName(service, lane), subjects: [`smartap.*.${stream === 'TASKS' ? 'task.closed' : stream === 'INVOICES' ? 'invoice.refused' : 'tenant.changed'}.v1`], ackWaitMs, maxAckPending });
    }
    const other = SERVICES.find((name) => name !== service && 'main' in LANES[name]) ?? 'intake';
    for (const verb of ['INFO', 'MSG.NEXT', 'DELETE', 'DURABLE.CREATE']) {
      expect(await mayPublish(bus, `$JS.API.CONSUMER.${verb}.INVOICES.${other}-main`), verb).toBe(false);
    }
    expect(await mayPublish(bus, `$JS.ACK.INVOICES.${other}-main.1.1.1.1.1`)).toBe(false);
  });

  it('hears its own commands and replies, and nobody else’s', async () => {
    const bus = await connect(service);
    const other = SERVICES.find((name) => name !== service) ?? '';
    for (const [subject, allowed] of [[`rpc.${service}.>`, true], [`rpc.${other}.>`, false], ['smartap.>', false], [`_INBOX.${other}.>`, false], ['>', false]] as const) {
      let refusal: Error | null = null;
      const subscription = bus.nats.subscribe(subject, { callback: (error) => (refusal = error) });
      await bus.nats.flush();
      subscription.unsubscribe();
      expect(refusal === null, subject).toBe(allowed);
    }
  });
});

describe(externalUser.name, () => {
  it('may say the documented facts of its tenant, and nothing else', () => {
    const user = externalUser(tenant);
    expect(user.publish.toSorted()).toEqual(['invoice.submitted.v1', 'order.change-submitted.v1', 'order.despatch-submitted.v1', 'order.response-submitted.v1', 'order.submitted.v1', 'receipt.submitted.v1', 'vendor.submitted.v1'].map((type) => `smartap.${tenant}.${type}`).toSorted());
    expect(user.subscribe).toEqual([`_INBOX.tenant-${tenant}.>`]);
  });
});
