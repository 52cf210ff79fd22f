import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the ledger needs for returns, credits and totals; the policies of tenants, rates, and pairs that were accepted. */
export class MatchByPolicy1768500000100 implements MigrationInterface {
  name = 'MatchByPolicy1768500000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table receipt_line add column returned_for_good numeric not null default 0;
      alter table allocation add column kind text not null default 'goods', add column value numeric(19,4);
      comment on column allocation.value is 'Net in the currency of the order; null in old rows, where it is the amount.';
      create table match_policy (
        tenant_id uuid not null,
        version int not null,
        valid_from date not null,
        data jsonb not null,
        changed_by text not null,
        changed_at timestamptz not null default now(),
        primary key (tenant_id, version)
      );
      comment on table match_policy is 'Tolerances, units and scope of dispute. A version is never changed; of those that are valid on a day the newest counts.';
      create table exchange_rate (
        tenant_id uuid not null,
        from_currency text not null,
        to_currency text not null,
        on_date date not null,
        rate numeric not null,
        source text not null,
        primary key (tenant_id, from_currency, to_currency, on_date)
      );
      create table item_alias (
        tenant_id uuid not null,
        vendor_id uuid not null,
        bill_key text not null,
        article_key text not null,
        primary key (tenant_id, vendor_id, bill_key)
      );
      comment on table item_alias is 'Under which article of ours a vendor bills what: learned from pairs that were found and clean.';
      ${tenantScoped('match_policy', 'exchange_rate', 'item_alias')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table match_policy, exchange_rate, item_alias;
      alter table allocation drop column kind, drop column value;
      alter table receipt_line drop column returned_for_good`);
  }
}
