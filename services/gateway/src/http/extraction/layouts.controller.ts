import { Controller, Delete, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { deleteLayout, getLayout, listLayouts, testLayout } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import type { Static } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { receivedFile } from '../../upload/received-file.js';
import { TryLayout } from '../../upload/try-layout.usecase.js';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { operationAt, type BegunOperation } from '../operations/operation-at.js';
import { ListLayoutsQuery } from './list-layouts.query.js';
import { TestLayoutQuery } from './test-layout.query.js';

/** How vendors lay their invoices out, as corrections taught it. */
@ApiTags('layouts')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1/layouts')
export class LayoutsController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly trying: TryLayout,
  ) {}

  @Get()
  @Requires('invoice:read')
  @ApiOperation({ summary: 'List layouts, newest first' })
  @ApiOkResponse({ schema: contractSchema(listLayouts.reply) })
  list(@Query() query: ListLayoutsQuery, @CurrentPrincipal() principal: Principal): Promise<Static<typeof listLayouts.reply>> {
    return this.rpc.ask(listLayouts, { ...query }, commandOf(principal));
  }

  @Get(':id')
  @Requires('invoice:read')
  @ApiOperation({ summary: 'One layout, with what it tells of each field' })
  @ApiOkResponse({ schema: contractSchema(getLayout.reply) })
  get(@Param('id', ParseUUIDPipe) layoutId: string, @CurrentPrincipal() principal: Principal): Promise<Static<typeof getLayout.reply>> {
    return this.rpc.ask(getLayout, { layoutId }, commandOf(principal));
  }

  @Delete(':id')
  @Requires('invoice:correct')
  @ApiOperation({ summary: 'Give a layout up', description: 'The version before it, if there is one, is used again.' })
  @ApiOkResponse({ schema: contractSchema(deleteLayout.reply) })
  delete(
    @Param('id', ParseUUIDPipe) layoutId: string,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Static<typeof deleteLayout.reply>> {
    return this.rpc.ask(deleteLayout, { layoutId }, commandOf(principal, key));
  }

  @Post(':id/test')
  @HttpCode(202)
  @Requires('invoice:correct')
  @ApiOperation({
    summary: 'Try a layout on a document',
    description: 'On that of an invoice, or on the body. The operation ends with what it reads by the layout and without it; nothing else is kept of it.',
  })
  @ApiConsumes('multipart/form-data', 'application/pdf', 'application/octet-stream')
  @ApiBody({ required: false, schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiAcceptedResponse({
    schema: contractSchema(testLayout.reply),
    headers: { Location: { description: 'Where the operation stands', schema: { type: 'string' } } },
  })
  async test(
    @Param('id', ParseUUIDPipe) layoutId: string,
    @Query() { invoiceId }: TestLayoutQuery,
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BegunOperation> {
    const context = commandOf(principal);
    const storageKey =
      invoiceId === undefined ? await this.trying.keep(await receivedFile(request), context) : await this.trying.documentOf(invoiceId, context);
    return operationAt(await this.rpc.ask(testLayout, { layoutId, storageKey }, context), reply);
  }
}
