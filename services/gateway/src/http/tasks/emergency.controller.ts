import { Body, Controller, Headers, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { breakGlass } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import type { Static } from '@sinclair/typebox';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';

type Emergency = Omit<Static<typeof breakGlass.request>, 'invoiceId'>;

/** Approval in an emergency. */
@ApiTags('tasks')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1/invoices/:invoiceId/break-glass')
export class EmergencyController {
  constructor(private readonly rpc: RpcClient) {}

  @Post()
  @HttpCode(200)
  @Requires('task:decide')
  @ApiOperation({
    summary: 'Approve in an emergency',
    description: 'Two persons whom the policy names (breakGlass.persons), each with a reason. Separation of duties holds; a third person reviews it.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiBody({
    schema: {
      type: 'object',
      required: ['reason'],
      properties: { reason: contractSchema(breakGlass.request.properties.reason), seenLineage: contractSchema(breakGlass.request.properties.seenLineage) },
    },
  })
  @ApiOkResponse({ schema: contractSchema(breakGlass.reply) })
  breakGlass(
    @Param('invoiceId', ParseUUIDPipe) invoiceId: string,
    @Body() emergency: Emergency,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    return this.rpc.ask(breakGlass, { ...emergency, invoiceId }, commandOf(principal, key));
  }
}
