import { tenantScoped } from '@smartap/database';
import { platformTables } from '@smartap/service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invoices by revision with their evidence, and who the tenant is as a buyer. */
export class CreateExtraction1768500000000 implements MigrationInterface {
  name = 'CreateExtraction1768500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${platformTables('extraction')}
      create table invoice_revision (
        tenant_id uuid not null,
        invoice_id uuid not null,
        revision int not null,
        evidence json not null,
        invoice json not null,
        review json not null,
        revised_by text not null,
        revised_at timestamptz not null,
        primary key (tenant_id, invoice_id, revision)
      );
      create table buyer_identity (
        tenant_id uuid primary key,
        names text[] not null,
        vat_ids text[] not null
      );
      comment on table buyer_identity is 'Who the tenant is on an invoice, so that the buyer is never taken for the seller.';
      ${tenantScoped('invoice_revision', 'buyer_identity')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table invoice_revision, buyer_identity');
  }
}
