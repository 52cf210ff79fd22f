import { Body, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { getOrderResponse, listOrderResponses, putOrderResponse, settleOrderResponse } from '@smartap/contracts';
import type { Static } from '@sinclair/typebox';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { matchedVersion } from '../entity-tag.js';
import { ListResponsesQuery } from './list-responses.query.js';
import { recordsOf, RecordsController } from './records.controller.js';

type Settlement = Pick<Static<typeof settleOrderResponse.request>, 'outcome' | 'reason'>;

const PATH = 'api/v1/order-responses';
const LIST = { summary: 'List, the newest first', description: 'Each with its state, and what it would change of the order as it is now.' } as const;

const OrderResponses = recordsOf<Static<typeof putOrderResponse.request>['response'], Static<typeof putOrderResponse.reply>>({
  path: PATH,
  may: { read: 'order:read', write: 'order:write' },
  says: {
    create: {
      summary: 'Take what a seller answers to an order',
      description: 'It never changes the order by itself: what differs is a counter-offer (`state` open) that the buyer adopts or declines.',
    },
    list: LIST,
    change: { summary: 'Change one', description: 'Order and number stay; what was made of it before no longer counts.' },
  },
  schemas: { input: putOrderResponse.request.properties.response, record: putOrderResponse.reply, page: listOrderResponses.reply },
  put: (rpc, response, seenVersion, context) => rpc.ask(putOrderResponse, { response, seenVersion }, context),
  get: (rpc, responseId, context) => rpc.ask(getOrderResponse, { responseId }, context),
  list: (rpc, page, context) => rpc.ask(listOrderResponses, page, context),
  idOf: ({ responseId }) => responseId,
  refuses: ({ response: { number, orderNumber } }, next) =>
    number === next.number && orderNumber === next.orderNumber ? undefined : `This is response ${number} to order ${orderNumber}; number and order stay.`,
});

/** What sellers answer to orders: confirmations, counter-offers, refusals. */
@RecordsController(PATH, 'orders')
export class OrderResponsesController extends OrderResponses {
  @Get()
  @Requires('order:read')
  @ApiOperation(LIST)
  @ApiOkResponse({ schema: contractSchema(listOrderResponses.reply) })
  override list(@Query() { after, limit, orderNumber }: ListResponsesQuery, @CurrentPrincipal() principal: Principal): Promise<unknown> {
    return this.rpc.ask(listOrderResponses, { limit, ...(after ? { after } : {}), ...(orderNumber ? { orderNumber } : {}) }, commandOf(principal));
  }

  @Post(':id/settlement')
  @HttpCode(200)
  @Requires('order:write')
  @ApiOperation({
    summary: 'Adopt or decline a counter-offer',
    description: 'Adopted, the order becomes what the seller wants and waiting invoices are matched again; declined, the order stands.',
  })
  @ApiBody({
    schema: {
      type: 'object',
      required: ['outcome', 'reason'],
      properties: {
        outcome: contractSchema(settleOrderResponse.request.properties.outcome),
        reason: contractSchema(settleOrderResponse.request.properties.reason),
      },
    },
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag as you saw it' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ schema: contractSchema(settleOrderResponse.reply) })
  settle(
    @Param('id', ParseUUIDPipe) responseId: string,
    @Body() { outcome, reason }: Settlement,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    return this.rpc.ask(settleOrderResponse, { responseId, outcome, reason, seenVersion: matchedVersion(ifMatch) }, commandOf(principal, key));
  }
}
