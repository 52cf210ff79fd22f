import { Body, Controller, Get, Headers, HttpCode, Post, Put, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { getMatchPolicy, putMatchPolicy, putRates, tryMatchPolicy } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import type { Static } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { matchedVersion, versionTag } from '../entity-tag.js';

type Policy = Static<typeof putMatchPolicy.request>['policy'];
type Record = Static<typeof putMatchPolicy.reply>;
type Rates = Static<typeof putRates.request>;

const POLICY = contractSchema(putMatchPolicy.request.properties.policy);
const RECORD = contractSchema(putMatchPolicy.reply);

/** What invoices are matched by: tolerances, units, exchange rates. */
@ApiTags('policies')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1')
export class MatchingPolicyController {
  constructor(private readonly rpc: RpcClient) {}

  @Get('matching-policy')
  @Requires('policy:read')
  @ApiOperation({ summary: 'Read the newest version', description: 'Version 0 are the defaults.' })
  @ApiOkResponse({ schema: RECORD })
  async get(@CurrentPrincipal() principal: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<Record> {
    const record = await this.rpc.ask(getMatchPolicy, {}, commandOf(principal));
    void reply.header('etag', versionTag(record.version));
    return record;
  }

  @Put('matching-policy')
  @Requires('policy:write')
  @ApiOperation({ summary: 'Add a version', description: 'It holds for invoices that come in from its date on; open invoices are matched again.' })
  @ApiBody({ schema: POLICY })
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag as you saw it' })
  @ApiOkResponse({ schema: RECORD })
  async put(@Body() policy: Policy, @Headers('if-match') ifMatch: string | undefined, @Headers('idempotency-key') key: string | undefined, @CurrentPrincipal() principal: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<Record> {
    const record = await this.rpc.ask(putMatchPolicy, { policy, seenVersion: matchedVersion(ifMatch) }, commandOf(principal, key));
    void reply.header('etag', versionTag(record.version));
    return record;
  }

  @Post('matching-policy/try')
  @HttpCode(200)
  @Requires('policy:read')
  @ApiOperation({ summary: 'See which open invoices would come out otherwise', description: 'Nothing is stored.' })
  @ApiBody({ schema: POLICY })
  @ApiOkResponse({ schema: contractSchema(tryMatchPolicy.reply) })
  try(@Body() policy: Policy, @CurrentPrincipal() principal: Principal): Promise<Static<typeof tryMatchPolicy.reply>> {
    return this.rpc.ask(tryMatchPolicy, { policy }, commandOf(principal));
  }

  @Post('exchange-rates')
  @HttpCode(200)
  @Requires('policy:write')
  @ApiOperation({ summary: 'Add exchange rates', description: 'The rate of a day is never changed; invoices that wait for one are matched again.' })
  @ApiBody({ schema: contractSchema(putRates.request) })
  @ApiOkResponse({ schema: contractSchema(putRates.reply) })
  addRates(@Body() rates: Rates, @Headers('idempotency-key') key: string | undefined, @CurrentPrincipal() principal: Principal): Promise<Static<typeof putRates.reply>> {
    return this.rpc.ask(putRates, rates, commandOf(principal, key));
  }
}
