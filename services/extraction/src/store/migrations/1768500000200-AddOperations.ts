import { operationTables } from '@smartap/operations';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work that takes long: layouts that are tried, invoices that are read again. */
export class AddOperations1768500000200 implements MigrationInterface {
  name = 'AddOperations1768500000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(operationTables());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table operation_queue, operation');
  }
}
