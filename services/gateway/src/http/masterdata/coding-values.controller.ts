import { Body, Controller, Get, Headers, Param, ParseEnumPipe, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { CODING_KINDS, listCodingValues, putCodingValues } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import type { Static } from '@sinclair/typebox';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';
import { PageQuery } from './page.query.js';

type Kind = (typeof CODING_KINDS)[number];
type Values = Pick<Static<typeof putCodingValues.request>, 'values'>;

const KINDS = Object.fromEntries(CODING_KINDS.map((kind) => [kind, kind]));

/** The GL accounts, cost centres and projects that lines may be coded with. */
@ApiTags('exceptions')
@ApiBearerAuth()
@ApiSecurity('api-key')
@ApiParam({ name: 'kind', enum: CODING_KINDS })
@Controller('api/v1/coding-values/:kind')
export class CodingValuesController {
  constructor(private readonly rpc: RpcClient) {}

  @Get()
  @Requires('task:read')
  @ApiOperation({ summary: 'List by code', description: 'An empty list: any value is taken.' })
  @ApiOkResponse({ schema: contractSchema(listCodingValues.reply) })
  list(@Param('kind', new ParseEnumPipe(KINDS)) kind: Kind, @Query() { after, limit }: PageQuery, @CurrentPrincipal() principal: Principal): Promise<unknown> {
    return this.rpc.ask(listCodingValues, { kind, limit, ...(after ? { after } : {}) }, commandOf(principal));
  }

  @Put()
  @Requires('order:write')
  @ApiOperation({
    summary: 'Add values, or change those of the same code',
    description: 'From the first one on, what is not in the list, or closed there (`active` false), is refused; what was coded before stays.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiBody({ schema: { type: 'object', required: ['values'], properties: { values: contractSchema(putCodingValues.request.properties.values) } } })
  @ApiOkResponse({ schema: contractSchema(putCodingValues.reply) })
  put(
    @Param('kind', new ParseEnumPipe(KINDS)) kind: Kind,
    @Body() { values }: Values,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<unknown> {
    return this.rpc.ask(putCodingValues, { kind, values }, commandOf(principal, key));
  }
}
