import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a refused document is, by what it calls itself. */
export class ShowKinds1770000100000 implements MigrationInterface {
  name = 'ShowKinds1770000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invoice_view add column recognised jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invoice_view drop column recognised');
  }
}
