import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

const PROBE_EVERY_MS = 200;

/**
 * What a Service of Kubernetes is to its pods: each new connection goes to the next endpoint that is ready. Connections
 * that stand are left alone, also when their endpoint is no longer ready.
 */
export class Balancer {
  private readonly ready = new Set<number>();
  private readonly server = createServer((client) => this.forward(client));
  private readonly sockets = new Set<Socket>();
  private readonly stopping = new AbortController();
  private next = 0;

  /** @param ports of the endpoints, which may be away */
  constructor(private readonly ports: readonly number[]) {}

  /** Gives its URL, once an endpoint is ready. */
  async start(): Promise<string> {
    await this.probe();
    const timer = setInterval(() => void this.probe(), PROBE_EVERY_MS);
    this.stopping.signal.addEventListener('abort', () => clearInterval(timer));
    const { promise, resolve } = Promise.withResolvers<void>();
    this.server.listen(0, '127.0.0.1', resolve);
    await promise;
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** How many endpoints take new connections. */
  get size(): number {
    return this.ready.size;
  }

  has(port: number): boolean {
    return this.ready.has(port);
  }

  stop(): void {
    this.stopping.abort();
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private async probe(): Promise<void> {
    await Promise.all(
      this.ports.map(async (port) => {
        const isReady = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2000), headers: { connection: 'close' } }).then(
          (response) => response.ok,
          () => false,
        );
        if (isReady) this.ready.add(port);
        else this.ready.delete(port);
      }),
    );
  }

  private forward(client: Socket): void {
    const endpoints = [...this.ready].toSorted((a, b) => a - b);
    this.next += 1;
    const port = endpoints[this.next % endpoints.length];
    if (port === undefined) {
      client.destroy();
      return;
    }
    const server = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(from);
      from.setNoDelay(true);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
    }
  }
}
