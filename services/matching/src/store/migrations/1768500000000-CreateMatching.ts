import { tenantScoped } from '@smartap/database';
import { platformTables } from '@smartap/service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders, receipts, the allocation ledger, and which invoices wait for which order. */
export class CreateMatching1768500000000 implements MigrationInterface {
  name = 'CreateMatching1768500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${platformTables('matching')}
      create table purchase_order (
        tenant_id uuid not null,
        order_id uuid not null,
        number text not null,
        version int not null,
        data jsonb not null,
        changed_by text not null,
        changed_at timestamptz not null default now(),
        primary key (tenant_id, order_id)
      );
      create unique index idx_purchase_order_number on purchase_order (tenant_id, number);
      create table receipt (
        tenant_id uuid not null,
        receipt_id uuid not null,
        number text not null,
        version int not null,
        data jsonb not null,
        posted_by text not null,
        posted_at timestamptz not null default now(),
        primary key (tenant_id, receipt_id)
      );
      create unique index idx_receipt_number on receipt (tenant_id, number);
      create table receipt_line (
        tenant_id uuid not null,
        receipt_id uuid not null,
        line text not null,
        order_number text not null,
        order_line text not null,
        quantity numeric not null,
        rejected numeric not null,
        accepted numeric not null,
        primary key (tenant_id, receipt_id, line),
        foreign key (tenant_id, receipt_id) references receipt on delete cascade
      );
      create index idx_receipt_line_order on receipt_line (tenant_id, order_number, order_line);
      create table allocation (
        tenant_id uuid not null,
        invoice_id uuid not null,
        line_id text not null,
        order_number text not null,
        order_line text not null,
        quantity numeric not null,
        amount numeric(19,4) not null,
        primary key (tenant_id, invoice_id, line_id, order_number, order_line)
      );
      comment on table allocation is 'The ledger: what each live invoice takes of each order line. Written under the lock of the order.';
      create index idx_allocation_order on allocation (tenant_id, order_number, order_line);
      create table order_watch (
        tenant_id uuid not null,
        order_number text not null,
        invoice_id uuid not null,
        since timestamptz not null default clock_timestamp(),
        primary key (tenant_id, order_number, invoice_id)
      );
      comment on table order_watch is 'Invoices to match again when the order or its receipts change; goods go to them in order of arrival.';
      create index idx_order_watch_invoice_id on order_watch (tenant_id, invoice_id);
      ${tenantScoped('purchase_order', 'receipt', 'receipt_line', 'allocation', 'order_watch')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table receipt_line, receipt, purchase_order, allocation, order_watch');
  }
}
