import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The pages that an invoice stands on, where its file holds several. */
export class ReadPagesOfFiles1768500000400 implements MigrationInterface {
  name = 'ReadPagesOfFiles1768500000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table page_source add column first_page int, add column last_page int');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table page_source drop column first_page, drop column last_page');
  }
}
