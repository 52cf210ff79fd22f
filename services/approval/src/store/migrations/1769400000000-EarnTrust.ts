import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What became of invoices, and what that says of their vendors. */
export class EarnTrust1769400000000 implements MigrationInterface {
  name = 'EarnTrust1769400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table plan add column source text not null default '', add column order_amended boolean not null default false;
      create table invoice_outcome (
        tenant_id uuid not null,
        invoice_id uuid not null,
        vendor_id uuid,
        source text not null,
        decided_on date not null,
        how text not null check (how in ('touchless', 'persons', 'rejected')),
        outcome text not null check (outcome in ('clean', 'corrected', 'error')),
        strict boolean not null,
        reported_by text,
        reason text,
        primary key (tenant_id, invoice_id)
      );
      create index idx_invoice_outcome_decided_on on invoice_outcome (tenant_id, decided_on);
      create table vendor_record (
        tenant_id uuid not null,
        vendor_id uuid not null,
        source text not null,
        clean int not null,
        corrected int not null,
        demoted_at timestamptz,
        primary key (tenant_id, vendor_id, source)
      );
      comment on table vendor_record is 'Invoices of a vendor since its last confirmed error, by what they were read from.';
      create index idx_vendor_record_source on vendor_record (tenant_id, source);
      ${tenantScoped('invoice_outcome', 'vendor_record')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table invoice_outcome, vendor_record; alter table plan drop column source, drop column order_amended');
  }
}
