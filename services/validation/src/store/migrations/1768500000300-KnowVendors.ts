import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The last invoices of a vendor, and which invoices wait for a change of vendor data. */
export class KnowVendors1768500000300 implements MigrationInterface {
  name = 'KnowVendors1768500000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table duplicate_record add column vendor_id uuid;
      create index idx_duplicate_record_vendor_id on duplicate_record (tenant_id, vendor_id, kept_at);
      create table vendor_watch (
        tenant_id uuid not null,
        watch_key text not null,
        invoice_id uuid not null,
        primary key (tenant_id, watch_key, invoice_id)
      );
      comment on table vendor_watch is 'Invoices that were stopped by what the vendor data say or lack: they are looked at again when those change.';
      create index idx_vendor_watch_invoice_id on vendor_watch (tenant_id, invoice_id);
      ${tenantScoped('vendor_watch')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table vendor_watch;
      drop index idx_duplicate_record_vendor_id;
      alter table duplicate_record drop column vendor_id`);
  }
}
