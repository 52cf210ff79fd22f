import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which engine read a revision, and what became of invoices that were read again. */
export class ReadAgain1768500000300 implements MigrationInterface {
  name = 'ReadAgain1768500000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table invoice_revision add column engine int not null default 1;
      create table reextracted (
        tenant_id uuid not null,
        operation_id uuid not null,
        invoice_id uuid not null,
        outcome text not null,
        message text not null,
        revision int,
        fields json not null,
        asks json not null,
        primary key (tenant_id, operation_id, invoice_id),
        foreign key (tenant_id, operation_id) references operation on delete cascade
      );
      ${tenantScoped('reextracted')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reextracted; alter table invoice_revision drop column engine');
  }
}
