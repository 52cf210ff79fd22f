import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { listReExtracted, reExtract } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { operationAt, type BegunOperation } from '../operations/operation-at.js';
import { ChooseInvoices } from './choose-invoices.js';
import { ReExtractedQuery } from './re-extracted.query.js';
import { ReExtractionDto } from './re-extraction.dto.js';

/** Invoices that are read again after an upgrade. */
@ApiTags('re-extractions')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1/re-extractions')
export class ReExtractionsController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly choosing: ChooseInvoices,
  ) {}

  @Post()
  @HttpCode(202)
  @Requires('invoice:correct')
  @ApiOperation({
    summary: 'Read invoices again',
    description:
      'By the present engine: a dry run says what would change; else a revision is made where something differs. What persons corrected stays. The operation tells how far it is, `invoices` of it what became of each.',
  })
  @ApiAcceptedResponse({
    schema: contractSchema(reExtract.reply),
    headers: { Location: { description: 'Where the operation stands', schema: { type: 'string' } } },
  })
  async begin(
    @Body() choice: ReExtractionDto,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BegunOperation & { readonly chosen: number }> {
    const { invoiceIds, vendorId, readBefore, dryRun } = choice;
    if (invoiceIds === undefined && vendorId === undefined && readBefore === undefined)
      throw new AppError('REQUEST_INVALID', 'Which invoices? Give invoiceIds, vendorId or readBefore.');
    const context = commandOf(principal);
    const invoices = await this.choosing.execute(choice, context);
    if (invoices.length === 0)
      throw new AppError('NOTHING_CHOSEN', `There is no such invoice to read again${dryRun ? '' : ': what is approved, rejected or refused is left alone'}.`);
    const begun = await this.rpc.ask(reExtract, { invoices, dryRun, ...(readBefore === undefined ? {} : { readBefore }) }, context);
    return { ...operationAt(begun, reply), chosen: invoices.length };
  }

  @Get(':operationId/invoices')
  @Requires('invoice:read')
  @ApiOperation({ summary: 'What became of the invoices so far', description: 'For each the fields that read otherwise, before and after.' })
  @ApiOkResponse({ schema: contractSchema(listReExtracted.reply) })
  list(
    @Param('operationId', ParseUUIDPipe) operationId: string,
    @Query() query: ReExtractedQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Static<typeof listReExtracted.reply>> {
    return this.rpc.ask(listReExtracted, { operationId, ...query }, commandOf(principal));
  }
}
