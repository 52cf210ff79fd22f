import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The GL accounts, cost centres and projects that exist. */
export class ListCodingValues1769600300000 implements MigrationInterface {
  name = 'ListCodingValues1769600300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table coding_value (
        tenant_id uuid not null,
        kind text not null,
        code text not null,
        name text,
        active boolean not null,
        changed_by text not null,
        changed_at timestamptz not null,
        primary key (tenant_id, kind, code)
      );
      comment on table coding_value is 'What lines may be coded with. A kind of which there is nothing is free.';
      ${tenantScoped('coding_value')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table coding_value');
  }
}
