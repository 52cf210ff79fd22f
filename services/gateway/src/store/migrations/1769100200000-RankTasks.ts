import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What tells which task comes first: the discount that ends, and the risk. */
export class RankTasks1769100200000 implements MigrationInterface {
  name = 'RankTasks1769100200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invoice_view add column discount_until date, add column discount numeric(19,4), add column risk int');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invoice_view drop column discount_until, drop column discount, drop column risk');
  }
}
