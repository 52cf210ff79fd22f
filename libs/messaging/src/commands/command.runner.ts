import { Inject, Injectable } from '@nestjs/common';
import { appendAudit } from '@smartap/audit';
import type { EncodedEvent } from '@smartap/contracts';
import { inTransaction, isConflict, isOutage, type Tx } from '@smartap/database';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { DataSource } from 'typeorm';
import type { Effects } from '../events/handler.js';
import { appendOutbox } from '../outbox/outbox.js';
import { OutboxPublisher } from '../outbox/outbox.publisher.js';
import { claimCommands, type Asked } from './command-claims.js';
import type { CommandContext } from './command-context.js';

/** What a command did: its reply and its effects. */
export interface CommandOutcome<R> extends Effects {
  readonly reply: R;
}

/** A command whose reply is known before its work. */
export interface KnownCommand<Reply> extends Asked {
  readonly reply: Reply;
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
   * @throws AppError `COMMAND_ID_REUSED` when the id was used with another request
   */
  async run<Reply>(request: unknown, context: CommandContext, work: (tx: Tx) => Promise<CommandOutcome<Reply>>): Promise<Reply> {
    const { reply, sent } = await this.again(() => this.once(request, context, work));
    await this.outbox.publish(sent);
    return reply;
  }

  /**
   * Does the work of many by one transaction, and gives each its reply, or the one that the same command had before. Where the transaction fails,
   * each is tried alone: one that is at fault fails by itself.
   *
   * @param work called with those that are new, to write all of them
   */
  async runTogether<Reply, C extends KnownCommand<Reply>>(
    commands: readonly C[],
    work: (tx: Tx, fresh: readonly C[]) => Promise<Effects>,
  ): Promise<PromiseSettledResult<Reply>[]> {
    try {
      const { outcomes, sent } = await this.again(() => this.together<Reply, C>(commands, work));
      await this.outbox.publish(sent);
      return outcomes;
    } catch (reason) {
      // An outage is everybody's: asking it of each alone would only make all wait longer.
      if (commands.length === 1 || isOutage(reason)) return commands.map(() => ({ status: 'rejected', reason }));
      const alone: PromiseSettledResult<Reply>[] = [];
      for (const command of commands) alone.push(...(await this.runTogether<Reply, C>([command], work)));
      return alone;
    }
  }

  private async once<Reply>(
    request: unknown,
    context: CommandContext,
    work: (tx: Tx) => Promise<CommandOutcome<Reply>>,
  ): Promise<{ reply: Reply; sent: EncodedEvent[] }> {
    return inTransaction(this.dataSource, [context.tenantId], async (tx) => {
      const [claim] = await claimCommands(tx, [{ context, request }]);
      if (claim?.kind === 'refused') throw claim.error;
      if (claim?.kind === 'repeated') return { reply: claim.reply as Reply, sent: [] };
      const { reply, ...effects } = await work(tx);
      const sent = await this.append(tx, effects);
      await tx.query('update command_reply set reply = $3 where tenant_id = $1 and command_id = $2', [context.tenantId, context.id, JSON.stringify(reply)]);
      return { reply, sent };
    });
  }

  private async together<Reply, C extends KnownCommand<Reply>>(
    commands: readonly C[],
    work: (tx: Tx, fresh: readonly C[]) => Promise<Effects>,
  ): Promise<{ outcomes: PromiseSettledResult<Reply>[]; sent: EncodedEvent[] }> {
    return inTransaction(
      this.dataSource,
      commands.map(({ context }) => context.tenantId),
      async (tx) => {
        const claims = await claimCommands(tx, commands);
        const fresh = commands.filter((_, i) => claims[i]?.kind === 'mine');
        const sent = fresh.length === 0 ? [] : await this.append(tx, await work(tx, fresh));
        const outcomes = commands.map(({ reply }, i): PromiseSettledResult<Reply> => {
          const claim = claims[i];
          if (claim?.kind === 'refused') return { status: 'rejected', reason: claim.error };
          return { status: 'fulfilled', value: claim?.kind === 'repeated' ? (claim.reply as Reply) : reply };
        });
        return { outcomes, sent };
      },
    );
  }

  private async append(tx: Tx, { events, audit }: Effects): Promise<EncodedEvent[]> {
    const sent = events?.length ? await appendOutbox(tx, events, this.store) : [];
    if (audit?.length) await appendAudit(tx, audit);
    return sent;
  }

  private async again<T>(transaction: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await transaction();
      } catch (error) {
        if (!isConflict(error) || attempt === TRIES) throw error;
      }
    }
  }
}
