import { Body, Controller, Get, Headers, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { addNote, answerQuestion, fileName, listNotes, type Note } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import { AppError, newId } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import type { Static } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { receivedFile } from '../../upload/received-file.js';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { AttachmentQuery } from './attachment.query.js';

type Said = Pick<Static<typeof addNote.request>, 'text' | 'question'>;

/** What a file is called whose name has nothing that a name may hold. */
const UNNAMED = 'attachment';
const ATTACHMENT_MAX_BYTES = 10 * 1024 * 1024;
const MEDIA_TYPES = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/plain',
  'text/csv',
  'message/rfc822',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
]);

/** What persons say about an invoice: comments, questions and their answers, attachments. */
@ApiTags('notes')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1/invoices/:invoiceId')
export class NotesController {
  constructor(
    private readonly rpc: RpcClient,
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
  ) {}

  @Get('notes')
  @Requires('task:read')
  @ApiOperation({ summary: 'What was said, the oldest first' })
  @ApiOkResponse({ schema: contractSchema(listNotes.reply) })
  list(@Param('invoiceId', ParseUUIDPipe) invoiceId: string, @CurrentPrincipal() principal: Principal): Promise<Static<typeof listNotes.reply>> {
    return this.rpc.ask(listNotes, { invoiceId }, commandOf(principal));
  }

  @Post('notes')
  @Requires('task:decide')
  @ApiOperation({ summary: 'Comment, or ask', description: 'While a question is open the clock of the approval stands.' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiBody({
    schema: {
      type: 'object',
      required: ['text'],
      properties: { text: contractSchema(addNote.request.properties.text), question: contractSchema(addNote.request.properties.question) },
    },
  })
  @ApiCreatedResponse({ schema: contractSchema(addNote.reply) })
  add(
    @Param('invoiceId', ParseUUIDPipe) invoiceId: string,
    @Body() { text, question }: Said,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Note> {
    return this.rpc.ask(addNote, { invoiceId, text, ...(question ? { question } : {}) }, commandOf(principal, key));
  }

  @Post('notes/:questionId/answer')
  @HttpCode(200)
  @Requires('task:decide')
  @ApiOperation({ summary: 'Answer a question' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiBody({ schema: { type: 'object', required: ['text'], properties: { text: contractSchema(answerQuestion.request.properties.text) } } })
  @ApiOkResponse({ schema: contractSchema(answerQuestion.reply) })
  answer(
    @Param('questionId', ParseUUIDPipe) questionId: string,
    @Body() { text }: Pick<Said, 'text'>,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Note> {
    return this.rpc.ask(answerQuestion, { questionId, text }, commandOf(principal, key));
  }

  @Post('attachments')
  @Requires('task:decide')
  @ApiOperation({
    summary: 'Attach a file',
    description: `The bytes as the body, at most ${ATTACHMENT_MAX_BYTES / 1024 / 1024} MiB; PDF, PNG, JPEG, text, CSV, mail, XLSX, DOCX.`,
  })
  @ApiConsumes(...MEDIA_TYPES)
  @ApiCreatedResponse({ schema: contractSchema(addNote.reply) })
  async attach(
    @Param('invoiceId', ParseUUIDPipe) invoiceId: string,
    @Query() { filename }: AttachmentQuery,
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Note> {
    const mediaType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    if (!MEDIA_TYPES.has(mediaType))
      throw new AppError('FIELD_INVALID', `A file of type ${mediaType || 'unknown'} is not taken. Types: ${[...MEDIA_TYPES].join(', ')}.`);
    const name = fileName(filename) || UNNAMED;
    const storageKey = `attachments/${principal.tenantId}/${newId()}`;
    const { body } = await receivedFile(request);
    const { sizeBytes, sha256 } = await this.objects.put(storageKey, body, { maxBytes: ATTACHMENT_MAX_BYTES, contentType: mediaType });
    try {
      if (sizeBytes === 0) throw new AppError('EMPTY_DOCUMENT', 'The file is empty. Send it again.');
      return await this.rpc.ask(
        addNote,
        { invoiceId, text: name, attachment: { filename: name, mediaType, sizeBytes, sha256, storageKey } },
        commandOf(principal),
      );
    } catch (error) {
      // Nobody names the bytes then. A crash here leaves them; they are named by nobody either.
      await this.objects.delete(storageKey);
      throw error;
    }
  }

  @Get('attachments/:noteId')
  @Requires('task:read')
  @ApiOperation({ summary: 'An attached file' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async attachment(
    @Param('invoiceId', ParseUUIDPipe) invoiceId: string,
    @Param('noteId', ParseUUIDPipe) noteId: string,
    @CurrentPrincipal() principal: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { notes } = await this.rpc.ask(listNotes, { invoiceId }, commandOf(principal));
    const attachment = notes.find((note) => note.noteId === noteId)?.attachment;
    if (!attachment?.storageKey.startsWith(`attachments/${principal.tenantId}/`))
      throw new AppError('OBJECT_NOT_FOUND', `Invoice ${invoiceId} has no attachment ${noteId}.`);
    // Never shown inside our own origin: a file may hold scripts.
    await reply
      .header('content-type', attachment.mediaType)
      .header('content-length', attachment.sizeBytes)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename)}`)
      .send(await this.objects.get(attachment.storageKey));
  }
}
