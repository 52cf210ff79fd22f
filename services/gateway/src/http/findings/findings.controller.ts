import { Body, Controller, Get, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { clearDuplicate, listFindings, reindexDuplicates, waiveFinding } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import type { Static } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { inLanguage, LANGUAGE_HEADER, PreferredLanguage, type Language } from '../language.js';
import { operationAt, type BegunOperation } from '../operations/operation-at.js';
import { ListFindingsQuery } from './list-findings.query.js';

/** What validation found, and what persons say to it. */
@ApiTags('findings')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1/findings')
export class FindingsController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Requires('invoice:read')
  @ApiOperation({ summary: 'List findings, oldest first', description: 'Of an invoice, or those of a state.' })
  @ApiHeader(LANGUAGE_HEADER)
  @ApiOkResponse({ schema: contractSchema(listFindings.reply) })
  list(
    @Query() query: ListFindingsQuery,
    @PreferredLanguage() language: Language,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    inLanguage(reply, language);
    return this.rpc.ask(listFindings, { ...query, language }, commandOf(principal));
  }

  @Post('waive')
  @HttpCode(200)
  @Requires('task:decide')
  @ApiOperation({ summary: 'Accept an open finding', description: 'For good or until a day; the invoice is validated again.' })
  @ApiBody({ schema: contractSchema(waiveFinding.request) })
  @ApiOkResponse({ schema: contractSchema(waiveFinding.reply) })
  waive(
    @Body() waiver: Static<typeof waiveFinding.request>,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    return this.rpc.ask(waiveFinding, waiver, commandOf(principal, key));
  }

  @Post('clear-duplicate')
  @HttpCode(200)
  @Requires('task:decide')
  @ApiOperation({ summary: 'Say that two invoices are no duplicates', description: 'The pair is not asked about again.' })
  @ApiBody({ schema: contractSchema(clearDuplicate.request) })
  @ApiOkResponse({ schema: contractSchema(clearDuplicate.reply) })
  clear(
    @Body() pair: Static<typeof clearDuplicate.request>,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    return this.rpc.ask(clearDuplicate, pair, commandOf(principal, key));
  }

  @Post('reindex-duplicates')
  @HttpCode(202)
  @Requires('policy:write')
  @ApiOperation({
    summary: 'Keep all invoices for the search for duplicates as it is now',
    description: 'After an upgrade that changes what is compared. The operation tells how far it is, and ends with the pairs that have one number.',
  })
  @ApiAcceptedResponse({
    schema: contractSchema(reindexDuplicates.reply),
    headers: { Location: { description: 'Where the operation stands', schema: { type: 'string' } } },
  })
  async reindex(
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BegunOperation> {
    return operationAt(await this.rpc.ask(reindexDuplicates, {}, commandOf(principal, key)), reply);
  }
}
