import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { getOrderResponse, listOrderResponses, putOrderResponse, settleOrderResponse } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { matchedVersion, versionTag } from '../entity-tag.js';
import { ListResponsesQuery } from './list-responses.query.js';

type Input = Static<typeof putOrderResponse.request>['response'];
type Record = Static<typeof getOrderResponse.reply>;
type Settlement = Pick<Static<typeof settleOrderResponse.request>, 'outcome' | 'reason'>;

const PATH = 'api/v1/order-responses';
const INPUT = contractSchema(putOrderResponse.request.properties.response);
const RECORD = contractSchema(putOrderResponse.reply);

/** What sellers answer to orders: confirmations, counter-offers, refusals. */
@ApiTags('orders')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller(PATH)
export class OrderResponsesController {
  constructor(private readonly rpc: RpcClient) {}

  @Post()
  @Requires('order:write')
  @ApiOperation({
    summary: 'Take what a seller answers to an order',
    description: 'It never changes the order by itself: what differs is a counter-offer (`state` open) that the buyer adopts or declines.',
  })
  @ApiBody({ schema: INPUT })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ schema: RECORD })
  async create(
    @Body() response: Input,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record> {
    const record = await this.rpc.ask(putOrderResponse, { response, seenVersion: 0 }, commandOf(principal, key));
    void reply.header('location', `/${PATH}/${record.responseId}`).header('etag', versionTag(record.version));
    return record;
  }

  @Get()
  @Requires('order:read')
  @ApiOperation({ summary: 'List, the newest first', description: 'Each with its state, and what it would change of the order as it is now.' })
  @ApiOkResponse({ schema: contractSchema(listOrderResponses.reply) })
  list(@Query() { after, limit, orderNumber }: ListResponsesQuery, @CurrentPrincipal() principal: Principal): Promise<unknown> {
    return this.rpc.ask(listOrderResponses, { limit, ...(after ? { after } : {}), ...(orderNumber ? { orderNumber } : {}) }, commandOf(principal));
  }

  @Get(':id')
  @Requires('order:read')
  @ApiOperation({ summary: 'Read one' })
  @ApiOkResponse({ schema: RECORD })
  async get(
    @Param('id', ParseUUIDPipe) responseId: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record> {
    const record = await this.rpc.ask(getOrderResponse, { responseId }, commandOf(principal));
    void reply.header('etag', versionTag(record.version));
    return record;
  }

  @Put(':id')
  @Requires('order:write')
  @ApiOperation({ summary: 'Change one', description: 'Order and number stay; what was made of it before no longer counts.' })
  @ApiBody({ schema: INPUT })
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag as you saw it' })
  @ApiOkResponse({ schema: RECORD })
  async change(
    @Param('id', ParseUUIDPipe) responseId: string,
    @Body() response: Input,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record> {
    const seenVersion = matchedVersion(ifMatch);
    const { response: known } = await this.rpc.ask(getOrderResponse, { responseId }, commandOf(principal));
    if (known.number !== response.number || known.orderNumber !== response.orderNumber)
      throw new AppError('REQUEST_INVALID', `This is response ${known.number} to order ${known.orderNumber}; number and order stay.`);
    const record = await this.rpc.ask(putOrderResponse, { response, seenVersion }, commandOf(principal, key));
    void reply.header('etag', versionTag(record.version));
    return record;
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
