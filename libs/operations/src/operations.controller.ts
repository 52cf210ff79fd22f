import type { Type } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { getOperation, type OperationRecord, type ServiceName } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import { DataSource } from 'typeorm';
import { readOperation } from './operation.store.js';

/** The controller that answers `get-operation` in one service. */
export function operationsControllerOf(service: ServiceName): Type {
  @CommandController()
  class OperationsController {
    constructor(private readonly dataSource: DataSource) {}

    @HandlesCommand(getOperation(service))
    async get(@Payload() { operationId }: { operationId: string }, @Ctx() { tenantId }: CommandContext): Promise<OperationRecord> {
      const found = await inTransaction(this.dataSource, [tenantId], (tx) => readOperation(tx, { tenantId, operationId }));
      if (found === undefined) throw new AppError('OPERATION_NOT_FOUND', `There is no operation ${operationId}.`);
      return found;
    }
  }
  return OperationsController;
}
