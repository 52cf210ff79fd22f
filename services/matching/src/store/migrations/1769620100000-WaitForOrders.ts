import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What it takes to tell who handed in a change of an order what became of it once the order comes. */
export class WaitForOrders1769620100000 implements MigrationInterface {
  name = 'WaitForOrders1769620100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table order_change add column document jsonb;
      comment on column order_change.document is 'The submission that the change came as, and the lineage it was told last; null: none.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table order_change drop column document');
  }
}
