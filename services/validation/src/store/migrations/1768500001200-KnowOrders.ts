import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is known of orders, to see whether one came after its invoice. */
export class KnowOrders1768500001200 implements MigrationInterface {
  name = 'KnowOrders1768500001200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table known_order (
        tenant_id uuid not null,
        number text not null,
        version int not null,
        told_at timestamptz not null,
        ordered_on date,
        first_known_at timestamptz,
        value text not null,
        value_before text,
        value_changed_at timestamptz,
        primary key (tenant_id, number)
      );
      comment on column known_order.told_at is 'When matching told of this version.';
      comment on column known_order.first_known_at is 'When matching told of the first version; null of an order that was there before this table was.';
      comment on column known_order.value is 'Net, with its currency; value_before: until it changed last.';
      ${tenantScoped('known_order')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table known_order');
  }
}
