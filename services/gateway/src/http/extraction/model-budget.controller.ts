import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { getModelBudget } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import type { Static } from '@sinclair/typebox';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';

/** What the language model may cost, and has. */
@ApiTags('model')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1/model-budget')
export class ModelBudgetController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Requires('policy:read')
  @ApiOperation({ summary: 'What the language model may cost this month, and has', description: 'What it has cost for an invoice stands in its details.' })
  @ApiOkResponse({ schema: contractSchema(getModelBudget.reply) })
  get(@CurrentPrincipal() principal: Principal): Promise<Static<typeof getModelBudget.reply>> {
    return this.rpc.ask(getModelBudget, {}, commandOf(principal));
  }
}
