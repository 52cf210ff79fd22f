import { tenantScoped } from '@smartap/database';
import { operationTables } from '@smartap/operations';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work that takes long: policies replayed over past invoices, the search for duplicates made anew. */
export class AddOperations1768500000700 implements MigrationInterface {
  name = 'AddOperations1768500000700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${operationTables()}
      create table replayed_verdict (
        tenant_id uuid not null,
        operation_id uuid not null,
        invoice_id uuid not null,
        number text,
        before text not null,
        after text not null,
        gone json not null,
        come json not null,
        primary key (tenant_id, operation_id, invoice_id),
        foreign key (tenant_id, operation_id) references operation on delete cascade
      );
      comment on table replayed_verdict is 'Invoices that would come out otherwise under the policy of a replay.';
      ${tenantScoped('replayed_verdict')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table replayed_verdict, operation_queue, operation');
  }
}
