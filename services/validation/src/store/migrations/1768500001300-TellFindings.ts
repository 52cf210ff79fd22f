import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the messages of findings are made of, so that they can be told in another language. */
export class TellFindings1768500001300 implements MigrationInterface {
  name = 'TellFindings1768500001300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table finding add column says jsonb');
    await runner.query("comment on column finding.says is 'What the message is made of; null of findings from before it was kept.'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table finding drop column says');
  }
}
