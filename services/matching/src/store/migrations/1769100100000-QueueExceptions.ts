import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for goods or a person, and what persons said about it. */
export class QueueExceptions1769100100000 implements MigrationInterface {
  name = 'QueueExceptions1769100100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table match_exception (
        tenant_id uuid not null,
        invoice_id uuid not null,
        lineage int[] not null,
        class text not null,
        cause text not null,
        title text not null,
        owner text not null,
        payable_now numeric(19,4) not null,
        awaiting numeric(19,4) not null,
        disputed numeric(19,4) not null,
        currency text,
        number text,
        vendor_id uuid,
        vendor_name text,
        due_date date,
        task_id uuid,
        opened_at timestamptz not null,
        state text not null default 'open' check (state in ('open', 'waiting', 'disputed')),
        until timestamptz,
        note text,
        changed_by text,
        primary key (tenant_id, invoice_id)
      );
      comment on table match_exception is 'Live invoices that did not come out clean; a row goes when its invoice does, or ends. What was done is in the audit trail.';
      create index idx_match_exception_opened_at on match_exception (tenant_id, opened_at, invoice_id);
      create table line_link (
        tenant_id uuid not null,
        invoice_id uuid not null,
        line_id text not null,
        order_number text not null,
        order_line text not null,
        linked_by text not null,
        reason text not null,
        primary key (tenant_id, invoice_id, line_id)
      );
      comment on table line_link is 'Which order line a person said that a line bills: above what is printed, also in later revisions.';
      ${tenantScoped('match_exception', 'line_link')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table match_exception, line_link');
  }
}
