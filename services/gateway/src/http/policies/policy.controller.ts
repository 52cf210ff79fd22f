import { Body, Controller, Get, Headers, HttpCode, Post, Put, Query, Res, type Type } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import type { CommandDefinition } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import type { FastifyReply } from 'fastify';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { matchedVersion, versionTag } from '../entity-tag.js';
import { PageQuery } from '../masterdata/page.query.js';

interface Versioned {
  readonly version: number;
  readonly policy: unknown;
}

/** The commands by which the owner of a policy is asked. */
export interface PolicyCommands {
  /** `api/v1/<name>` is where it is found. */
  readonly name: string;
  readonly get: CommandDefinition;
  readonly put: CommandDefinition;
  /** Says what a policy would change. */
  readonly try: CommandDefinition;
  /** Whether `try` answers a page at a time. */
  readonly isPaged: boolean;
  /** For what a new version counts. */
  readonly effect: string;
}

/** The routes of a policy: read the newest version, add one, see what one would change. The same for each stage that has a policy. */
export function policyController({ name, get, put, try: tryIt, isPaged, effect }: PolicyCommands): Type {
  const policy = contractSchema(put.request.properties.policy);

  @ApiTags('policies')
  @ApiBearerAuth()
  @ApiSecurity('api-key')
  @Controller(`api/v1/${name}`)
  class PolicyController {
    constructor(private readonly rpc: RpcClient) {}

    @Get()
    @Requires('policy:read')
    @ApiOperation({ summary: 'Read the newest version', description: 'Version 0 are the defaults.' })
    @ApiOkResponse({ schema: contractSchema(get.reply) })
    async get(@CurrentPrincipal() principal: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<Versioned> {
      return tagged(reply, (await this.rpc.ask(get, {}, commandOf(principal))) as Versioned);
    }

    @Put()
    @Requires('policy:write')
    @ApiOperation({ summary: 'Add a version', description: effect })
    @ApiBody({ schema: policy })
    @ApiHeader({ name: 'If-Match', required: true, description: 'ETag as you saw it' })
    @ApiOkResponse({ schema: contractSchema(put.reply) })
    async put(
      @Body() wanted: object,
      @Headers('if-match') ifMatch: string | undefined,
      @Headers('idempotency-key') key: string | undefined,
      @CurrentPrincipal() principal: Principal,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<Versioned> {
      return tagged(reply, (await this.rpc.ask(put, { policy: wanted, seenVersion: matchedVersion(ifMatch) }, commandOf(principal, key))) as Versioned);
    }

    @Post('try')
    @HttpCode(200)
    @Requires('policy:read')
    @ApiOperation({ summary: 'See what a policy would change', description: 'Nothing is stored.' })
    @ApiBody({ schema: policy })
    @ApiOkResponse({ schema: contractSchema(tryIt.reply) })
    try(@Body() wanted: object, @Query() { after, limit }: PageQuery, @CurrentPrincipal() principal: Principal): Promise<unknown> {
      return this.rpc.ask(tryIt, { policy: wanted, ...(isPaged ? { limit, ...(after ? { after } : {}) } : {}) }, commandOf(principal));
    }
  }
  return PolicyController;
}

function tagged(reply: FastifyReply, record: Versioned): Versioned {
  void reply.header('etag', versionTag(record.version));
  return record;
}
