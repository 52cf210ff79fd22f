import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls to a language model: what they cost, and their answers, so that the same question is paid for once. */
export class AskModels1768500000500 implements MigrationInterface {
  name = 'AskModels1768500000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table model_call (
        tenant_id uuid not null,
        call_id uuid not null,
        invoice_id uuid not null,
        key text not null,
        model text not null,
        at timestamptz not null,
        month text not null,
        input_tokens int not null,
        output_tokens int not null,
        cost_micros bigint not null,
        answer json,
        primary key (tenant_id, call_id)
      );
      comment on column model_call.cost_micros is 'Millionths of the currency of the budget.';
      create index idx_model_call_key on model_call (tenant_id, key) where answer is not null;
      create index idx_model_call_month on model_call (tenant_id, month);
      create index idx_model_call_invoice_id on model_call (tenant_id, invoice_id);
      ${tenantScoped('model_call')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table model_call');
  }
}
