import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { getVatCheck, type VatCheck } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';

/** What VIES says of VAT ids. */
@ApiTags('vendors')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1/vat-ids')
export class VatIdsController {
  constructor(private readonly rpc: RpcClient) {}

  @Get(':vatId')
  @Requires('vendor:read')
  @ApiOperation({
    summary: 'Whether a VAT id is registered, by VIES',
    description: 'As it was answered last; `unknown` when nobody has asked or the register is away. The policy has sellers of new invoices asked for.',
  })
  @ApiOkResponse({ schema: contractSchema(getVatCheck.reply) })
  get(@Param('vatId') vatId: string, @CurrentPrincipal() principal: Principal): Promise<VatCheck> {
    return this.rpc.ask(getVatCheck, { vatId }, commandOf(principal));
  }
}
