import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A way to the real Redis that a test can cut, freeze and restore, while other tests go on using the server. */
export class RedisProxy {
  private readonly sockets = new Set<Socket>();
  private readonly subscribers = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;
  private frozen = false;

  private constructor(private readonly target: URL) {}

  static async start(targetUrl: string): Promise<RedisProxy> {
    const proxy = new RedisProxy(new URL(targetUrl));
    await proxy.run();
    return proxy;
  }

  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  /** Takes connections, on the same port as before. */
  async run(): Promise<void> {
    const server = createServer((client) => this.forward(client));
    this.server = server;
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
  }

  /** As a server that was killed: connections are reset, new ones refused. */
  async kill(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    this.thaw();
    this.cut();
    if (server === undefined) return;
    server.close();
    await once(server, 'close');
  }

  /** Resets the connections; new ones are taken. */
  cut(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  /** Resets the connections that have subscribed, and no other. */
  cutSubscriptions(): void {
    for (const socket of this.subscribers) socket.resetAndDestroy();
  }

  /** As a server that hangs: connections stand and nothing is answered. */
  freeze(): void {
    this.frozen = true;
    for (const socket of this.sockets) socket.pause();
  }

  /** What was sent meanwhile arrives now. */
  thaw(): void {
    this.frozen = false;
    for (const socket of this.sockets) socket.resume();
  }

  private forward(client: Socket): void {
    const server = connect(Number(this.target.port), this.target.hostname);
    client.on('data', (data) => {
      if (data.includes('subscribe')) this.subscribers.add(client);
    });
    client.on('close', () => this.subscribers.delete(client));
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(from);
      from.setNoDelay(true);
      from.on('data', (data) => to.write(data));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
      if (this.frozen) from.pause();
    }
  }
}

/** The Redis that `npm test` has started. */
export function testRedisUrl(): string {
  const url = process.env['TEST_REDIS_URL'];
  if (!url) throw new Error('TEST_REDIS_URL is not set: run this test by npm test, which starts the servers.');
  return url;
}

/** Waits for a condition, ten seconds at most. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('the condition did not come true in ten seconds');
    await pause(10);
  }
}
