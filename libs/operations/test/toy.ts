import { Module, type DynamicModule } from '@nestjs/common';
import { EVENTS } from '@smartap/contracts';
import { tenantScoped } from '@smartap/database';
import { EventFactory } from '@smartap/messaging';
import { CommonSettings, newId } from '@smartap/runtime';
import { platformTables } from '@smartap/service';
import type { ServicePlan } from '@smartap/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { operationTables, OperationRunner, OperationsModule, type Operation, type OperationWorker, type StoreStep } from '../src/index.js';

/** What a test makes the worker do before a step. */
export const toy: { before: (operation: Operation) => Promise<void> } = { before: () => Promise.resolve() };

class CreateToy1768500000000 implements MigrationInterface {
  name = 'CreateToy1768500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${platformTables('extraction')}; ${operationTables()}
      create table counted (tenant_id uuid not null, operation_id uuid not null, step int not null);
      ${tenantScoped('counted')}`);
  }

  async down(): Promise<void> {
    // The database is dropped.
  }
}

interface Request {
  readonly steps: number;
}

interface Memory {
  readonly seen: number;
}

/** Counts its steps, and tells an event with each. */
class CountingWorker implements OperationWorker<Request, Memory> {
  readonly kind = 'count';

  constructor(
    runner: OperationRunner,
    private readonly events: EventFactory,
  ) {
    runner.add(this);
  }

  async step(operation: Operation<Request, Memory>): Promise<StoreStep<Memory>> {
    await toy.before(operation);
    const { tenantId, operationId, step, request, memory } = operation;
    const seen = (memory.seen ?? 0) + 1;
    return async (tx, cause) => {
      await tx.query('insert into counted values ($1, $2, $3)', [tenantId, operationId, step]);
      const event = this.events.causedBy(cause, 'invoice.superseded.v1', { ...EVENTS['invoice.superseded.v1'].example, invoiceId: newId() });
      const audit = {
        tenantId,
        at: new Date(),
        actor: operation.requestedBy,
        action: 'toy.counted',
        entity: 'operation',
        entityId: operationId,
        details: { step },
      };
      return { memory: { seen }, done: seen, total: request.steps, events: [event], audit: [audit], ...(seen === request.steps ? { result: { seen } } : {}) };
    };
  }
}

@Module({})
class ToyModule {
  static with(): DynamicModule {
    const provider = {
      provide: CountingWorker,
      useFactory: (runner: OperationRunner, events: EventFactory) => new CountingWorker(runner, events),
      inject: [OperationRunner, EventFactory],
    };
    return {
      module: ToyModule,
      imports: [OperationsModule.forService('extraction', { pollMs: 20, leaseSeconds: 1, turnMs: 0, retryMs: 20 })],
      providers: [provider],
    };
  }
}

/** A service that does nothing but count. */
export const toyService: ServicePlan = {
  definition: { name: 'extraction', schema: { schema: 'extraction', migrations: [CreateToy1768500000000] } },
  settings: CommonSettings,
  module: () => ToyModule.with(),
};
