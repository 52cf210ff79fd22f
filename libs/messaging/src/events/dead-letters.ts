import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ServiceName } from '@smartap/contracts';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import { BusConnection } from '../bus/connection.js';
import { toNatsHeaders } from '../bus/headers.js';
import { DLQ } from '../bus/streams.js';
import { busMetrics } from '../metrics.js';
import { SERVICE_NAME } from '../tokens.js';
import { FOR_CONSUMER, ORIGINAL_SUBJECT, type Message } from './message.js';

/** Headers of a dead letter, besides those the message came with. */
export const DEAD_LETTER = {
  subject: ORIGINAL_SUBJECT,
  consumer: FOR_CONSUMER,
  code: 'smartap-error-code',
  reason: 'smartap-error',
  attempts: 'smartap-attempts',
  at: 'smartap-dead-at',
} as const;

/** Gives messages up: the letter is out before the message is ended, so a crash between the two only repeats it. */
@Injectable()
export class DeadLetters {
  private readonly logger = new Logger(DeadLetters.name);

  constructor(
    @Inject(BusConnection) private readonly bus: BusConnection,
    @Inject(SERVICE_NAME) private readonly service: ServiceName,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Publishes the letter with the original bytes, then ends the message. */
  async give(message: Message, consumer: string, error: unknown, attempts: number): Promise<void> {
    const fault = AppError.from(error);
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : fault.code;
    const headers = toNatsHeaders(message.headers);
    headers.set(DEAD_LETTER.subject, message.subject);
    headers.set(DEAD_LETTER.consumer, consumer);
    headers.set(DEAD_LETTER.code, code);
    headers.set(DEAD_LETTER.reason, fault.message.replaceAll(/\s+/g, ' ').slice(0, 2000));
    headers.set(DEAD_LETTER.attempts, String(attempts));
    headers.set(DEAD_LETTER.at, this.clock.now().toISOString());
    headers.set('Nats-Msg-Id', `dead:${consumer}:${message.position}`);
    await this.bus.js.publish(DLQ.subject(this.service), message.bytes, { headers });
    message.end();
    busMetrics.deadLetters.add(1, { consumer, code });
    this.logger.error(`${consumer} gave up ${message.subject} (${message.eventId ?? 'no id'}) after ${attempts} attempt(s): ${code}: ${fault.message}`);
  }
}
