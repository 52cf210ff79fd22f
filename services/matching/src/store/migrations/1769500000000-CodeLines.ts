import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How persons coded lines without order. */
export class CodeLines1769500000000 implements MigrationInterface {
  name = 'CodeLines1769500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table line_coding (
        tenant_id uuid not null,
        invoice_id uuid not null,
        line_id text not null,
        vendor_id uuid,
        number text,
        item_key text not null,
        text text,
        parts jsonb not null,
        coded_by text not null,
        coded_at timestamptz not null,
        primary key (tenant_id, invoice_id, line_id)
      );
      create index idx_line_coding_vendor_id on line_coding (tenant_id, vendor_id, coded_at desc);
      comment on table line_coding is 'What persons said where lines without order are booked; what was said for a vendor suggests the next.';
      ${tenantScoped('line_coding')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table line_coding');
  }
}
