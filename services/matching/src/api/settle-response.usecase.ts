import { Inject, Injectable } from '@nestjs/common';
import type { OrderInput, settleOrderResponse } from '@smartap/contracts';
import { nextVersion, type Tx } from '@smartap/database';
import { CommandRunner, EventFactory, type CommandContext } from '@smartap/messaging';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { adopted, stateOf, type UnitFactor } from '../domain/index.js';
import { findOrders } from '../store/find-orders.js';
import { lockOrders } from '../store/order-locks.js';
import { getResponse, settleResponse, type KeptResponse } from '../store/order-responses.js';
import { putOrder } from '../store/orders.js';
import { responseRecords, unitsOf } from './response-records.js';

type Request = Static<typeof settleOrderResponse.request>;
type Reply = Static<typeof settleOrderResponse.reply>;

/** A buyer adopts what a seller answers to an order, or declines it. */
@Injectable()
export class SettleResponse {
  constructor(
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(request: Request, context: CommandContext): Promise<Reply> {
    const { tenantId, actor } = context;
    return this.runner.run(request, context, async (tx) => {
      const { kept, order, units } = await this.open(tx, tenantId, request);
      const changed = request.outcome === 'adopted' ? changedOrder(kept, order, units) : undefined;
      const settled = await settleResponse(tx, tenantId, request.responseId, request.outcome, actor, request.reason);
      const [response] = await responseRecords(tx, tenantId, settled ? [settled] : []);
      if (!response) throw new Error('A response that was settled has a record.');
      const record = changed ? await putOrder(tx, { tenantId, order: changed, by: actor }) : null;
      const events = record
        ? [this.events.causedBy(context, 'order.changed.v1', { orderId: record.orderId, version: record.version, changedBy: actor, order: record.order })]
        : [];
      const details = {
        outcome: request.outcome,
        reason: request.reason,
        version: response.version,
        order: record?.order ?? null,
        orderVersion: record?.version ?? null,
      };
      return {
        reply: { response, order: record },
        events,
        audit: [{ tenantId, at: this.clock.now(), actor, action: 'order.answer-settled', entity: 'order-response', entityId: request.responseId, details }],
      };
    });
  }

  /** The answer and its order, under the lock of the order, so that neither is another by the time it is settled. */
  private async open(
    tx: Tx,
    tenantId: string,
    { responseId, seenVersion }: Request,
  ): Promise<{ kept: KeptResponse; order: OrderInput | undefined; units: readonly UnitFactor[] }> {
    const seen = await getResponse(tx, tenantId, responseId);
    if (!seen) throw new AppError('ORDER_RESPONSE_NOT_FOUND', `There is no order response ${responseId}.`);
    const key = { tenantId, orderNumber: seen.response.orderNumber };
    await lockOrders(tx, [key]);
    const kept = (await getResponse(tx, tenantId, responseId)) ?? seen;
    nextVersion({ what: `Order response ${kept.response.number}`, version: kept.version, seenVersion });
    const order = (await findOrders(tx, [key])).get(tenantId)?.[0];
    const units = await unitsOf(tx, tenantId);
    const state = stateOf(kept.response, order, kept.settled, units);
    if (state !== 'open') throw new AppError('ORDER_RESPONSE_NOT_OPEN', `Order response ${kept.response.number} is ${state}: there is nothing to settle.`);
    return { kept, order, units };
  }
}

function changedOrder({ response }: KeptResponse, order: OrderInput | undefined, units: readonly UnitFactor[]): OrderInput {
  if (!order) throw new AppError('ORDER_NOT_FOUND', `Order ${response.orderNumber} is not known here: send it first.`);
  const result = adopted(order, response, units);
  if (!result)
    throw new AppError(
      'ORDER_RESPONSE_NOT_ADOPTABLE',
      `What response ${response.number} changes cannot be said in the units of order ${order.number}: add the factor of the unit to the matching policy, or change the order by hand.`,
    );
  return result;
}
