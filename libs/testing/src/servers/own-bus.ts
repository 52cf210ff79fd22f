import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { encodeEvent, type BusEvent } from '@smartap/contracts';
import { BusConnection, ensureStreams, toNatsHeaders } from '@smartap/messaging';
import { eventually } from '../eventually.js';
import { natsServerProgram } from './servers.js';

/** A NATS server of one test file's own, which may be killed. */
export class OwnBus {
  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private server: ChildProcess,
    readonly connection: BusConnection,
  ) {}

  static async open(): Promise<OwnBus> {
    const folder = await mkdtemp(join(tmpdir(), 'smartap-nats-'));
    const port = await freePort();
    const server = startServer(port, folder);
    const connection = await eventually(() => BusConnection.open({ NATS_URL: `nats://127.0.0.1:${port}` }, 'test'));
    const bus = new OwnBus(folder, port, server, connection);
    await ensureStreams(bus.url);
    return bus;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  /** For objects, beside the server's own files. */
  get storageUrl(): string {
    return pathToFileURL(this.folder).href;
  }

  /** Safe to repeat. */
  async kill(): Promise<void> {
    if (this.server.exitCode !== null || this.server.signalCode !== null) return;
    this.server.kill('SIGKILL');
    await once(this.server, 'exit');
  }

  /** Starts it again with what it had stored. */
  restart(): void {
    this.server = startServer(this.port, this.folder);
  }

  async publish(event: BusEvent): Promise<void> {
    const { subject, headers, body } = encodeEvent(event);
    await eventually(() => this.connection.js.publish(subject, body, { headers: toNatsHeaders(headers) }).catch(() => undefined));
  }

  async close(): Promise<void> {
    await this.connection.close();
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function startServer(port: number, folder: string): ChildProcess {
  return spawn(natsServerProgram(), ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', join(folder, 'js')], { stdio: 'ignore' });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
