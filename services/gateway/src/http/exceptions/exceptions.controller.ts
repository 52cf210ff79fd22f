import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { listExceptions, resolveException } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import type { Static } from '@sinclair/typebox';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { ListExceptionsQuery } from './list-exceptions.query.js';

type Resolution = Omit<Static<typeof resolveException.request>, 'invoiceId'>;

/** The queue of what matching could not let pass. */
@ApiTags('exceptions')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1/exceptions')
export class ExceptionsController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Requires('task:read')
  @ApiOperation({ summary: 'List exceptions, oldest first', description: 'Each with cause, owner, age, next step and amounts.' })
  @ApiOkResponse({ schema: contractSchema(listExceptions.reply) })
  list(@Query() query: ListExceptionsQuery, @CurrentPrincipal() principal: Principal): Promise<Static<typeof listExceptions.reply>> {
    return this.rpc.ask(listExceptions, { ...query }, commandOf(principal));
  }

  @Get(':invoiceId')
  @Requires('task:read')
  @ApiOperation({ summary: 'The exception of one invoice', description: 'An empty list when it has none.' })
  @ApiOkResponse({ schema: contractSchema(listExceptions.reply) })
  get(@Param('invoiceId', ParseUUIDPipe) invoiceId: string, @CurrentPrincipal() principal: Principal): Promise<Static<typeof listExceptions.reply>> {
    return this.rpc.ask(listExceptions, { invoiceId, limit: 1 }, commandOf(principal));
  }

  @Post(':invoiceId/resolution')
  @HttpCode(200)
  @Requires('task:decide')
  @ApiOperation({
    summary: 'Resolve an exception',
    description:
      'Wait until a moment, link lines to order lines, dispute it (the answer has the text for the supplier), or open it again. To accept it with a reason, or reject the invoice, answer its task: `/tasks/{taskId}/decision`.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiBody({
    schema: {
      type: 'object',
      properties: {
        seenLineage: contractSchema(resolveException.request.properties.seenLineage),
        resolution: contractSchema(resolveException.request.properties.resolution),
      },
    },
  })
  @ApiOkResponse({ schema: contractSchema(resolveException.reply) })
  resolve(
    @Param('invoiceId', ParseUUIDPipe) invoiceId: string,
    @Body() resolution: Resolution,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    return this.rpc.ask(resolveException, { ...resolution, invoiceId }, commandOf(principal, key));
  }
}
