import { Controller, Get, Headers, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { listChannelItems, reprocessItem } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import type { Static } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { ListItemsQuery } from './list-items.query.js';

/** What folders, mail boxes and buckets brought. */
@ApiTags('intake')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1/intake-items')
export class IntakeItemsController {
  constructor(
    private readonly rpc: RpcClient,
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
  ) {}

  @Get()
  @Requires('invoice:read')
  @ApiOperation({ summary: 'The ledger of the channels, newest first' })
  @ApiOkResponse({ schema: contractSchema(listChannelItems.reply) })
  list(@Query() query: ListItemsQuery, @CurrentPrincipal() principal: Principal): Promise<Static<typeof listChannelItems.reply>> {
    return this.rpc.ask(listChannelItems, { ...query }, commandOf(principal));
  }

  @Get(':id/attachment')
  @Requires('invoice:read')
  @ApiOperation({ summary: 'The bytes of a file that is kept with an invoice' })
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async attachment(@Param('id', ParseUUIDPipe) itemId: string, @CurrentPrincipal() { tenantId }: Principal, @Res() reply: FastifyReply): Promise<void> {
    const body = await this.objects.get(`attachments/${tenantId}/${itemId}`);
    // Never shown inside our own origin: a file may hold scripts.
    await reply
      .header('content-type', 'application/octet-stream')
      .header('content-disposition', 'attachment')
      .header('content-security-policy', 'sandbox')
      .send(body);
  }

  @Post(':id/reprocess')
  @HttpCode(202)
  @Requires('invoice:submit')
  @ApiOperation({ summary: 'Process a document again', description: 'It becomes a new invoice, which shows at the Location.' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiAcceptedResponse({ schema: contractSchema(reprocessItem.reply) })
  async reprocess(
    @Param('id', ParseUUIDPipe) itemId: string,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Static<typeof reprocessItem.reply>> {
    const done = await this.rpc.ask(reprocessItem, { itemId }, commandOf(principal, key));
    void reply.header('location', `/api/v1/invoices/${done.invoiceId}`);
    return done;
  }
}
