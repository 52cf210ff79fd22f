import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** What the register of a country does when it is asked for a number. */
export type RegisterAnswer =
  | { readonly valid: boolean; readonly name?: string }
  | { readonly userError: string }
  | { readonly errors: string }
  | { readonly status: number }
  | 'cut';

/** VIES as its REST interface behaves: registers that answer, are away, or limit who asks. */
export class LocalVies {
  readonly asked: string[] = [];
  private readonly answers = new Map<string, RegisterAnswer>();

  private constructor(private readonly server: Server) {}

  static async open(): Promise<LocalVies> {
    const server = createServer();
    const own = new LocalVies(server);
    server.on('request', (request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      request.on('end', () => {
        if (request.method !== 'POST' || request.url !== '/rest-api/check-vat-number') return void response.writeHead(404).end();
        const { countryCode, vatNumber }: { countryCode: string; vatNumber: string } = JSON.parse(text);
        const id = `${countryCode}${vatNumber}`;
        own.asked.push(id);
        const answer = own.answers.get(id) ?? { valid: false };
        if (answer === 'cut') return void request.socket.destroy();
        const said = (status: number, body: object) => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
        const common = { countryCode, vatNumber, requestDate: new Date().toISOString(), requestIdentifier: '', name: '---', address: '---' };
        if ('status' in answer) return said(answer.status, {});
        if ('errors' in answer) return said(200, { actionSucceed: false, errorWrappers: [{ error: answer.errors }] });
        if ('userError' in answer) return said(200, { ...common, valid: false, userError: answer.userError });
        return said(200, { ...common, valid: answer.valid, ...(answer.name === undefined ? {} : { name: answer.name }) });
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return own;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/rest-api`;
  }

  /** What is answered for a VAT id from now on. */
  say(vatId: string, answer: RegisterAnswer): void {
    this.answers.set(vatId, answer);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
