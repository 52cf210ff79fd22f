import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { encodeEvent, type BusEvent } from '@smartap/contracts';
import { newId } from '@smartap/runtime';
import { eventually, natsServerProgram, TestDatabase, TestService } from '@smartap/testing';
import { headers as natsHeaders } from 'nats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BusConnection, ensureStreams } from '../dist/index.js';
import { definition, received, toyService } from './toy/toy.service.js';

let folder: string;
let port: number;
let server: ChildProcess;
let database: TestDatabase;
let service: TestService;
let bus: BusConnection;

const url = (): string => `nats://127.0.0.1:${port}`;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

function startServer(): ChildProcess {
  return spawn(natsServerProgram(), ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', join(folder, 'js')], { stdio: 'ignore' });
}

async function killServer(): Promise<void> {
  server.kill('SIGKILL');
  await once(server, 'exit');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smartap-nats-'));
  port = await freePort();
  server = startServer();
  bus = await eventually(() => BusConnection.open({ NATS_URL: url() }, 'test'));
  await ensureStreams(url());
  database = await TestDatabase.create(definition.schema);
  service = await TestService.start(toyService, { database, natsUrl: url(), storageUrl: pathToFileURL(folder).href });
});
afterAll(async () => {
  await service.stop();
  await bus.close();
  await killServer();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function publish(event: BusEvent): Promise<void> {
  const { subject, headers, body } = encodeEvent(event);
  const own = natsHeaders();
  for (const [name, value] of Object.entries(headers)) own.set(name, value);
  await eventually(() => bus.js.publish(subject, body, { headers: own }).catch(() => undefined));
}

const counted = (invoiceId: string, lane: string): Promise<number> => database.count('toy where invoice_id = $1 and lane = $2 and times = 1', [invoiceId, lane]);

describe('An outage of the bus', () => {
  it('loses and repeats nothing of what was in hand, and work goes on by itself', async () => {
    const before = Array.from({ length: 10 }, () => received(newId()));
    for (const event of before) await publish(event);
    const hold = service.steps.holdNext('commit', 'extraction-fast');
    const inHand = received(newId());
    await publish(inHand);
    await hold.reached();
    await killServer();
    hold.release();
    server = startServer();
    const after = received(newId());
    await publish(after);
    for (const event of [...before, inHand, after]) {
      await eventually(async () => (await counted(event.subject, 'told')) === 1, { withinMs: 20_000, what: `${event.id} is counted after the outage` });
      expect(await counted(event.subject, 'fast')).toBe(1);
    }
    await eventually(async () => (await database.count('outbox')) === 0);
    expect(await database.count('attempt')).toBe(0);
  });
});
