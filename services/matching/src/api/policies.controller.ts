import { Ctx, Payload } from '@nestjs/microservices';
import { getMatchPolicy, putMatchPolicy, putRates, tryMatchPolicy, type EventMap } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, EventFactory, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { newId } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { DEFAULT_SETTINGS } from '../domain/index.js';
import { addRates } from '../store/extras.js';
import { lockOrders } from '../store/order-locks.js';
import { settleUnits, unsettledOrders } from '../store/order-units.js';
import { addPolicy, newestPolicy } from '../store/policies.js';
import { checkPolicy } from './check-policy.js';
import { tryPolicy } from './try-policy.js';

type Record = Static<typeof getMatchPolicy.reply>;

const DEFAULTS: Record = {
  version: 0,
  policy: { validFrom: '0001-01-01', disputeScope: DEFAULT_SETTINGS.disputeScope, tolerances: [...DEFAULT_SETTINGS.tolerances], units: [] },
};

/** Answers the commands about what matching judges by. */
@CommandController()
export class PoliciesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
  ) {}

  @HandlesCommand(getMatchPolicy)
  async get(@Ctx() { tenantId }: CommandContext): Promise<Record> {
    return (await inTransaction(this.dataSource, [tenantId], (tx) => newestPolicy(tx, tenantId))) ?? DEFAULTS;
  }

  @HandlesCommand(putMatchPolicy)
  put(@Payload() request: Static<typeof putMatchPolicy.request>, @Ctx() context: CommandContext): Promise<Record> {
    checkPolicy(request.policy);
    return this.runner.run(request, context, async (tx) => {
      const reply = await addPolicy(tx, context.tenantId, request.policy, context.actor, request.seenVersion);
      // A new factor may be what quantities have waited for.
      const unsettled = await unsettledOrders(tx, context.tenantId);
      await lockOrders(tx, unsettled);
      await settleUnits(tx, unsettled);
      return { reply, ...this.changed(context, 'policy', reply.version, { policy: reply.policy }) };
    });
  }

  @HandlesCommand(putRates)
  putRates(@Payload() request: Static<typeof putRates.request>, @Ctx() context: CommandContext): Promise<Static<typeof putRates.reply>> {
    return this.runner.run(request, context, async (tx) => {
      await addRates(tx, context.tenantId, request.rates);
      return { reply: { added: request.rates.length }, ...this.changed(context, 'rates', 0, { rates: request.rates }) };
    });
  }

  @HandlesCommand(tryMatchPolicy)
  try(@Payload() { policy }: Static<typeof tryMatchPolicy.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof tryMatchPolicy.reply>> {
    checkPolicy(policy);
    return inTransaction(this.dataSource, [tenantId], (tx) => tryPolicy(tx, tenantId, policy));
  }

  private changed(context: CommandContext, what: EventMap['order.policy-changed.v1']['what'], version: number, details: object) {
    const changeId = newId();
    const event = this.events.causedBy(context, 'order.policy-changed.v1', { changeId, what, version, changedBy: context.actor });
    const audit = {
      tenantId: context.tenantId,
      at: new Date(event.time),
      actor: context.actor,
      action: `matching.${what}-changed`,
      entity: 'match-policy',
      entityId: changeId,
      details: { version, ...details },
    };
    return { events: [event], audit: [audit] };
  }
}
