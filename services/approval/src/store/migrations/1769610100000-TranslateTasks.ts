import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What persons are asked, in other languages than English. */
export class TranslateTasks1769610100000 implements MigrationInterface {
  name = 'TranslateTasks1769610100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table task add column titles jsonb');
    await runner.query('alter table plan add column explanations jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table plan drop column explanations');
    await runner.query('alter table task drop column titles');
  }
}
