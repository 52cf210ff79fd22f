import { Inject, Injectable } from '@nestjs/common';
import { assertFits, commandSubject, type CommandDefinition } from '@smartap/contracts';
import { AppError } from '@smartap/runtime';
import type { Static, TSchema } from '@sinclair/typebox';
import { NatsError, type MsgHdrs } from 'nats';
import { BusConnection } from '../bus/connection.js';
import { toNatsHeaders } from '../bus/headers.js';
import { contextHeaders, type CommandContext } from './command-context.js';

/** What travels back. */
export type RpcAnswer =
  | { readonly reply: unknown }
  | { readonly error: { readonly code: string; readonly message: string; readonly retryable: boolean; readonly details: Readonly<Record<string, unknown>> } };

// A command that takes longer belongs on the bus as an event.
const DEADLINE_MS = 10_000;

/** Asks other services. */
@Injectable()
export class RpcClient {
  constructor(@Inject(BusConnection) private readonly bus: BusConnection) {}

  /**
   * Sends a command and waits for its reply.
   *
   * @throws AppError of the service that answered; `SERVICE_UNAVAILABLE` (retryable) when none did in time
   */
  async ask<Q extends TSchema, R extends TSchema>(command: CommandDefinition<Q, R>, request: Static<Q>, context: CommandContext): Promise<Static<R>> {
    assertFits(command.request, request, `Command ${command.name}`);
    if (!this.bus.isUp) throw unavailable(command);
    const answer = await this.send(command, Buffer.from(JSON.stringify(request)), toNatsHeaders(contextHeaders(context)));
    if ('error' in answer) {
      const { code, message, retryable, details } = answer.error;
      throw new AppError(code, message, { retryable, details });
    }
    return answer.reply;
  }

  private async send(command: CommandDefinition, body: Uint8Array, headers: MsgHdrs): Promise<RpcAnswer> {
    try {
      const message = await this.bus.nats.request(commandSubject(command), body, { timeout: DEADLINE_MS, headers });
      return JSON.parse(Buffer.from(message.data).toString('utf8')) as RpcAnswer;
    } catch (error) {
      if (error instanceof NatsError) {
        throw unavailable(command, error);
      }
      throw error;
    }
  }
}

function unavailable(command: CommandDefinition, cause?: unknown): AppError {
  return new AppError('SERVICE_UNAVAILABLE', `${command.service} does not answer ${command.name} now. Try again; the same command id makes it safe.`, {
    retryable: true,
    ...(cause === undefined ? {} : { cause }),
  });
}
