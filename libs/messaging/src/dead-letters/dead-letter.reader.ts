import { Logger } from '@nestjs/common';
import { AppError, backoffMs, pause } from '@smartap/runtime';
import type { ConsumerMessages, JsMsg } from 'nats';
import type { BusConnection } from '../bus/connection.js';
import { readNatsHeaders } from '../bus/headers.js';
import { ensureConsumer } from '../bus/consumers.js';
import { DLQ } from '../bus/streams.js';
import { readLetter, type DeadLetter } from './dead-letter.js';

const BATCH = 100;
const ACK_WAIT_MS = 30_000;
const AGAIN_MS = 2000;

/** Name of the durable that the gateway reads dead letters by. */
export const DEAD_LETTER_READER = 'gateway-dead-letters';

/** Reads every dead letter, at least once, in batches; acknowledges what was taken. */
export class DeadLetterReader {
  private readonly logger = new Logger(DeadLetterReader.name);
  private readonly stopping = new AbortController();
  private readonly waiting: JsMsg[] = [];
  private messages: ConsumerMessages | undefined;
  private reading: Promise<void> = Promise.resolve();
  private working: Promise<void> | undefined;

  constructor(
    private readonly bus: BusConnection,
    /** Keeps letters; a throw has them come again. */
    private readonly take: (letters: readonly DeadLetter[]) => Promise<void>,
  ) {}

  start(): void {
    this.reading = this.read();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.messages?.stop();
    for (const message of this.waiting.splice(0)) message.nak();
    await this.working;
    await this.reading;
  }

  private async read(): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted;) {
      try {
        await ensureConsumer(this.bus.jsm, {
          stream: DLQ.stream,
          name: DEAD_LETTER_READER,
          subjects: [DLQ.subject('*')],
          ackWaitMs: ACK_WAIT_MS,
          maxAckPending: 1000,
        });
        const consumer = await this.bus.js.consumers.get(DLQ.stream, DEAD_LETTER_READER);
        this.messages = await consumer.consume({ max_messages: BATCH, callback: (message) => this.receive(message) });
        failures = 0;
        await this.messages.closed();
      } catch (error) {
        if (signal.aborted || this.bus.nats.isClosed()) return;
        failures += 1;
        this.logger.warn(`Cannot read ${DLQ.stream} and tries again: ${AppError.from(error).message}`);
        await pause(backoffMs(failures, 200, 5000), signal);
      }
    }
  }

  private receive(message: JsMsg): void {
    this.waiting.push(message);
    this.working ??= this.work().finally(() => {
      this.working = undefined;
    });
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, BATCH);
      try {
        await this.take(batch.map(read));
        for (const message of batch) message.ack();
      } catch (error) {
        this.logger.warn(`Dead letters could not be kept and come again: ${AppError.from(error).message}`);
        for (const message of batch) message.nak(AGAIN_MS);
      }
    }
  }
}

function read(message: JsMsg): DeadLetter {
  const headers = readNatsHeaders(message.headers);
  return readLetter({ sequence: message.seq, subject: message.subject, headers, bytes: message.data, receivedAt: new Date(message.info.timestampNanos / 1e6) });
}
