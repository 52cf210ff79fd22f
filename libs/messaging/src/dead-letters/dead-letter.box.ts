import { Inject, Injectable } from '@nestjs/common';
import type { ServiceName } from '@smartap/contracts';
import { AppError } from '@smartap/runtime';
import { NatsError } from 'nats';
import { BusConnection } from '../bus/connection.js';
import { readNatsHeaders, toNatsHeaders } from '../bus/headers.js';
import { consumerName } from '../bus/lanes.js';
import { DLQ, REDRIVE } from '../bus/streams.js';
import { readLetter, type DeadLetter } from './dead-letter.js';

/** The stream of dead letters as whoever looks after them sees it. Only the gateway's user of the bus may. */
@Injectable()
export class DeadLetterBox {
  constructor(@Inject(BusConnection) private readonly bus: BusConnection) {}

  /** One letter; undefined when it is not there (any more). */
  async read(sequence: number): Promise<DeadLetter | undefined> {
    const message = await this.reach(() => this.bus.jsm.streams.getMessage(DLQ.stream, { seq: sequence }));
    if (!message) return undefined;
    const headers = readNatsHeaders(message.header);
    return readLetter({ sequence, subject: message.subject, headers, bytes: message.data, receivedAt: message.time });
  }

  /**
   * Sends a letter back to the very consumer that gave it up. The inbox lets it through once, however often it is sent.
   *
   * @returns its place in the stream of letters sent back
   */
  async redrive(letter: DeadLetter): Promise<number> {
    const headers = toNatsHeaders({ ...letter.headers, 'Nats-Msg-Id': `redrive:${letter.sequence}` });
    const stored = await this.reach(() => this.bus.js.publish(REDRIVE.subject(letter.service), letter.bytes, { headers }));
    if (!stored) throw away();
    return stored.seq;
  }

  /** Removes letters; what is not there is none the less gone. */
  async remove(sequences: readonly number[]): Promise<void> {
    for (const sequence of sequences) await this.reach(() => this.bus.jsm.streams.deleteMessage(DLQ.stream, sequence));
  }

  /** True when the service has ended the letter that was sent back: it went through, or there is a new letter. */
  async isEnded(service: ServiceName, redriven: number): Promise<boolean> {
    const consumer = await this.reach(() => this.bus.jsm.consumers.info(REDRIVE.stream, consumerName(service, 'redrive')));
    if (!consumer) return false;
    return consumer.ack_floor.stream_seq >= redriven || (consumer.num_pending === 0 && consumer.num_ack_pending === 0);
  }

  /** True when every letter that is in the stream now has been read by {@link DeadLetterReader}. */
  async isRead(reader: string): Promise<boolean> {
    const consumer = await this.reach(() => this.bus.jsm.consumers.info(DLQ.stream, reader));
    return consumer !== undefined && consumer.num_pending === 0 && consumer.num_ack_pending === 0;
  }

  /** Undefined: the server says that there is none. */
  private async reach<T>(ask: () => Promise<T>): Promise<T | undefined> {
    if (!this.bus.isUp) throw away();
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof NatsError)) throw error;
      if (error.api_error?.code === 404 || error.api_error?.err_code === 10_043 || error.code === '404') return undefined;
      throw away(error);
    }
  }
}

function away(cause?: unknown): AppError {
  return new AppError('BUS_UNREACHABLE', 'The bus, where the dead letters lie, cannot be reached now. Try again.', {
    retryable: true,
    ...(cause === undefined ? {} : { cause }),
  });
}
