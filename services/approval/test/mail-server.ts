import { callbackify } from 'node:util';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/** A mail server of a test's own: a real one, which keeps what it takes. */
export class MailServer {
  readonly mails: ParsedMail[] = [];
  /** How the next mails are refused, by the code of SMTP. */
  readonly refusals: { code: number; at: 'RCPT' | 'DATA' }[] = [];

  private constructor(
    private readonly server: SMTPServer,
    readonly port: number,
  ) {}

  static async start(): Promise<MailServer> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (_address, _session, done) => done(own.refusal('RCPT')),
      onData: (stream, _session, done) => callbackify(() => own.take(stream))((error, refusal) => done(error ?? refusal)),
    });
    const port = await new Promise<number>((resolve) => {
      const listening = server.listen(0, '127.0.0.1', () => {
        const address = listening.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const own = new MailServer(server, port);
    return own;
  }

  to(address: string): ParsedMail[] {
    return this.mails.filter(({ to }) => to && !Array.isArray(to) && to.text.includes(address));
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }

  /** Keeps a mail; a refusal when it is not to be taken. */
  private async take(stream: SMTPServerDataStream): Promise<Error | null> {
    const parsed = await simpleParser(stream);
    const refusal = this.refusal('DATA');
    if (!refusal) this.mails.push(parsed);
    return refusal;
  }

  private refusal(at: 'RCPT' | 'DATA'): Error | null {
    const [next] = this.refusals;
    if (next?.at !== at) return null;
    this.refusals.shift();
    return Object.assign(new Error('Not now.'), { responseCode: next.code });
  }
}
