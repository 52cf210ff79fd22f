import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { getOrder, getOrderBalance, listOrders, putOrder } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { matchedVersion, versionTag } from '../entity-tag.js';
import { PageQuery } from './page.query.js';

type Input = Static<typeof putOrder.request>['order'];
type Record = Static<typeof putOrder.reply>;

const PATH = 'api/v1/orders';
const INPUT = contractSchema(putOrder.request.properties.order);
const RECORD = contractSchema(putOrder.reply);

/** Purchase orders. */
@ApiTags('orders')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller(PATH)
export class OrdersController {
  constructor(private readonly rpc: RpcClient) {}

  @Post()
  @Requires('order:write')
  @ApiOperation({ summary: 'Add an order' })
  @ApiBody({ schema: INPUT })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ schema: RECORD })
  async create(
    @Body() order: Input,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record> {
    const record = await this.rpc.ask(putOrder, { order, seenVersion: 0 }, commandOf(principal, key));
    void reply.header('location', `/${PATH}/${record.orderId}`).header('etag', versionTag(record.version));
    return record;
  }

  @Get()
  @Requires('order:read')
  @ApiOperation({ summary: 'List by number' })
  @ApiOkResponse({ schema: contractSchema(listOrders.reply) })
  list(@Query() { after, limit }: PageQuery, @CurrentPrincipal() principal: Principal): Promise<unknown> {
    return this.rpc.ask(listOrders, { limit, ...(after ? { after } : {}) }, commandOf(principal));
  }

  @Get(':id')
  @Requires('order:read')
  @ApiOperation({ summary: 'Read one' })
  @ApiOkResponse({ schema: RECORD })
  async get(
    @Param('id', ParseUUIDPipe) orderId: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record> {
    const record = await this.rpc.ask(getOrder, { orderId }, commandOf(principal));
    void reply.header('etag', versionTag(record.version));
    return record;
  }

  @Get(':id/balance')
  @Requires('order:read')
  @ApiOperation({ summary: 'What came, what is billed, what may be billed', description: 'Of each line, with the receipt lines that invoices use.' })
  @ApiOkResponse({ schema: contractSchema(getOrderBalance.reply) })
  balance(@Param('id', ParseUUIDPipe) orderId: string, @CurrentPrincipal() principal: Principal): Promise<unknown> {
    return this.rpc.ask(getOrderBalance, { orderId }, commandOf(principal));
  }

  @Put(':id')
  @Requires('order:write')
  @ApiOperation({ summary: 'Change one', description: 'The number stays; waiting invoices are looked at again.' })
  @ApiBody({ schema: INPUT })
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag as you saw it' })
  @ApiOkResponse({ schema: RECORD })
  async change(
    @Param('id', ParseUUIDPipe) orderId: string,
    @Body() order: Input,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record> {
    const seenVersion = matchedVersion(ifMatch);
    const known = await this.rpc.ask(getOrder, { orderId }, commandOf(principal));
    if (known.order.number !== order.number)
      throw new AppError('REQUEST_INVALID', `This is order ${known.order.number}; its number cannot become ${order.number}.`);
    const record = await this.rpc.ask(putOrder, { order, seenVersion }, commandOf(principal, key));
    void reply.header('etag', versionTag(record.version));
    return record;
  }
}
