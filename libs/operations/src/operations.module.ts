import { Module, type DynamicModule } from '@nestjs/common';
import type { ServiceName } from '@smartap/contracts';
import { DEFAULT_PACE, OPERATION_PACE, OperationRunner, type OperationPace } from './operation.runner.js';
import { operationsControllerOf } from './operations.controller.js';

/** Runs the operations of one service and says how they stand. Its schema needs `operationTables()`. */
@Module({})
export class OperationsModule {
  static forService(service: ServiceName, pace: OperationPace = DEFAULT_PACE): DynamicModule {
    return {
      module: OperationsModule,
      controllers: [operationsControllerOf(service)],
      providers: [{ provide: OPERATION_PACE, useValue: pace }, OperationRunner],
      exports: [OperationRunner],
    };
  }
}
