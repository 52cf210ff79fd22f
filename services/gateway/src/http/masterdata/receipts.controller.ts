import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { getReceipt, listReceipts, putReceipt } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { matchedVersion, versionTag } from '../entity-tag.js';
import { PageQuery } from './page.query.js';

type Input = Static<typeof putReceipt.request>['receipt'];
type Record = Static<typeof putReceipt.reply>;

const PATH = 'api/v1/receipts';
const INPUT = contractSchema(putReceipt.request.properties.receipt);
const RECORD = contractSchema(putReceipt.reply);

/** Goods receipts and returns. */
@ApiTags('receipts')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller(PATH)
export class ReceiptsController {
  constructor(private readonly rpc: RpcClient) {}

  @Post()
  @Requires('receipt:write')
  @ApiOperation({ summary: 'Post a receipt' })
  @ApiBody({ schema: INPUT })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ schema: RECORD })
  async create(
    @Body() receipt: Input,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record> {
    const record = await this.rpc.ask(putReceipt, { receipt, seenVersion: 0 }, commandOf(principal, key));
    void reply.header('location', `/${PATH}/${record.receiptId}`).header('etag', versionTag(record.version));
    return record;
  }

  @Get()
  @Requires('receipt:read')
  @ApiOperation({ summary: 'List by number' })
  @ApiOkResponse({ schema: contractSchema(listReceipts.reply) })
  list(@Query() { after, limit }: PageQuery, @CurrentPrincipal() principal: Principal): Promise<unknown> {
    return this.rpc.ask(listReceipts, { limit, ...(after ? { after } : {}) }, commandOf(principal));
  }

  @Get(':id')
  @Requires('receipt:read')
  @ApiOperation({ summary: 'Read one' })
  @ApiOkResponse({ schema: RECORD })
  async get(
    @Param('id', ParseUUIDPipe) receiptId: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record> {
    const record = await this.rpc.ask(getReceipt, { receiptId }, commandOf(principal));
    void reply.header('etag', versionTag(record.version));
    return record;
  }

  @Put(':id')
  @Requires('receipt:write')
  @ApiOperation({ summary: 'Change one', description: 'The number stays; waiting invoices are looked at again.' })
  @ApiBody({ schema: INPUT })
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag as you saw it' })
  @ApiOkResponse({ schema: RECORD })
  async change(
    @Param('id', ParseUUIDPipe) receiptId: string,
    @Body() receipt: Input,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record> {
    const seenVersion = matchedVersion(ifMatch);
    const known = await this.rpc.ask(getReceipt, { receiptId }, commandOf(principal));
    if (known.receipt.number !== receipt.number)
      throw new AppError('REQUEST_INVALID', `This is receipt ${known.receipt.number}; its number cannot become ${receipt.number}.`);
    const record = await this.rpc.ask(putReceipt, { receipt, seenVersion }, commandOf(principal, key));
    void reply.header('etag', versionTag(record.version));
    return record;
  }
}
