import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Requires, type Principal } from '@smartap/auth';
import { getOperation, OPERATION_OWNERS, OperationRecord } from '@smartap/contracts';
import { RpcClient } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import { commandOf } from '../command-of.js';
import { contractSchema } from '../contract-schema.js';

/** Work that takes long: how it stands. */
@ApiTags('operations')
@ApiBearerAuth()
@ApiSecurity('api-key')
@Controller('api/v1/operations')
export class OperationsController {
  constructor(private readonly rpc: RpcClient) {}

  @Get(':id')
  @Requires('invoice:read')
  @ApiOperation({ summary: 'How long work stands', description: 'Parts done of parts there are; `result` or `error` once it has ended.' })
  @ApiOkResponse({ schema: contractSchema(OperationRecord) })
  async get(@Param('id', ParseUUIDPipe) operationId: string, @CurrentPrincipal() principal: Principal): Promise<OperationRecord> {
    const ask = async (owner: (typeof OPERATION_OWNERS)[number]): Promise<OperationRecord | undefined> => {
      try {
        return await this.rpc.ask(getOperation(owner), { operationId }, commandOf(principal));
      } catch (error) {
        if (error instanceof AppError && error.code === 'OPERATION_NOT_FOUND') return undefined;
        throw error;
      }
    };
    const found = (await Promise.all(OPERATION_OWNERS.map(ask))).find((each) => each !== undefined);
    if (found === undefined) throw new AppError('OPERATION_NOT_FOUND', `There is no operation ${operationId}.`);
    return found;
  }
}
