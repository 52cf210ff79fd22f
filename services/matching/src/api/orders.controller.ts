import { Ctx, Payload } from '@nestjs/microservices';
import { getOrder, getOrderBalance, listOrders, putOrder } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, EventFactory, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { balanceOf } from '../domain/index.js';
import { billedOf, findContracts } from '../store/contracts.js';
import { loadOrderMoves } from '../store/order-moves.js';
import * as orders from '../store/orders.js';

/** Answers the commands about orders. */
@CommandController()
export class OrdersController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
  ) {}

  @HandlesCommand(putOrder)
  put(@Payload() request: Static<typeof putOrder.request>, @Ctx() context: CommandContext): Promise<Static<typeof putOrder.reply>> {
    return this.runner.run(request, context, async (tx) => {
      const reply = await orders.putOrder(tx, { tenantId: context.tenantId, order: request.order, by: context.actor, seenVersion: request.seenVersion });
      const { orderId, version, order } = reply;
      const event = this.events.causedBy(context, 'order.changed.v1', { orderId, version, changedBy: context.actor, order });
      const audit = {
        tenantId: context.tenantId,
        at: new Date(event.time),
        actor: context.actor,
        action: 'order.changed',
        entity: 'order',
        entityId: orderId,
        details: { version, order },
      };
      return { reply, events: [event], audit: [audit] };
    });
  }

  @HandlesCommand(getOrder)
  async get(@Payload() { orderId }: Static<typeof getOrder.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof getOrder.reply>> {
    const found = await inTransaction(this.dataSource, [tenantId], (tx) => orders.getOrder(tx, tenantId, orderId));
    if (!found) throw new AppError('ORDER_NOT_FOUND', `There is no order ${orderId}.`);
    return found;
  }

  @HandlesCommand(getOrderBalance)
  async balance(
    @Payload() { orderId }: Static<typeof getOrderBalance.request>,
    @Ctx() { tenantId }: CommandContext,
  ): Promise<Static<typeof getOrderBalance.reply>> {
    return inTransaction(this.dataSource, [tenantId], async (tx) => {
      const found = await orders.getOrder(tx, tenantId, orderId);
      if (!found) throw new AppError('ORDER_NOT_FOUND', `There is no order ${orderId}.`);
      const contract = (await findContracts(tx, new Map([[tenantId, [found.order]]]))).get(tenantId)?.get(found.order.number);
      const { order, members } = contract ?? { order: found.order, members: [found.order.number] };
      const agreement = order.agreement && {
        orderNumber: order.number,
        ...order.agreement,
        currency: order.currency,
        billed: await billedOf(tx, tenantId, members),
        releases: members.filter((number) => number !== order.number),
      };
      return {
        orderNumber: found.order.number,
        ...(agreement ? { agreement } : {}),
        lines: balanceOf(found.order, await loadOrderMoves(tx, tenantId, found.order.number)),
      };
    });
  }

  @HandlesCommand(listOrders)
  async list(@Payload() { after, limit }: Static<typeof listOrders.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof listOrders.reply>> {
    const found = await inTransaction(this.dataSource, [tenantId], (tx) => orders.listOrders(tx, tenantId, after ?? '', limit + 1));
    const page = found.slice(0, limit);
    return { orders: page, next: found.length > limit ? (page.at(-1)?.order.number ?? null) : null };
  }
}
