import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What buyers change of their orders. */
export class ChangeOrders1769620000000 implements MigrationInterface {
  name = 'ChangeOrders1769620000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table order_change (
        tenant_id uuid not null,
        change_id uuid not null,
        order_number text not null,
        number text not null,
        data jsonb not null,
        outcome text not null check (outcome in ('changed', 'same', 'late', 'refused')),
        changed_by text not null,
        kept_at timestamptz not null,
        turn bigint generated always as identity,
        primary key (tenant_id, change_id)
      );
      comment on table order_change is 'Changes of orders, and what became of each. The newest one that the order has tells which later ones come too late.';
      create index idx_order_change_order on order_change (tenant_id, order_number, turn);
      ${tenantScoped('order_change')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table order_change');
  }
}
