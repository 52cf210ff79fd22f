import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What persons decided of invoices that signals of risk had stopped. */
export class ReviewSignals1768500000800 implements MigrationInterface {
  name = 'ReviewSignals1768500000800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table signal_review (
        tenant_id uuid not null,
        code text not null,
        invoice_id uuid not null,
        outcome text not null check (outcome in ('confirmed', 'dismissed')),
        primary key (tenant_id, code, invoice_id)
      );
      comment on table signal_review is 'How often each signal of risk was right: its precision is counted from these.';
      ${tenantScoped('signal_review')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table signal_review');
  }
}
