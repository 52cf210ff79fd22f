import { context as otel, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { assertFits, ContractError, type CommandDefinition, type Headers, type ServiceName } from '@smartap/contracts';
import { isOutage } from '@smartap/database';
import { AppError } from '@smartap/runtime';
import type { Msg, Subscription } from 'nats';
import { lastValueFrom } from 'rxjs';
import { BusConnection } from '../bus/connection.js';
import { readNatsHeaders } from '../bus/headers.js';
import { busMetrics } from '../metrics.js';
import { SERVICE_NAME } from '../tokens.js';
import { readContext } from './command-context.js';
import type { RpcAnswer } from './rpc.client.js';

/** Nest's transport for commands: request and reply in the service's queue group, held against the contract both ways. */
@Injectable()
export class RpcStrategy extends Server implements CustomTransportStrategy {
  private readonly log = new Logger(RpcStrategy.name);
  private readonly inHand = new Set<Promise<void>>();
  private subscription: Subscription | undefined;
  private reading: Promise<void> = Promise.resolve();

  constructor(
    @Inject(BusConnection) private readonly bus: BusConnection,
    @Inject(SERVICE_NAME) private readonly service: ServiceName,
  ) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    this.subscription = this.bus.nats.subscribe(`rpc.${this.service}.>`, { queue: this.service });
    this.reading = this.read(this.subscription);
    callback();
  }

  /** Takes no more commands and answers those in hand. */
  async close(): Promise<void> {
    if (this.subscription && !this.bus.nats.isClosed()) await this.subscription.drain();
    await this.reading;
    await Promise.all(this.inHand);
  }

  on(): void {
    // This transport has no events of its own.
  }

  unwrap<T>(): T {
    return this.bus.nats as T;
  }

  private async read(subscription: Subscription): Promise<void> {
    for await (const message of subscription) {
      const work = this.answer(message).finally(() => this.inHand.delete(work));
      this.inHand.add(work);
    }
  }

  private async answer(message: Msg): Promise<void> {
    const started = performance.now();
    const headers = readNatsHeaders(message.headers);
    const parent = propagation.extract(ROOT_CONTEXT, headers);
    const span = trace.getTracer('smartap.messaging').startSpan(message.subject, { kind: SpanKind.SERVER }, parent);
    let answer: RpcAnswer;
    try {
      answer = { reply: await otel.with(trace.setSpan(parent, span), () => this.handle(message, headers)) };
    } catch (error) {
      answer = { error: this.explain(message.subject, error) };
    }
    span.end();
    message.respond(Buffer.from(JSON.stringify(answer)));
    busMetrics.commands.record((performance.now() - started) / 1000, { command: message.subject, result: 'reply' in answer ? 'done' : answer.error.code });
  }

  private async handle(message: Msg, headers: Headers): Promise<unknown> {
    const handler = this.getHandlerByPattern(message.subject);
    const command: CommandDefinition | undefined = handler?.extras?.['command'];
    if (!handler || !command)
      throw new AppError('COMMAND_UNKNOWN', `${this.service} has no command ${message.subject}. Is the caller newer than this service?`);
    const context = readContext(headers);
    const request = parse(command, message.data);
    assertFits(command.request, request, `Command ${command.name}`);
    const reply: unknown = await lastValueFrom(this.transformToObservable(await handler(request, context)));
    assertFits(command.reply, reply, `The reply of ${command.name}`);
    return reply;
  }

  private explain(subject: string, error: unknown): { code: string; message: string; retryable: boolean; details: Readonly<Record<string, unknown>> } {
    if (error instanceof ContractError) return { code: error.code, message: error.message, retryable: false, details: { pointer: error.pointer } };
    if (isOutage(error)) {
      this.log.warn(`${subject} waits for the database: ${AppError.from(error).message}`);
      return {
        code: 'SERVICE_UNAVAILABLE',
        message: `${this.service} cannot reach its database now. Try again; the same command id makes it safe.`,
        retryable: true,
        details: {},
      };
    }
    const fault = AppError.from(error);
    if (fault.code === 'INTERNAL') this.log.error(`${subject} failed: ${fault.message}`, fault.stack);
    return {
      code: fault.code,
      message: fault.code === 'INTERNAL' ? 'The service failed; its log says why.' : fault.message,
      retryable: fault.retryable,
      details: fault.details,
    };
  }
}

function parse(command: CommandDefinition, data: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(data).toString('utf8'));
  } catch (error) {
    throw new AppError('COMMAND_INVALID', `The request of ${command.name} is no JSON.`, { cause: error });
  }
}
