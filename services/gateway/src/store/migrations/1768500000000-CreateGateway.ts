import { tenantScoped } from '@smartap/database';
import { platformTables } from '@smartap/service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tenants, API keys, submissions and the read model. */
export class CreateGateway1768500000000 implements MigrationInterface {
  name = 'CreateGateway1768500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${platformTables('gateway')}
      create table tenant (
        tenant_id uuid primary key,
        version int not null,
        data jsonb not null
      );
      create table api_key (
        key_id text primary key,
        tenant_id uuid not null,
        hash text not null,
        roles text[] not null,
        subject text not null,
        expires_at timestamptz,
        revoked_at timestamptz
      );
      comment on table api_key is 'Exempt from tenant scope: the key tells the tenant.';
      create table submission (
        tenant_id uuid not null,
        invoice_id uuid not null,
        event jsonb not null,
        primary key (tenant_id, invoice_id)
      );
      comment on table submission is 'The event of each submission, so that it can be told again.';
      create table invoice_view (
        tenant_id uuid not null,
        invoice_id uuid not null,
        lineage int[] not null,
        stage text not null,
        reason text,
        explanation text,
        content_lineage int[] not null,
        number text,
        seller_name text,
        seller_vat_id text,
        issue_date date,
        due_date date,
        type_code text,
        currency text,
        total numeric(19,4),
        due numeric(19,4),
        order_number text,
        format text,
        vendor_id uuid,
        vendor_name text,
        filename text,
        channel text,
        submitted_by text,
        submitted_at timestamptz,
        storage_key text,
        media_type text,
        open_tasks int not null default 0,
        task_reason text,
        task_title text,
        updated_at timestamptz not null default now(),
        reconciled_at timestamptz,
        outcome text generated always as (
          case
            when stage in ('approved', 'rejected') then stage
            when stage in ('refused', 'blocked') then 'refused:' || reason
            when stage in ('matched', 'waiting') and open_tasks > 0 then 'task:' || task_reason
            when stage = 'waiting' then 'waiting:' || reason
          end) stored,
        primary key (tenant_id, invoice_id)
      ) with (fillfactor = 50);
      comment on table invoice_view is 'One row an invoice, written by each of its events: half a page is left free, so that a version follows the other without touching the indexes.';
      comment on column invoice_view.outcome is 'Set when something has been decided for the newest lineage: approved, rejected, refused, a person must act, or it waits.';
      create index idx_invoice_view_outcome on invoice_view (tenant_id, outcome, invoice_id);
      create index idx_invoice_view_number on invoice_view (tenant_id, number);
      create index idx_invoice_view_seller on invoice_view (tenant_id, seller_name, invoice_id);
      create index idx_invoice_view_undecided on invoice_view (tenant_id, invoice_id) where outcome is null;
      create table invoice_event (
        tenant_id uuid not null,
        invoice_id uuid not null,
        event_id uuid not null,
        type text not null,
        at timestamptz not null,
        lineage int[] not null,
        summary text not null,
        primary key (tenant_id, invoice_id, event_id)
      );
      create table task_view (
        tenant_id uuid not null,
        task_id uuid not null,
        invoice_id uuid not null,
        kind text not null,
        lineage int[] not null,
        reason text,
        title text,
        role text,
        amount numeric,
        currency text,
        state text not null check (state in ('open', 'closed')),
        outcome text,
        closed_by text,
        opened_at timestamptz,
        closed_at timestamptz,
        primary key (tenant_id, task_id)
      );
      create index idx_task_view_invoice_id on task_view (tenant_id, invoice_id);
      create index idx_task_view_state on task_view (tenant_id, state, task_id);
      ${tenantScoped('submission', 'invoice_view', 'invoice_event', 'task_view')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table tenant, api_key, submission, invoice_view, invoice_event, task_view');
  }
}
