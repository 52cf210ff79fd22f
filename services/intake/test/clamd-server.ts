import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Speaks the INSTREAM protocol of clamd: finds `EICAR` in what it is sent, refuses streams over its limit. */
export class ClamdServer {
  readonly seen: number[] = [];
  /** Accepts connections and never answers while true. */
  silent = false;
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;

  constructor(private readonly maxBytes: number) {}

  get url(): string {
    return `tcp://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.server = createServer((socket) => this.take(socket));
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private take(socket: Socket): void {
    this.sockets.add(socket);
    let left = Buffer.alloc(0);
    let begun = false;
    let document = Buffer.alloc(0);
    const answer = (text: string): void => void socket.end(`${text}\0`);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('data', (bytes: Buffer) => {
      left = Buffer.concat([left, bytes]);
      if (!begun) {
        const end = left.indexOf(0);
        if (end < 0) return;
        if (left.subarray(0, end).toString() !== 'zINSTREAM') return answer('UNKNOWN COMMAND');
        begun = true;
        left = left.subarray(end + 1);
      }
      while (left.length >= 4) {
        const length = left.readUInt32BE();
        if (length === 0) {
          this.seen.push(document.length);
          if (!this.silent) answer(document.includes('EICAR') ? 'stream: Eicar-Signature FOUND' : 'stream: OK');
          return;
        }
        if (left.length < 4 + length) return;
        document = Buffer.concat([document, left.subarray(4, 4 + length)]);
        left = left.subarray(4 + length);
        if (document.length > this.maxBytes) return answer('INSTREAM size limit exceeded. ERROR');
      }
    });
  }
}
