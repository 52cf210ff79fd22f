import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What corrections taught of the layouts of vendors, and where the documents lie that they were made in. */
export class LearnLayouts1768500000100 implements MigrationInterface {
  name = 'LearnLayouts1768500000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table page_source (
        tenant_id uuid not null,
        invoice_id uuid not null,
        storage_key text not null,
        primary key (tenant_id, invoice_id)
      );
      create table vendor_layout (
        tenant_id uuid not null,
        layout_id uuid not null,
        version int not null,
        layout json not null,
        taught_by text not null,
        taught_in uuid not null,
        taught_at timestamptz not null,
        misses int not null default 0,
        demoted_at timestamptz,
        primary key (tenant_id, layout_id)
      );
      comment on column vendor_layout.misses is 'Invoices in a row on which a lesson found nothing: after two the layout is used no more.';
      create table vendor_layout_identity (
        tenant_id uuid not null,
        identity text not null,
        layout_id uuid not null,
        primary key (tenant_id, identity, layout_id),
        foreign key (tenant_id, layout_id) references vendor_layout on delete cascade
      );
      ${tenantScoped('page_source', 'vendor_layout', 'vendor_layout_identity')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table vendor_layout_identity, vendor_layout, page_source');
  }
}
