import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { appendAudit } from '@smartap/audit';
import type { EncodedEvent } from '@smartap/contracts';
import { inTransaction, isConflict, row, rows, type Tx } from '@smartap/database';
import { AppError } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { DataSource } from 'typeorm';
import type { Effects } from '../events/handler.js';
import { appendOutbox } from '../outbox/outbox.js';
import { OutboxPublisher } from '../outbox/outbox.publisher.js';
import type { CommandContext } from './command-context.js';

/** What a command did: its reply and its effects. */
export interface CommandOutcome<R> extends Effects {
  readonly reply: R;
}

interface Stored {
  request_hash: string;
  reply: unknown;
}

const TRIES = 3;

/** Runs commands that change state: once per command id, reply and events in the same transaction. */
@Injectable()
export class CommandRunner {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxPublisher,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  /**
   * Does the work, or gives the reply that the same command had before.
   *
   * @param known the reply, where it does not come from the work: it is then written down by the statement that takes the command
   * @throws AppError `COMMAND_ID_REUSED` when the id was used with another request
   */
  async run<Reply>(request: unknown, context: CommandContext, work: (tx: Tx) => Promise<CommandOutcome<Reply>>, known?: Reply): Promise<Reply> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(request, context, work, known);
      } catch (error) {
        if (!isConflict(error) || attempt === TRIES) throw error;
      }
    }
  }

  private async once<Reply>(request: unknown, context: CommandContext, work: (tx: Tx) => Promise<CommandOutcome<Reply>>, known: Reply | undefined): Promise<Reply> {
    const hash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
    let sent: EncodedEvent[] = [];
    const reply = await inTransaction(this.dataSource, [context.tenantId], async (tx) => {
      // A second one with the same id waits here until the first has committed.
      const mine = await rows(tx, 'insert into command_reply (tenant_id, command_id, request_hash, reply) values ($1, $2, $3, $4) on conflict do nothing returning 1', [context.tenantId, context.id, hash, known === undefined ? null : JSON.stringify(known)]);
      if (mine.length === 0) return (await this.repeated(tx, context, hash)) as Reply;
      const outcome = await work(tx);
      if (outcome.events?.length) sent = await appendOutbox(tx, outcome.events, this.store);
      if (outcome.audit?.length) await appendAudit(tx, outcome.audit);
      if (known === undefined) await tx.query('update command_reply set reply = $3 where tenant_id = $1 and command_id = $2', [context.tenantId, context.id, JSON.stringify(outcome.reply)]);
      return outcome.reply;
    });
    if (sent.length > 0) await this.outbox.publish(sent);
    return reply;
  }

  private async repeated(tx: Tx, context: CommandContext, hash: string): Promise<unknown> {
    const stored = await row<Stored>(tx, 'select request_hash, reply from command_reply where tenant_id = $1 and command_id = $2', [context.tenantId, context.id]);
    if (stored?.request_hash !== hash) {
      throw new AppError('COMMAND_ID_REUSED', `Command id ${context.id} was used with another request. Use a new id for a new request.`);
    }
    return stored.reply;
  }
}
