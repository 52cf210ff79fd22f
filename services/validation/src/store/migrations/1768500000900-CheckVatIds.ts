import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What VIES says of the VAT ids of sellers, what it is still to be asked, and who waits for it. */
export class CheckVatIds1768500000900 implements MigrationInterface {
  name = 'CheckVatIds1768500000900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table vat_check (
        tenant_id uuid not null,
        vat_id text not null,
        state text not null,
        name text,
        checked_at timestamptz,
        primary key (tenant_id, vat_id)
      );
      create table vat_check_waiting (
        tenant_id uuid not null,
        vat_id text not null,
        invoice_id uuid not null,
        primary key (tenant_id, vat_id, invoice_id)
      );
      create table vat_check_queue (
        tenant_id uuid not null,
        vat_id text not null,
        attempts int not null default 0,
        due_at timestamptz not null default now(),
        primary key (tenant_id, vat_id)
      );
      comment on table vat_check_queue is 'VAT ids for which VIES is to be asked; exempt from tenant scope.';
      create index idx_vat_check_queue_due_at on vat_check_queue (due_at);
      ${tenantScoped('vat_check', 'vat_check_waiting')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table vat_check, vat_check_waiting, vat_check_queue');
  }
}
