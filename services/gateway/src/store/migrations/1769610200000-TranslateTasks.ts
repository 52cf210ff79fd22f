import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Titles of tasks in other languages than English. */
export class TranslateTasks1769610200000 implements MigrationInterface {
  name = 'TranslateTasks1769610200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table task_view add column titles jsonb');
    await runner.query('alter table invoice_view add column task_titles jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invoice_view drop column task_titles');
    await runner.query('alter table task_view drop column titles');
  }
}
