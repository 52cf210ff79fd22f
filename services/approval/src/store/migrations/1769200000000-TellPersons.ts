import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails to persons, and the links they decide by. */
export class TellPersons1769200000000 implements MigrationInterface {
  name = 'TellPersons1769200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table person_place add column email text;
      alter table plan add column label text not null default '';
      comment on column plan.label is 'Number and seller, as persons know the invoice.';
      create table notification (
        tenant_id uuid not null,
        notification_id uuid not null,
        kind text not null check (kind in ('task', 'reminder', 'escalation', 'question', 'answer')),
        invoice_id uuid not null,
        task_id uuid,
        subject text,
        text text,
        state text not null default 'due' check (state in ('due', 'split', 'sent', 'moot', 'failed')),
        told_at timestamptz,
        error text,
        primary key (tenant_id, notification_id)
      );
      comment on table notification is 'What persons are to be told. Without a subject: everybody whom the task asks when it is sent.';
      create index idx_notification_invoice_id on notification (tenant_id, invoice_id);
      create table notification_due (
        tenant_id uuid not null,
        notification_id uuid not null,
        due_at timestamptz not null,
        attempts int not null default 0,
        primary key (tenant_id, notification_id)
      );
      create index idx_notification_due_due_at on notification_due (due_at);
      comment on table notification_due is 'When to tell next: ids and instants only; exempt from tenant scope. Whoever takes one moves its time on, so that a crash brings it back.';
      create table decision_link (
        tenant_id uuid not null,
        link_id uuid not null,
        task_id uuid not null,
        subject text not null,
        content_hash text not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        primary key (tenant_id, link_id)
      );
      ${tenantScoped('notification', 'decision_link')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table notification, notification_due, decision_link; alter table plan drop column label; alter table person_place drop column email',
    );
  }
}
