import { applyDecorators, Body, Controller, Get, Headers, Injectable, Param, ParseUUIDPipe, Post, Put, Query, Res, type Type } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiSecurity,
  ApiTags,
  type ApiOperationOptions,
} from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Permission, type Principal } from '@smartap/auth';
import { RpcClient, type CommandContext } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import type { TSchema } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { commandOf } from '../command-of.js';
import { contractSchema, type SchemaObject } from '../contract-schema.js';
import { matchedVersion, versionTag } from '../entity-tag.js';
import { PageQuery } from './page.query.js';

/** A page of a list, as commands ask for it. */
export interface Page {
  readonly limit: number;
  readonly after?: string;
}

/** A kind of record that other systems keep here: who may do so, what the API's document says, and the commands of the service that owns it. */
export interface RecordKind<Input, Row extends { readonly version: number }> {
  readonly path: string;
  readonly may: { readonly read: Permission; readonly write: Permission };
  readonly says: { readonly create: ApiOperationOptions; readonly list: ApiOperationOptions; readonly change: ApiOperationOptions };
  readonly schemas: { readonly input: TSchema; readonly record: TSchema; readonly page: TSchema };
  readonly put: (rpc: RpcClient, input: Input, seenVersion: number, context: CommandContext) => Promise<Row>;
  readonly get: (rpc: RpcClient, id: string, context: CommandContext) => Promise<Row>;
  readonly list: (rpc: RpcClient, page: Page, context: CommandContext) => Promise<unknown>;
  readonly idOf: (record: Row) => string;
  /** Why an input may not take the place of a record: what it is known by stays. Undefined where it may. */
  readonly refuses: (known: Row, input: Input) => string | undefined;
}

/** The routes of a kind of record: add, list, read, change where nobody else did in between (RFC 9110, 13.1.1). */
export interface RecordRoutes<Input, Row> {
  readonly rpc: RpcClient;
  create(input: Input, key: string | undefined, principal: Principal, reply: FastifyReply): Promise<Row>;
  list(query: PageQuery, principal: Principal): Promise<unknown>;
  get(id: string, principal: Principal, reply: FastifyReply): Promise<Row>;
  change(id: string, input: Input, ifMatch: string | undefined, key: string | undefined, principal: Principal, reply: FastifyReply): Promise<Row>;
}

/** A controller of records, which a key or a token opens. */
export const RecordsController = (path: string, tag: string): ClassDecorator =>
  applyDecorators(ApiTags(tag), ApiBearerAuth(), ApiSecurity('api-key'), Controller(path));

/** The controller of a kind of record, to be extended by a class with `@RecordsController`. */
export function recordsOf<Input, Row extends { readonly version: number }>(kind: RecordKind<Input, Row>): Type<RecordRoutes<Input, Row>> {
  const { path, may, says, schemas } = kind;
  const [input, record, page] = [schemas.input, schemas.record, schemas.page].map(contractSchema) as [SchemaObject, SchemaObject, SchemaObject];

  @Injectable()
  class Records implements RecordRoutes<Input, Row> {
    constructor(readonly rpc: RpcClient) {}

    @Post()
    @Requires(may.write)
    @ApiOperation(says.create)
    @ApiBody({ schema: input })
    @ApiHeader({ name: 'Idempotency-Key', required: false })
    @ApiCreatedResponse({ schema: record })
    async create(
      @Body() body: Input,
      @Headers('idempotency-key') key: string | undefined,
      @CurrentPrincipal() principal: Principal,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<Row> {
      const made = await kind.put(this.rpc, body, 0, commandOf(principal, key));
      void reply.header('location', `/${path}/${kind.idOf(made)}`).header('etag', versionTag(made.version));
      return made;
    }

    @Get()
    @Requires(may.read)
    @ApiOperation(says.list)
    @ApiOkResponse({ schema: page })
    list(@Query() { after, limit }: PageQuery, @CurrentPrincipal() principal: Principal): Promise<unknown> {
      return kind.list(this.rpc, { limit, ...(after ? { after } : {}) }, commandOf(principal));
    }

    @Get(':id')
    @Requires(may.read)
    @ApiOperation({ summary: 'Read one' })
    @ApiOkResponse({ schema: record })
    async get(@Param('id', ParseUUIDPipe) id: string, @CurrentPrincipal() principal: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<Row> {
      const known = await kind.get(this.rpc, id, commandOf(principal));
      void reply.header('etag', versionTag(known.version));
      return known;
    }

    @Put(':id')
    @Requires(may.write)
    @ApiOperation(says.change)
    @ApiBody({ schema: input })
    @ApiHeader({ name: 'If-Match', required: true, description: 'ETag as you saw it' })
    @ApiOkResponse({ schema: record })
    async change(
      @Param('id', ParseUUIDPipe) id: string,
      @Body() body: Input,
      @Headers('if-match') ifMatch: string | undefined,
      @Headers('idempotency-key') key: string | undefined,
      @CurrentPrincipal() principal: Principal,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<Row> {
      const seenVersion = matchedVersion(ifMatch);
      const refusal = kind.refuses(await kind.get(this.rpc, id, commandOf(principal)), body);
      if (refusal !== undefined) throw new AppError('REQUEST_INVALID', refusal);
      const changed = await kind.put(this.rpc, body, seenVersion, commandOf(principal, key));
      void reply.header('etag', versionTag(changed.version));
      return changed;
    }
  }
  return Records;
}
