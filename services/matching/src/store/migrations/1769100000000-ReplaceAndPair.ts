import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What it takes to find the open orders of a vendor, and the invoice that a corrected one (type 384) replaces. */
export class ReplaceAndPair1769100000000 implements MigrationInterface {
  name = 'ReplaceAndPair1769100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table purchase_order
        add column vendor_number text generated always as (data ->> 'vendorNumber') stored,
        add column status text not null generated always as (data ->> 'status') stored;
      create index idx_purchase_order_vendor_number on purchase_order (tenant_id, vendor_number, order_id desc) where status = 'open';
      create table correction (
        tenant_id uuid not null,
        vendor_id uuid not null,
        number text not null,
        invoice_id uuid not null,
        primary key (tenant_id, vendor_id, number, invoice_id)
      );
      comment on table correction is 'Which invoice of a vendor, by the number it names (BT-25), a corrected invoice (type 384) replaces; also one that is still to come.';
      create table bill_without_order (
        tenant_id uuid not null,
        vendor_id uuid not null,
        number text not null,
        invoice_id uuid not null,
        primary key (tenant_id, vendor_id, number, invoice_id)
      );
      comment on table bill_without_order is 'Invoices that take nothing of an order: a corrected one finds them here, the others by their orders.';
      ${tenantScoped('correction', 'bill_without_order')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table correction, bill_without_order;
      drop index idx_purchase_order_vendor_number;
      alter table purchase_order drop column vendor_number, drop column status`);
  }
}
