import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, Slots } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { IntakeSettings } from '../config.js';
import { readClamdUrl, type ClamdAddress } from './clamd-url.js';

/** clamd has some ten threads; a batch of a hundred documents must not take them all. */
const AT_ONCE = 4;
const MAX_ANSWER = 4096;
/** Its answer may be lost when it closes before it has read all. */
const CUT_OFF = /EPIPE|ECONNRESET/;

/**
 * Has documents looked at by clamd, where one is set up. Its INSTREAM protocol (clamd(8)): chunks with their length before them,
 * a length of zero at the end, then one line of answer.
 */
@Injectable()
export class VirusScanner {
  private readonly address: ClamdAddress | undefined;
  private readonly timeoutMs: number;
  private readonly slots = new Slots(AT_ONCE);

  constructor(
    settings: IntakeSettings,
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
  ) {
    this.address = settings.INTAKE_CLAMD ? readClamdUrl(settings.INTAKE_CLAMD) : undefined;
    this.timeoutMs = settings.INTAKE_CLAMD_TIMEOUT_SECONDS * 1000;
  }

  /**
   * @returns the name of what a stored document carries; undefined when nothing was found, or nobody looks
   * @throws AppError `SCANNER_UNAVAILABLE` (retryable) when clamd does not answer: no document passes unseen
   */
  async scan(storageKey: string): Promise<string | undefined> {
    const { address } = this;
    return address && this.slots.run(async () => this.ask(address, await this.objects.get(storageKey)));
  }

  private async ask(address: ClamdAddress, document: Readable): Promise<string | undefined> {
    const socket = connect({ ...address, timeout: this.timeoutMs });
    // It may say so before it has read all: the answer counts, not the write that failed.
    const sending = send(socket, document).catch(() => undefined);
    try {
      return verdictOf(await answerOf(socket));
    } finally {
      socket.destroy();
      document.destroy();
      await sending;
    }
  }
}

async function send(socket: Socket, document: Readable): Promise<void> {
  const write = (bytes: Uint8Array): Promise<void> => new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));
  const length = (bytes: number): Buffer => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(bytes);
    return head;
  };
  await write(Buffer.from('zINSTREAM\0'));
  for await (const chunk of document as AsyncIterable<Buffer>) {
    await write(length(chunk.byteLength));
    await write(chunk);
  }
  await write(length(0));
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const away = (why: string): void =>
      reject(
        new AppError('SCANNER_UNAVAILABLE', `The virus scanner gives no answer: ${why}. The document is kept and not let in unseen.`, { retryable: true }),
      );
    socket.on('data', (bytes: Buffer) => {
      answer += bytes.toString('utf8');
      if (answer.includes('\0') || answer.length > MAX_ANSWER) resolve(answer);
    });
    socket.on('timeout', () => away('it took too long'));
    socket.on('error', (error) =>
      away(
        CUT_OFF.test(error.message)
          ? 'it closed the connection while it was sent the document, as it does where its StreamMaxLength is below INTAKE_MAX_DOCUMENT_BYTES'
          : error.message,
      ),
    );
    socket.on('close', () => (answer === '' ? away('it closed the connection') : resolve(answer)));
  });
}

/** `stream: OK`, `stream: <name> FOUND`, or an error that the document is no answer to. */
function verdictOf(answer: string): string | undefined {
  const text = answer.replaceAll('\0', '').trim();
  if (/^stream: OK$/.test(text)) return undefined;
  const found = /^stream: (.+) FOUND$/.exec(text)?.[1];
  if (found !== undefined) return found.slice(0, 200);
  throw new AppError(
    'SCANNER_UNAVAILABLE',
    `The virus scanner could not look: ${text.slice(0, 200)}. Its StreamMaxLength must be above INTAKE_MAX_DOCUMENT_BYTES.`,
    { retryable: true },
  );
}
