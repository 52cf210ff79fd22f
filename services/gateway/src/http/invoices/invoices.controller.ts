import { Body, Controller, Get, Headers, HttpCode, Inject, Param, ParseUUIDPipe, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiBody, ApiConsumes, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { correctFields, takeAsInvoice } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { RpcClient } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import type { Static } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { InvoiceCache } from '../../store/invoice-cache.js';
import { documentOf } from '../../store/invoice-queries.js';
import { receivedFile } from '../../upload/received-file.js';
import { SubmitInvoice } from '../../upload/submit-invoice.usecase.js';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { inLanguage, LANGUAGE_HEADER, PreferredLanguage, type Language } from '../language.js';
import { matchedRevision } from '../entity-tag.js';
import { INVOICE_LIST_SCHEMA, INVOICE_SCHEMA, SUBMITTED_SCHEMA } from '../schemas.js';
import { CorrectFieldsDto } from './correct-fields.dto.js';
import { sendAnswer } from './answer.js';
import { InvoiceAnswers } from './invoice-answers.js';
import { ListInvoicesQuery } from './list-invoices.query.js';

const PATH = 'api/v1/invoices';

/** Invoices: hand in, list, read, correct. */
@ApiTags('invoices')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller(PATH)
export class InvoicesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly submitting: SubmitInvoice,
    private readonly answers: InvoiceAnswers,
    private readonly cached: InvoiceCache,
    private readonly rpc: RpcClient,
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
  ) {}

  @Post(['', 'upload'])
  @HttpCode(202)
  @Requires('invoice:submit')
  @ApiOperation({
    summary: 'Hand in a document',
    description:
      'XML (UBL, CII and others), PDF, an image, a plain text, or a ZIP archive or a mail (.eml, .msg) with these, as the body or as a file of multipart/form-data. What becomes of it shows at the Location.',
  })
  @ApiConsumes('multipart/form-data', 'application/xml', 'application/pdf', 'application/octet-stream')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'The same key gives the same answer, however often it is sent' })
  @ApiAcceptedResponse({ schema: SUBMITTED_SCHEMA })
  async submit(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const context = commandOf(principal, key);
    const submitted = await this.submitting.execute(await receivedFile(request), principal, context);
    void reply.header('location', `/${PATH}/${submitted.invoiceId}`);
    return { ...submitted, status: `/${PATH}/${submitted.invoiceId}` };
  }

  @Get()
  @Requires('invoice:read')
  @ApiOperation({ summary: 'List invoices, newest first', description: 'At most five seconds old.' })
  @ApiOkResponse({ schema: INVOICE_LIST_SCHEMA })
  async list(
    @Query() query: ListInvoicesQuery,
    @CurrentPrincipal() { tenantId }: Principal,
    @Headers('if-none-match') seen: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendAnswer(reply, await this.answers.list(query, tenantId), seen);
  }

  @Get(':id')
  @Requires('invoice:read')
  @ApiOperation({
    summary: 'One invoice: where it stands, what happened, why',
    description:
      'Each stage is asked for its part; `missing` names those that did not answer. If-None-Match with the ETag answers 304 while nothing has changed.',
  })
  @ApiHeader(LANGUAGE_HEADER)
  @ApiOkResponse({ schema: INVOICE_SCHEMA, headers: { ETag: { description: 'Send it as If-Match with a correction', schema: { type: 'string' } } } })
  async get(
    @Param('id', ParseUUIDPipe) invoiceId: string,
    @PreferredLanguage() language: Language,
    @CurrentPrincipal() principal: Principal,
    @Headers('if-none-match') seen: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    inLanguage(reply, language);
    sendAnswer(reply, await this.answers.one(invoiceId, principal, language), seen);
  }

  @Get(':id/document')
  @Requires('invoice:read')
  @ApiOperation({ summary: 'The original bytes' })
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async document(@Param('id', ParseUUIDPipe) invoiceId: string, @CurrentPrincipal() { tenantId }: Principal, @Res() reply: FastifyReply): Promise<void> {
    const document = await inTransaction(this.dataSource, [tenantId], (tx) => documentOf(tx, tenantId, invoiceId));
    if (!document) throw new AppError('INVOICE_NOT_FOUND', `There is no invoice ${invoiceId}.`);
    const body = await this.objects.get(document.storageKey);
    // Never shown inside our own origin: a document may hold scripts.
    await reply
      .header('content-type', document.mediaType ?? 'application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(document.filename ?? invoiceId)}`)
      .header('content-security-policy', 'sandbox')
      .send(body);
  }

  @Post(':id/take')
  @HttpCode(202)
  @Requires('invoice:correct')
  @ApiOperation({
    summary: 'Take as an invoice what was refused as none',
    description:
      'The document is read again whatever it calls itself. What comes of it, an invoice with what is doubtful or a refusal anew, shows as the next revision.',
  })
  @ApiAcceptedResponse({ schema: contractSchema(takeAsInvoice.reply) })
  async take(
    @Param('id', ParseUUIDPipe) invoiceId: string,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Static<typeof takeAsInvoice.reply>> {
    const taken = await this.rpc.ask(takeAsInvoice, { invoiceId }, commandOf(principal, key));
    await this.forget(principal, invoiceId);
    return taken;
  }

  @Patch(':id/fields')
  @Requires('invoice:correct')
  @ApiOperation({ summary: 'Correct fields', description: 'Makes a new revision, which goes through all stages again.' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the invoice as you saw it' })
  @ApiOkResponse({ schema: { type: 'object', properties: { lineage: { type: 'array', items: { type: 'integer' } } } } })
  async correct(
    @Param('id', ParseUUIDPipe) invoiceId: string,
    @Body() { fields }: CorrectFieldsDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    const corrected = await this.rpc.ask(correctFields, { invoiceId, seenRevision: matchedRevision(ifMatch), fields }, commandOf(principal, key));
    await this.forget(principal, invoiceId);
    return corrected;
  }

  /** Whoever changed it reads it next, and may be quicker than the event. */
  private forget({ tenantId }: Principal, invoiceId: string): Promise<void> {
    return this.cached.forget([{ tenantId, invoiceId }]);
  }
}
