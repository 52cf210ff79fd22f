import { Body, Controller, Get, Headers, HttpCode, Post, Put, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { listSignals, putEmployees, reportAmounts } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import type { Static } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { operationAt, type BegunOperation } from '../operations/operation-at.js';

/** How good the signals of risk are, and what amounts look like as a whole. */
@ApiTags('risk')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1/risk')
export class RiskController {
  constructor(private readonly rpc: RpcClient) {}

  @Get('signals')
  @Requires('policy:read')
  @ApiOperation({
    summary: 'List the signals of risk',
    description: 'With their points, and how often persons found them right. The policy says from what precision on one counts no more.',
  })
  @ApiOkResponse({ schema: contractSchema(listSignals.reply) })
  list(@CurrentPrincipal() principal: Principal): Promise<Static<typeof listSignals.reply>> {
    return this.rpc.ask(listSignals, {}, commandOf(principal));
  }

  @Post('amount-reports')
  @HttpCode(202)
  @Requires('statistics:read')
  @ApiOperation({
    summary: "Hold the first digits of all amounts against Benford's law",
    description:
      'Of the tenant, and of each vendor with 300 amounts or more over two powers of ten. It says nothing of a single invoice. The operation ends with the report.',
  })
  @ApiAcceptedResponse({
    schema: contractSchema(reportAmounts.reply),
    headers: { Location: { description: 'Where the operation stands', schema: { type: 'string' } } },
  })
  async report(
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BegunOperation> {
    return operationAt(await this.rpc.ask(reportAmounts, {}, commandOf(principal, key)), reply);
  }

  @Put('employees')
  @Requires('user:write')
  @ApiOperation({
    summary: 'Keep marks of employees',
    description:
      'Salted hashes of accounts, tax ids, phones and addresses, in place of those kept before; nothing can be read back. The policy has sellers compared with them (`risk.employees`).',
  })
  @ApiBody({ schema: contractSchema(putEmployees.request) })
  @ApiOkResponse({ schema: contractSchema(putEmployees.reply) })
  employees(
    @Body() request: Static<typeof putEmployees.request>,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Static<typeof putEmployees.reply>> {
    return this.rpc.ask(putEmployees, request, commandOf(principal, key));
  }
}
