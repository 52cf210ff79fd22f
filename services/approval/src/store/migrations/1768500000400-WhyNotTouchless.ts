import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What kept an invoice from passing untouched. */
export class WhyNotTouchless1768500000400 implements MigrationInterface {
  name = 'WhyNotTouchless1768500000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table plan add column why_not jsonb not null default '[]'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table plan drop column why_not');
  }
}
