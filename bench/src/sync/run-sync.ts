import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeEvent, EVENTS, type EncodedEvent } from '@smartap/contracts';
import { BusConnection, ensureStreams } from '@smartap/messaging';
import { newId } from '@smartap/runtime';
import { findServer, freePort, RUN_FOLDER, toStderr, waitUntil } from '@smartap/tools';

/** What `bench -- sync` is asked. */
export interface SyncOptions {
  readonly messages: number;
  /** Messages that are on the way at once: a batch of the outbox. */
  readonly batch: number;
  readonly rounds: number;
}

/** What `bench -- sync --json` prints: messages/s by JetStream's default and with a sync of each message. */
export interface SyncResult extends SyncOptions {
  readonly defaultPerSecond: number;
  readonly alwaysPerSecond: number;
  readonly ratio: number;
}

/** Publishes as the outbox does, to a server of each kind in turns. */
export async function runSync(options: SyncOptions): Promise<SyncResult> {
  const { path } = await findServer('nats', toStderr);
  const rates = { '2m': 0, always: 0 };
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const interval of ['2m', 'always'] as const) {
      const rate = await publishRate(path, interval, options);
      toStderr(`Round ${round}, sync_interval ${interval}: ${Math.round(rate)} messages/s`);
      rates[interval] += rate / options.rounds;
    }
  }
  return {
    ...options,
    defaultPerSecond: Math.round(rates['2m']),
    alwaysPerSecond: Math.round(rates.always),
    ratio: Math.round((rates.always / rates['2m']) * 1000) / 1000,
  };
}

/** An event of the size that most have. */
function extracted(): EncodedEvent {
  const { type, example } = EVENTS['invoice.extracted.v1'];
  const id = newId();
  return encodeEvent({
    id,
    type,
    source: '/bench',
    tenantId: newId(),
    subject: example.invoiceId,
    time: new Date().toISOString(),
    correlationId: id,
    causationId: id,
    data: example,
  });
}

async function publishRate(program: string, interval: string, { messages, batch }: SyncOptions): Promise<number> {
  const folder = mkdtempSync(join(RUN_FOLDER, 'sync-'));
  const port = await freePort();
  const config = join(folder, 'nats.conf');
  writeFileSync(config, `listen: "127.0.0.1:${port}"\njetstream { store_dir: ${JSON.stringify(folder)}, sync_interval: ${interval} }\n`);
  const server = spawn(program, ['-c', config], { stdio: 'ignore' });
  try {
    const url = `nats://127.0.0.1:${port}`;
    const started = await waitUntil(
      () =>
        ensureStreams(url).then(
          () => true,
          () => false,
        ),
      10_000,
      100,
    );
    if (!started) throw new Error(`NATS with sync_interval ${interval} does not start: ${config}`);
    const bus = await BusConnection.open({ NATS_URL: url }, 'bench');
    const began = performance.now();
    for (let sent = 0; sent < messages; sent += batch) {
      const events = Array.from({ length: Math.min(batch, messages - sent) }, () => extracted());
      const failure = (await bus.publisher.publish(events)).find((outcome) => outcome !== undefined);
      if (failure) throw failure;
    }
    const seconds = (performance.now() - began) / 1000;
    await bus.close();
    return messages / seconds;
  } finally {
    server.kill('SIGKILL');
    await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}
