import { tenantScoped } from '@smartap/database';
import { platformTables } from '@smartap/service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the toy has seen, and how often. */
export class CreateToy1768500000000 implements MigrationInterface {
  name = 'CreateToy1768500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${platformTables('extraction')}
      create table toy (tenant_id uuid not null, invoice_id uuid not null, lane text not null, times int not null, characters int not null, primary key (tenant_id, invoice_id, lane));
      ${tenantScoped('toy')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table toy');
  }
}
