import { Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { listChannelItems, reprocessItem } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
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
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Requires('invoice:read')
  @ApiOperation({ summary: 'The ledger of the channels, newest first' })
  @ApiOkResponse({ schema: contractSchema(listChannelItems.reply) })
  list(@Query() query: ListItemsQuery, @CurrentPrincipal() principal: Principal): Promise<Static<typeof listChannelItems.reply>> {
    return this.rpc.ask(listChannelItems, { ...query }, commandOf(principal));
  }

  @Post(':id/reprocess')
  @HttpCode(202)
  @Requires('invoice:submit')
  @ApiOperation({ summary: 'Process a document again', description: 'It becomes a new invoice, which shows at the Location.' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiAcceptedResponse({ schema: contractSchema(reprocessItem.reply) })
  async reprocess(@Param('id', ParseUUIDPipe) itemId: string, @Headers('idempotency-key') key: string | undefined, @CurrentPrincipal() principal: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<Static<typeof reprocessItem.reply>> {
    const done = await this.rpc.ask(reprocessItem, { itemId }, commandOf(principal, key));
    void reply.header('location', `/api/v1/invoices/${done.invoiceId}`);
    return done;
  }
}
