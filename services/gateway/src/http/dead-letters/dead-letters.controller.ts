import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, may, Requires, type Principal } from '@smartap/auth';
import { inTransaction } from '@smartap/database';
import { DataSource } from 'typeorm';
import { HandleLetter, type HandledLetter, type LetterScope } from '../../dead-letters/handle-letter.usecase.js';
import { explainLetter, type LetterWords } from '../../domain/index.js';
import { listLetters, type LetterRow } from '../../store/dead-letters.js';
import { commandOf } from '../command-of.js';
import { HANDLED_LETTER_SCHEMA, LETTER_LIST_SCHEMA, LETTER_SCHEMA } from '../schemas.js';
import { DropLetterDto } from './drop-letter.dto.js';
import { ListLettersQuery } from './list-letters.query.js';

/** Dead letters: what services gave up, why, and what becomes of it. */
@ApiTags('dead letters')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1/dead-letters')
export class DeadLettersController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly handling: HandleLetter,
  ) {}

  @Get()
  @Requires('deadletter:manage')
  @ApiOperation({ summary: 'List dead letters, newest first', description: 'Operators see those of all tenants, others their own.' })
  @ApiOkResponse({ schema: LETTER_LIST_SCHEMA })
  async list(@Query() query: ListLettersQuery, @CurrentPrincipal() principal: Principal): Promise<unknown> {
    const { tenant, invoice, limit, ...rest } = query;
    const tenantId = scopeOf(principal) ?? tenant;
    const filter = { ...rest, limit: limit + 1, ...(tenantId === undefined ? {} : { tenantId }), ...(invoice === undefined ? {} : { invoiceId: invoice }) };
    const found = await inTransaction(this.dataSource, [], (tx) => listLetters(tx, filter));
    const letters = found.slice(0, limit);
    return { letters: letters.map(explained), next: found.length > limit ? (letters.at(-1)?.letterId ?? null) : null };
  }

  @Get(':id')
  @Requires('deadletter:manage')
  @ApiOperation({ summary: 'One dead letter with its message' })
  @ApiOkResponse({ schema: LETTER_SCHEMA })
  async get(@Param('id', ParseUUIDPipe) letterId: string, @CurrentPrincipal() principal: Principal): Promise<unknown> {
    const { letter, message } = await this.handling.show(letterId, scopeOf(principal));
    const { sequences: _, redrivenSequence: __, ...row } = letter;
    return { ...explained(row), headers: message?.headers ?? null, body: message ? Buffer.from(message.bytes).toString('utf8') : null };
  }

  @Post(':id/redrive')
  @HttpCode(200)
  @Requires('deadletter:manage')
  @ApiOperation({
    summary: 'Send it back to the consumer that gave it up',
    description: 'It is taken once, however often it is sent. The letter goes when it has passed, and comes back when it has not.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ schema: HANDLED_LETTER_SCHEMA })
  redrive(
    @Param('id', ParseUUIDPipe) letterId: string,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HandledLetter> {
    return this.handling.redrive(letterId, scopeOf(principal), commandOf(principal, key));
  }

  @Post(':id/drop')
  @HttpCode(200)
  @Requires('deadletter:manage')
  @ApiOperation({ summary: 'Give it up for good', description: 'Who did it and why goes to the audit trail.' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ schema: HANDLED_LETTER_SCHEMA })
  drop(
    @Param('id', ParseUUIDPipe) letterId: string,
    @Body() { why }: DropLetterDto,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HandledLetter> {
    return this.handling.drop(letterId, scopeOf(principal), why, commandOf(principal, key));
  }
}

/** Operators look after all tenants, everybody else after their own. */
function scopeOf(principal: Principal): LetterScope {
  return may(principal, 'platform:operate') ? undefined : principal.tenantId;
}

function explained(letter: LetterRow): LetterRow & LetterWords {
  return { ...letter, ...explainLetter(letter) };
}
