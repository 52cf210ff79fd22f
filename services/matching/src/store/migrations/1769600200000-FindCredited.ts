import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What it takes to find the invoice that a credit note without order corrects. */
export class FindCredited1769600200000 implements MigrationInterface {
  name = 'FindCredited1769600200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table allocation add column vendor_id uuid, add column invoice_number text;
      comment on column allocation.invoice_number is 'Of one row of each invoice: by it and the vendor its allocations are found.';
      create index idx_allocation_invoice_number on allocation (tenant_id, vendor_id, invoice_number) where invoice_number is not null;
      create index idx_purchase_order_of_vendor on purchase_order (tenant_id, vendor_number, order_id desc) where vendor_number is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index idx_purchase_order_of_vendor, idx_allocation_invoice_number;
      alter table allocation drop column vendor_id, drop column invoice_number`);
  }
}
