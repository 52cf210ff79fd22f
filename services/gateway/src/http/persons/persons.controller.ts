import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { endDelegation, listDelegations, putDelegation, putPersons } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import type { Static } from '@sinclair/typebox';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';

type Delegation = Static<typeof putDelegation.request>;

/** Who answers to whom, and who stands in for whom. */
@ApiTags('persons')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1')
export class PersonsController {
  constructor(private readonly rpc: RpcClient) {}

  @Put('persons')
  @Requires('policy:write')
  @ApiOperation({ summary: 'Place persons in the organisation', description: 'Managers and cost centres; roles and limits come with the tenant.' })
  @ApiBody({ schema: contractSchema(putPersons.request) })
  @ApiOkResponse({ schema: contractSchema(putPersons.reply) })
  put(
    @Body() persons: Static<typeof putPersons.request>,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    return this.rpc.ask(putPersons, persons, commandOf(principal, key));
  }

  @Get('delegations')
  @Requires('task:read')
  @ApiOperation({ summary: 'Who stands in for whom, now and later' })
  @ApiOkResponse({ schema: contractSchema(listDelegations.reply) })
  delegations(@CurrentPrincipal() principal: Principal): Promise<unknown> {
    return this.rpc.ask(listDelegations, {}, commandOf(principal));
  }

  @Post('delegations/:delegationId/end')
  @HttpCode(200)
  @Requires('task:decide')
  @ApiOperation({ summary: 'End a delegation now', description: 'Tasks that were given to the substitute stay there.' })
  @ApiOkResponse({ schema: contractSchema(endDelegation.reply) })
  end(
    @Param('delegationId', ParseUUIDPipe) delegationId: string,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    return this.rpc.ask(endDelegation, { delegationId }, commandOf(principal, key));
  }

  @Put('delegations/:delegationId')
  @Requires('task:decide')
  @ApiOperation({ summary: 'Set a substitute for a time', description: 'Tasks that are open stay where they are.' })
  @ApiBody({ schema: contractSchema(putDelegation.request) })
  @ApiOkResponse({ schema: contractSchema(putDelegation.reply) })
  delegate(
    @Param('delegationId', ParseUUIDPipe) delegationId: string,
    @Body() delegation: Delegation,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Delegation> {
    return this.rpc.ask(putDelegation, { ...delegation, delegationId }, commandOf(principal, key));
  }
}
