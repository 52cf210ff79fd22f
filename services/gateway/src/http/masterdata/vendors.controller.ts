import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { getVendor, listVendors, putVendor } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { matchedVersion, versionTag } from '../entity-tag.js';
import { PageQuery } from './page.query.js';

type Input = Static<typeof putVendor.request>['vendor'];
type Record = Static<typeof putVendor.reply>;

const PATH = 'api/v1/vendors';
const INPUT = contractSchema(putVendor.request.properties.vendor);
const RECORD = contractSchema(putVendor.reply);

/** Vendors: who may be paid, and where. */
@ApiTags('vendors')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller(PATH)
export class VendorsController {
  constructor(private readonly rpc: RpcClient) {}

  @Post()
  @Requires('vendor:write')
  @ApiOperation({ summary: 'Add a vendor' })
  @ApiBody({ schema: INPUT })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ schema: RECORD })
  async create(
    @Body() vendor: Input,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record> {
    const record = await this.rpc.ask(putVendor, { vendor, seenVersion: 0 }, commandOf(principal, key));
    void reply.header('location', `/${PATH}/${record.vendorId}`).header('etag', versionTag(record.version));
    return record;
  }

  @Get()
  @Requires('vendor:read')
  @ApiOperation({ summary: 'List by number' })
  @ApiOkResponse({ schema: contractSchema(listVendors.reply) })
  list(@Query() { after, limit }: PageQuery, @CurrentPrincipal() principal: Principal): Promise<unknown> {
    return this.rpc.ask(listVendors, { limit, ...(after ? { after } : {}) }, commandOf(principal));
  }

  @Get(':id')
  @Requires('vendor:read')
  @ApiOperation({ summary: 'Read one' })
  @ApiOkResponse({ schema: RECORD })
  async get(
    @Param('id', ParseUUIDPipe) vendorId: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record> {
    const record = await this.rpc.ask(getVendor, { vendorId }, commandOf(principal));
    void reply.header('etag', versionTag(record.version));
    return record;
  }

  @Put(':id')
  @Requires('vendor:write')
  @ApiOperation({ summary: 'Change one', description: 'The number stays; waiting invoices are looked at again.' })
  @ApiBody({ schema: INPUT })
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag as you saw it' })
  @ApiOkResponse({ schema: RECORD })
  async change(
    @Param('id', ParseUUIDPipe) vendorId: string,
    @Body() vendor: Input,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record> {
    const seenVersion = matchedVersion(ifMatch);
    const known = await this.rpc.ask(getVendor, { vendorId }, commandOf(principal));
    if (known.vendor.number !== vendor.number)
      throw new AppError('REQUEST_INVALID', `This is vendor ${known.vendor.number}; its number cannot become ${vendor.number}.`);
    const record = await this.rpc.ask(putVendor, { vendor, seenVersion }, commandOf(principal, key));
    void reply.header('etag', versionTag(record.version));
    return record;
  }
}
