import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { getTouchless, getVendorTrust, reportError } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import type { Static } from '@sinclair/typebox';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { DaysQuery } from './days.query.js';

/** What passes untouched, and who is trusted to. */
@ApiTags('touchless')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1')
export class TouchlessController {
  constructor(private readonly rpc: RpcClient) {}

  @Get('touchless')
  @Requires('statistics:read')
  @ApiOperation({
    summary: 'Count what passed untouched',
    description: 'Strictly: no person acted, no order was changed because of the invoice, and no error came to light.',
  })
  @ApiOkResponse({ schema: contractSchema(getTouchless.reply) })
  count(@Query() { from, to }: DaysQuery, @CurrentPrincipal() principal: Principal): Promise<Static<typeof getTouchless.reply>> {
    return this.rpc.ask(getTouchless, { from, to }, commandOf(principal));
  }

  @Get('vendors/:vendorId/trust')
  @Requires('vendor:read')
  @ApiOperation({ summary: 'Whether a vendor is trusted by what happened' })
  @ApiOkResponse({ schema: contractSchema(getVendorTrust.reply) })
  trust(@Param('vendorId', ParseUUIDPipe) vendorId: string, @CurrentPrincipal() principal: Principal): Promise<Static<typeof getVendorTrust.reply>> {
    return this.rpc.ask(getVendorTrust, { vendorId }, commandOf(principal));
  }

  @Post('invoices/:invoiceId/error')
  @HttpCode(200)
  @Requires('task:decide')
  @ApiOperation({ summary: 'Report that an invoice was decided wrongly', description: 'Its vendor is no longer trusted, and earns it anew.' })
  @ApiBody({ schema: { type: 'object', required: ['reason'], properties: { reason: contractSchema(reportError.request.properties.reason) } } })
  @ApiOkResponse({ schema: contractSchema(reportError.reply) })
  report(
    @Param('invoiceId', ParseUUIDPipe) invoiceId: string,
    @Body() { reason }: { reason: string },
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    return this.rpc.ask(reportError, { invoiceId, reason }, commandOf(principal, key));
  }
}
