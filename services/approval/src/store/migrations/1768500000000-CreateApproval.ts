import { tenantScoped } from '@smartap/database';
import { platformTables } from '@smartap/service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans, tasks of every stage, persons and their limits, who acted on what. */
export class CreateApproval1768500000000 implements MigrationInterface {
  name = 'CreateApproval1768500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${platformTables('approval')}
      create table plan (
        tenant_id uuid not null,
        invoice_id uuid not null,
        lineage int[] not null,
        state text not null check (state in ('held', 'pending', 'approved', 'rejected')),
        policy_version text not null,
        content_hash text not null,
        explanation text not null,
        submitted_by text not null,
        vendor_id uuid,
        order_numbers text[] not null,
        payable numeric(19,4) not null,
        currency text not null,
        primary key (tenant_id, invoice_id)
      );
      create table task (
        tenant_id uuid not null,
        task_id uuid not null,
        invoice_id uuid not null,
        kind text not null check (kind in ('review', 'finding', 'exception', 'approval')),
        lineage int[] not null,
        reason text not null,
        title text not null,
        role text not null,
        step text,
        amount numeric,
        currency text,
        limit_needed numeric,
        state text not null check (state in ('open', 'closed')),
        outcome text check (outcome in ('accepted', 'rejected', 'superseded')),
        closed_by text,
        comment text,
        opened_at timestamptz not null,
        closed_at timestamptz,
        primary key (tenant_id, task_id)
      );
      create index idx_task_invoice_id on task (tenant_id, invoice_id);
      create table person (
        tenant_id uuid not null,
        subject text not null,
        name text not null,
        roles text[] not null,
        approval_limit numeric,
        primary key (tenant_id, subject)
      );
      comment on column person.approval_limit is 'May approve up to; null is no limit.';
      create table actor (
        tenant_id uuid not null,
        scope text not null,
        subject text not null,
        primary key (tenant_id, scope, subject)
      );
      comment on table actor is 'Who acted on a vendor (vendor:<id>) or posted receipts of an order (order:<number>): for separation of duties.';
      ${tenantScoped('plan', 'task', 'person', 'actor')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table plan, task, person, actor');
  }
}
