import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newId } from '@smartap/runtime';
import { openObjectStore, type ObjectStore } from '@smartap/storage';
import { anEvent, eventually, type TestBus } from '@smartap/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OrphanSweeper } from '../src/upload/orphan.sweeper.js';
import { aToken, gatewayServers, ListeningGateway, type GatewayServers } from './listening-gateway.js';

const HOUR_MS = 3_600_000;
const tenantId = newId();
let servers: GatewayServers & { bus: TestBus | undefined };
let sut: ListeningGateway;
let store: ObjectStore;

beforeAll(async () => {
  servers = await gatewayServers();
  store = await openObjectStore(pathToFileURL(servers.folder).href);
  sut = await ListeningGateway.start(servers);
});
afterAll(async () => {
  await sut.stop();
  await servers.close();
});

async function age(key: string, hours: number): Promise<void> {
  const then = new Date(Date.now() - hours * HOUR_MS);
  await utimes(join(servers.folder, key), then, then);
}

/** Bytes under a key, put there so long ago. */
async function put(key: string, hours: number): Promise<string> {
  await store.put(key, Buffer.from('bytes'));
  await age(key, hours);
  return key;
}

describe(OrphanSweeper.name, () => {
  it('removes old bytes that no submission names, and no others', async () => {
    const invoiceId = String((await sut.upload(await aToken(tenantId))).body['invoiceId']);
    const submitted = `documents/${tenantId}/${invoiceId}`;
    await age(submitted, 100);
    // Handed in by somebody else, who tells of it over the bus.
    const foreign = anEvent('invoice.submitted.v1').ofTenant(tenantId).build();
    await servers.bus?.publish(foreign);
    await eventually(async () => (await servers.database.count('invoice_view where invoice_id = $1', [foreign.subject])) === 1);
    await servers.bus?.settled('gateway');
    const kept = [submitted, await put(`documents/${tenantId}/${foreign.subject}`, 100), await put(`documents/${tenantId}/${newId()}`, 23), await put(`documents/${tenantId}/not-an-id`, 100), await put(`bodies/${tenantId}/${newId()}`, 100)];
    kept.push(await put(`trials/${tenantId}/${newId()}`, 23));
    const orphans = [await put(`trials/${tenantId}/${newId()}`, 25), await put(`documents/${tenantId}/${newId()}`, 25), await put(`documents/${newId()}/${newId()}`, 25)];
    await sut.app.get(OrphanSweeper, { strict: false }).run(new AbortController().signal);
    for (const key of kept) expect(await store.head(key), key).toBeDefined();
    for (const key of orphans) expect(await store.head(key), key).toBeUndefined();
  });
});
