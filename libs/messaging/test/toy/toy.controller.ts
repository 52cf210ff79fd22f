import { Ctx, Payload } from '@nestjs/microservices';
import { correctFields, EVENTS, getExtraction } from '@smartap/contracts';
import type { Static } from '@sinclair/typebox';
import { CommandController, CommandRunner, EventFactory, HandlesCommand, type CommandContext } from '../../dist/index.js';
import { toy } from './toy.js';

/** Answers two commands: one counts, one breaks its contract. */
@CommandController()
export class ToyController {
  constructor(
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
  ) {}

  @HandlesCommand(correctFields)
  correct(@Payload() request: Static<typeof correctFields.request>, @Ctx() context: CommandContext): Promise<Static<typeof correctFields.reply>> {
    return this.runner.run(request, context, async (tx) => {
      const { tenantId } = context;
      await toy.command(tx);
      await tx.query("insert into toy values ($1, $2, 'command', 1, 0) on conflict (tenant_id, invoice_id, lane) do update set times = toy.times + 1", [
        tenantId,
        request.invoiceId,
      ]);
      const event = this.events.causedBy(context, 'invoice.superseded.v1', { ...EVENTS['invoice.superseded.v1'].example, invoiceId: request.invoiceId });
      const audit = {
        tenantId,
        at: new Date(event.time),
        actor: context.actor,
        action: 'toy.counted',
        entity: 'invoice',
        entityId: request.invoiceId,
        details: {},
      };
      return { reply: { lineage: [request.seenRevision + 1] }, events: [event], audit: [audit] };
    });
  }

  @HandlesCommand(getExtraction)
  get(): object {
    return { lineage: 'not a lineage' };
  }
}
