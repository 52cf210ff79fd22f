import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { approveAccount, confirmAccount, listPayeeVerifications, listSeenAccounts, notePayeeVerification } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import type { Static } from '@sinclair/typebox';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { LimitQuery } from '../limit.query.js';
import { PageQuery } from './page.query.js';

/** Accounts that were seen on invoices: none is paid before two persons have agreed. */
@ApiTags('vendors')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1/vendor-accounts')
export class VendorAccountsController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Requires('vendor:read')
  @ApiOperation({ summary: 'List accounts that wait, oldest first' })
  @ApiOkResponse({ schema: contractSchema(listSeenAccounts.reply) })
  list(@Query() { limit }: PageQuery, @CurrentPrincipal() principal: Principal): Promise<unknown> {
    return this.rpc.ask(listSeenAccounts, { limit }, commandOf(principal));
  }

  @Post('confirm')
  @HttpCode(200)
  @Requires('vendor:write')
  @ApiOperation({ summary: 'The vendor was called back and has confirmed an account', description: 'A second person approves it.' })
  @ApiBody({ schema: contractSchema(confirmAccount.request) })
  @ApiOkResponse({ schema: contractSchema(confirmAccount.reply) })
  confirm(
    @Body() account: Static<typeof confirmAccount.request>,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    return this.rpc.ask(confirmAccount, account, commandOf(principal, key));
  }

  @Post('approve')
  @HttpCode(200)
  @Requires('vendor:write')
  @ApiOperation({
    summary: 'Let a confirmed account be paid',
    description: 'By another person than who confirmed it, after the cooling-off; waiting invoices are validated again.',
  })
  @ApiBody({ schema: contractSchema(approveAccount.request) })
  @ApiOkResponse({ schema: contractSchema(approveAccount.reply) })
  approve(
    @Body() account: Static<typeof approveAccount.request>,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    return this.rpc.ask(approveAccount, account, commandOf(principal, key));
  }

  @Post('verifications')
  @HttpCode(200)
  @Requires('vendor:write')
  @ApiOperation({
    summary: 'Keep the result of a verification of payee',
    description: 'By account and time; the newest is shown with the account, and one that does not match is a signal of risk.',
  })
  @ApiBody({ schema: contractSchema(notePayeeVerification.request) })
  @ApiOkResponse({ schema: contractSchema(notePayeeVerification.reply) })
  note(
    @Body() account: Static<typeof notePayeeVerification.request>,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    return this.rpc.ask(notePayeeVerification, account, commandOf(principal, key));
  }

  @Get(':vendorId/:iban/verifications')
  @Requires('vendor:read')
  @ApiOperation({ summary: 'Verifications of payee of an account, newest first' })
  @ApiOkResponse({ schema: contractSchema(listPayeeVerifications.reply) })
  verifications(
    @Param('vendorId', ParseUUIDPipe) vendorId: string,
    @Param('iban') iban: string,
    @Query() { limit }: LimitQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    return this.rpc.ask(listPayeeVerifications, { vendorId, iban, limit }, commandOf(principal));
  }
}
