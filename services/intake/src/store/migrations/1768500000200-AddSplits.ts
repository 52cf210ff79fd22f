import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that hold several invoices. */
export class AddSplits1768500000200 implements MigrationInterface {
  name = 'AddSplits1768500000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table split (
        tenant_id uuid not null,
        file_id uuid not null,
        part int not null,
        invoice_id uuid not null,
        first_page int not null,
        last_page int not null,
        primary key (tenant_id, file_id, part)
      );
      comment on table split is 'The invoices of files that hold several; file_id is the one under which the file was handed in.';
      comment on column content.sha256 is 'Digest of the bytes; with the pages behind it for one of several invoices of a file.';
      ${tenantScoped('split')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table split');
  }
}
