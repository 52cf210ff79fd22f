import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A caller that writes its requests by hand: slowly, in part, or not at all. */
export class RawCaller {
  received = '';
  closed = false;

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => (this.received += text));
    socket.on('error', () => undefined);
    socket.on('close', () => (this.closed = true));
  }

  static async open(port: number): Promise<RawCaller> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new RawCaller(socket);
  }

  /** An upload whose body has not come yet; `length` undefined: it does not say how long it is. */
  static async openUpload(port: number, token: string, length: number | undefined): Promise<RawCaller> {
    const caller = await RawCaller.open(port);
    const size = length === undefined ? 'transfer-encoding: chunked' : `content-length: ${length}`;
    caller.send(`POST /api/v1/invoices HTTP/1.1\r\nhost: test\r\nauthorization: Bearer ${token}\r\ncontent-type: application/xml\r\n${size}\r\n\r\n`);
    return caller;
  }

  send(text: string): void {
    this.socket.write(text, 'latin1');
  }

  get status(): number | undefined {
    const found = /^HTTP\/1\.1 (\d+)/.exec(this.received)?.[1];
    return found === undefined ? undefined : Number(found);
  }

  end(): void {
    this.socket.destroy();
  }
}
