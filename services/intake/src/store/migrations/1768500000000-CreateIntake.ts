import { tenantScoped } from '@smartap/database';
import { platformTables } from '@smartap/service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents as they came, and who has which bytes. */
export class CreateIntake1768500000000 implements MigrationInterface {
  name = 'CreateIntake1768500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${platformTables('intake')}
      create table document (
        tenant_id uuid not null,
        invoice_id uuid not null,
        sha256 text not null,
        storage_key text not null,
        size_bytes bigint not null,
        filename text,
        media_type text,
        channel text not null,
        submitted_by text not null,
        submitted_at timestamptz not null,
        outcome text not null check (outcome in ('received', 'refused')),
        reason text,
        primary key (tenant_id, invoice_id)
      );
      create table content (
        tenant_id uuid not null,
        sha256 text not null,
        invoice_id uuid not null,
        primary key (tenant_id, sha256)
      );
      comment on table content is 'Which invoice brought these bytes first.';
      ${tenantScoped('document', 'content')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table document, content');
  }
}
