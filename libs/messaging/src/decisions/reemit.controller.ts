import { Inject, type Type } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { reemit, type ServiceName } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { DataSource } from 'typeorm';
import type { CommandContext } from '../commands/command-context.js';
import { CommandController, HandlesCommand } from '../commands/handles-command.decorator.js';
import { encodeToTravel } from '../outbox/outbox.js';
import { OutboxPublisher } from '../outbox/outbox.publisher.js';
import { readDecisions } from './decisions.js';

/** The controller that answers `reemit` in one service: what was decided is said again, under the same event ids. */
export function reemitControllerOf(service: ServiceName): Type {
  const command = reemit(service);

  @CommandController()
  class ReemitController {
    constructor(
      private readonly dataSource: DataSource,
      @Inject(OutboxPublisher) private readonly outbox: OutboxPublisher,
      @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    ) {}

    @HandlesCommand(command)
    async handle(@Payload() request: { invoiceIds: string[] }, @Ctx() context: CommandContext): Promise<{ events: number }> {
      const keys = request.invoiceIds.map((invoiceId) => ({ tenantId: context.tenantId, invoiceId }));
      const decisions = await inTransaction(this.dataSource, [context.tenantId], (tx) => readDecisions(tx, keys));
      const events = keys.flatMap((key) => decisions.get(key)?.event ?? []);
      await this.outbox.publish(await Promise.all(events.map((event) => encodeToTravel(event, this.store))));
      return { events: events.length };
    }
  }
  return ReemitController;
}
