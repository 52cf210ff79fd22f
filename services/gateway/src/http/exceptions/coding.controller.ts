import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { codeInvoice, getCoding } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import type { Static } from '@sinclair/typebox';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';

type Coding = Omit<Static<typeof codeInvoice.request>, 'invoiceId'>;

/** Where an invoice without order is booked. */
@ApiTags('exceptions')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1/invoices/:invoiceId/coding')
export class CodingController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Requires('task:read')
  @ApiOperation({
    summary: 'What is to be coded, and what the past of the vendor suggests',
    description: 'Each suggestion names the earlier invoices that agree, of how many, and how sure it is; `parts` can be sent back as they are.',
  })
  @ApiOkResponse({ schema: contractSchema(getCoding.reply) })
  get(@Param('invoiceId', ParseUUIDPipe) invoiceId: string, @CurrentPrincipal() principal: Principal): Promise<Static<typeof getCoding.reply>> {
    return this.rpc.ask(getCoding, { invoiceId }, commandOf(principal));
  }

  @Put()
  @Requires('task:decide')
  @ApiOperation({
    summary: 'Code lines',
    description:
      'GL account, cost centre and project of each line, or of each part by `percent` or `amount`; the parts make the line. `seenLineage` is what the GET gave: 412 when the invoice has been matched anew.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiBody({
    schema: {
      type: 'object',
      required: ['seenLineage', 'lines'],
      properties: { seenLineage: contractSchema(codeInvoice.request.properties.seenLineage), lines: contractSchema(codeInvoice.request.properties.lines) },
    },
  })
  @ApiOkResponse({ schema: contractSchema(codeInvoice.reply) })
  code(
    @Param('invoiceId', ParseUUIDPipe) invoiceId: string,
    @Body() coding: Coding,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Static<typeof codeInvoice.reply>> {
    return this.rpc.ask(codeInvoice, { ...coding, invoiceId }, commandOf(principal, key));
  }
}
