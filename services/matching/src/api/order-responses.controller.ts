import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { getOrderResponse, listOrderResponses, putOrderResponse, settleOrderResponse } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { answeredLine } from '../handlers/answered-line.js';
import { getResponse, listResponses, putResponse } from '../store/order-responses.js';
import { responseRecords } from './response-records.js';
import { SettleResponse } from './settle-response.usecase.js';

/** Answers the commands about what sellers answer to orders. */
@CommandController()
export class OrderResponsesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly settling: SettleResponse,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(putOrderResponse)
  put(@Payload() request: Static<typeof putOrderResponse.request>, @Ctx() context: CommandContext): Promise<Static<typeof putOrderResponse.reply>> {
    const { tenantId, actor } = context;
    return this.runner.run(request, context, async (tx) => {
      const kept = await putResponse(tx, { tenantId, response: request.response, by: actor, seenVersion: request.seenVersion });
      const [reply] = await responseRecords(tx, tenantId, [kept]);
      if (!reply) throw new Error('A response that was put has a record.');
      return { reply, audit: [answeredLine(kept, tenantId, actor, this.clock.now())] };
    });
  }

  @HandlesCommand(getOrderResponse)
  get(@Payload() { responseId }: Static<typeof getOrderResponse.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof getOrderResponse.reply>> {
    return inTransaction(this.dataSource, [tenantId], async (tx) => {
      const found = await getResponse(tx, tenantId, responseId);
      const [record] = await responseRecords(tx, tenantId, found ? [found] : []);
      if (!record) throw new AppError('ORDER_RESPONSE_NOT_FOUND', `There is no order response ${responseId}.`);
      return record;
    });
  }

  @HandlesCommand(listOrderResponses)
  list(
    @Payload() { orderNumber, after, limit }: Static<typeof listOrderResponses.request>,
    @Ctx() { tenantId }: CommandContext,
  ): Promise<Static<typeof listOrderResponses.reply>> {
    return inTransaction(this.dataSource, [tenantId], async (tx) => {
      const found = await listResponses(tx, tenantId, { orderNumber, after }, limit + 1);
      const page = found.slice(0, limit);
      return { responses: await responseRecords(tx, tenantId, page), next: found.length > limit ? (page.at(-1)?.responseId ?? null) : null };
    });
  }

  @HandlesCommand(settleOrderResponse)
  settle(@Payload() request: Static<typeof settleOrderResponse.request>, @Ctx() context: CommandContext): Promise<Static<typeof settleOrderResponse.reply>> {
    return this.settling.execute(request, context);
  }
}
