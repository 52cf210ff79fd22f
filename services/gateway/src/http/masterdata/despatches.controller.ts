import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { getDespatch, listDespatches, putDespatch } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { matchedVersion, versionTag } from '../entity-tag.js';
import { PageQuery } from './page.query.js';

type Input = Static<typeof putDespatch.request>['despatch'];
type Record = Static<typeof putDespatch.reply>;

const PATH = 'api/v1/despatches';
const INPUT = contractSchema(putDespatch.request.properties.despatch);
const RECORD = contractSchema(putDespatch.reply);

/** Despatch advices: goods that were sent, and have not come. */
@ApiTags('despatches')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller(PATH)
export class DespatchesController {
  constructor(private readonly rpc: RpcClient) {}

  @Post()
  @Requires('receipt:write')
  @ApiOperation({
    summary: 'Take a despatch advice',
    description: 'Goods that were sent count nothing until they come, but where the matching policy says so (despatchCounts).',
  })
  @ApiBody({ schema: INPUT })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ schema: RECORD })
  async create(
    @Body() despatch: Input,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record> {
    const record = await this.rpc.ask(putDespatch, { despatch, seenVersion: 0 }, commandOf(principal, key));
    void reply.header('location', `/${PATH}/${record.despatchId}`).header('etag', versionTag(record.version));
    return record;
  }

  @Get()
  @Requires('receipt:read')
  @ApiOperation({ summary: 'List in order of arrival' })
  @ApiOkResponse({ schema: contractSchema(listDespatches.reply) })
  list(@Query() { after, limit }: PageQuery, @CurrentPrincipal() principal: Principal): Promise<unknown> {
    return this.rpc.ask(listDespatches, { limit, ...(after ? { after } : {}) }, commandOf(principal));
  }

  @Get(':id')
  @Requires('receipt:read')
  @ApiOperation({ summary: 'Read one' })
  @ApiOkResponse({ schema: RECORD })
  async get(
    @Param('id', ParseUUIDPipe) despatchId: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record> {
    const record = await this.rpc.ask(getDespatch, { despatchId }, commandOf(principal));
    void reply.header('etag', versionTag(record.version));
    return record;
  }

  @Put(':id')
  @Requires('receipt:write')
  @ApiOperation({ summary: 'Change one', description: 'Number and seller stay; waiting invoices are looked at again.' })
  @ApiBody({ schema: INPUT })
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag as you saw it' })
  @ApiOkResponse({ schema: RECORD })
  async change(
    @Param('id', ParseUUIDPipe) despatchId: string,
    @Body() despatch: Input,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record> {
    const seenVersion = matchedVersion(ifMatch);
    const known = await this.rpc.ask(getDespatch, { despatchId }, commandOf(principal));
    if (known.despatch.number !== despatch.number || known.despatch.seller !== despatch.seller)
      throw new AppError(
        'REQUEST_INVALID',
        `This is despatch advice ${known.despatch.number} of ${known.despatch.seller ?? 'no seller'}; number and seller stay.`,
      );
    const record = await this.rpc.ask(putDespatch, { despatch, seenVersion }, commandOf(principal, key));
    void reply.header('etag', versionTag(record.version));
    return record;
  }
}
