import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { listReplayed, replayPolicy } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import type { Static } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { operationAt, type BegunOperation } from '../operations/operation-at.js';
import { ReplayedQuery } from './replayed.query.js';

/** A changed verdict with where its invoice is. */
type Linked = Static<typeof listReplayed.reply>['invoices'][number] & { readonly links: { readonly invoice: string } };

/** A validation policy held against all past invoices before it is set. */
@ApiTags('policies')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1/validation-policy/replays')
export class ReplaysController {
  constructor(private readonly rpc: RpcClient) {}

  @Post()
  @HttpCode(202)
  @Requires('policy:read')
  @ApiOperation({
    summary: 'Replay a policy over all past invoices',
    description:
      'Without a policy, the rules and the policy of now. Nothing is decided anew: the operation tells how far it is and ends with the counts, `invoices` of it which verdicts change.',
  })
  @ApiBody({ required: false, schema: contractSchema(replayPolicy.request) })
  @ApiAcceptedResponse({
    schema: contractSchema(replayPolicy.reply),
    headers: { Location: { description: 'Where the operation stands', schema: { type: 'string' } } },
  })
  async begin(
    @Body() asked: Static<typeof replayPolicy.request> | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BegunOperation> {
    return operationAt(await this.rpc.ask(replayPolicy, asked ?? {}, commandOf(principal, key)), reply);
  }

  @Get(':operationId/invoices')
  @Requires('policy:read')
  @ApiOperation({ summary: 'Which verdicts would change, found so far', description: 'With the rules that would come and go, and a link to each invoice.' })
  @ApiOkResponse({ schema: contractSchema(listReplayed.reply) })
  async list(
    @Param('operationId', ParseUUIDPipe) operationId: string,
    @Query() query: ReplayedQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ invoices: Linked[]; next: string | null }> {
    const { invoices, next } = await this.rpc.ask(listReplayed, { operationId, ...query }, commandOf(principal));
    return { invoices: invoices.map((own) => ({ ...own, links: { invoice: `/api/v1/invoices/${own.invoiceId}` } })), next };
  }
}
