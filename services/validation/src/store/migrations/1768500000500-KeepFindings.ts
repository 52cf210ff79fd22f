import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Findings as things with a state and an owner, and waivers that end. */
export class KeepFindings1768500000500 implements MigrationInterface {
  name = 'KeepFindings1768500000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table waiver add column valid_until date;
      create table finding (
        tenant_id uuid not null,
        invoice_id uuid not null,
        code text not null,
        state text not null,
        severity text not null,
        message text not null,
        owner text not null,
        other_invoice_id uuid,
        since timestamptz not null default now(),
        changed_at timestamptz not null default now(),
        primary key (tenant_id, invoice_id, code)
      );
      comment on table finding is 'What stops or has stopped an invoice. A rule is one finding, however many places broke it.';
      create index idx_finding_state on finding (tenant_id, state, since);
      ${tenantScoped('finding')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table finding; alter table waiver drop column valid_until');
  }
}
