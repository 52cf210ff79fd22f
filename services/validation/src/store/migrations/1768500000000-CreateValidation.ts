import { tenantScoped } from '@smartap/database';
import { platformTables } from '@smartap/service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Vendors, duplicate claims, waivers, ends. */
export class CreateValidation1768500000000 implements MigrationInterface {
  name = 'CreateValidation1768500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${platformTables('validation')}
      create table vendor (
        tenant_id uuid not null,
        vendor_id uuid not null,
        number text not null,
        version int not null,
        data jsonb not null,
        changed_by text not null,
        changed_at timestamptz not null default now(),
        primary key (tenant_id, vendor_id)
      );
      create unique index idx_vendor_number on vendor (tenant_id, number);
      create table vendor_key (
        tenant_id uuid not null,
        kind text not null,
        key text not null,
        vendor_id uuid not null,
        primary key (tenant_id, kind, key, vendor_id),
        foreign key (tenant_id, vendor_id) references vendor on delete cascade
      );
      comment on table vendor_key is 'Equality keys under which a vendor is found: row security keeps fuzzy indexes from being used.';
      create index idx_vendor_key_vendor_id on vendor_key (tenant_id, vendor_id);
      create table duplicate_claim (
        tenant_id uuid not null,
        claim_key text not null,
        invoice_id uuid not null,
        primary key (tenant_id, claim_key)
      );
      create index idx_duplicate_claim_invoice_id on duplicate_claim (tenant_id, invoice_id);
      comment on table duplicate_claim is 'The one live invoice of a seller, number, type and year. A rejected or superseded one gives it up.';
      create table waiver (
        tenant_id uuid not null,
        invoice_id uuid not null,
        code text not null,
        waived_by text not null,
        reason text,
        primary key (tenant_id, invoice_id, code)
      );
      ${tenantScoped('vendor', 'vendor_key', 'duplicate_claim', 'waiver')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table vendor_key, vendor, duplicate_claim, waiver');
  }
}
