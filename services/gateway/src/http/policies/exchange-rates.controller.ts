import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { putRates } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import type { Static } from '@sinclair/typebox';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';

/** Exchange rates. */
@ApiTags('policies')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1/exchange-rates')
export class ExchangeRatesController {
  constructor(private readonly rpc: RpcClient) {}

  @Post()
  @HttpCode(200)
  @Requires('policy:write')
  @ApiOperation({ summary: 'Add exchange rates', description: 'The rate of a day is never changed; invoices that wait for one are matched again.' })
  @ApiBody({ schema: contractSchema(putRates.request) })
  @ApiOkResponse({ schema: contractSchema(putRates.reply) })
  add(
    @Body() rates: Static<typeof putRates.request>,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Static<typeof putRates.reply>> {
    return this.rpc.ask(putRates, rates, commandOf(principal, key));
  }
}
