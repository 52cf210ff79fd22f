import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Approvals in an emergency with their review, and what persons say about invoices. */
export class BreakGlassAndNotes1769300000000 implements MigrationInterface {
  name = 'BreakGlassAndNotes1769300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table task drop constraint task_kind_check, add constraint task_kind_check check (kind in ('review', 'finding', 'exception', 'approval', 'audit'));
      create table break_glass (
        tenant_id uuid not null,
        invoice_id uuid not null,
        content_hash text not null,
        first_by text not null,
        first_reason text not null,
        first_at timestamptz not null,
        second_by text,
        second_reason text,
        second_at timestamptz,
        primary key (tenant_id, invoice_id, content_hash)
      );
      create table note (
        tenant_id uuid not null,
        note_id uuid not null,
        invoice_id uuid not null,
        kind text not null check (kind in ('comment', 'question', 'answer', 'attachment')),
        said_by text not null,
        said_at timestamptz not null,
        text text not null,
        asked text,
        answers uuid,
        attachment jsonb,
        primary key (tenant_id, note_id)
      );
      comment on column note.asked is 'Of a question: the person, or supplier.';
      create index idx_note_invoice_id on note (tenant_id, invoice_id, note_id);
      ${tenantScoped('break_glass', 'note')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table break_glass, note');
  }
}
