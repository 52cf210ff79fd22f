import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Salted hashes of what tells employees. */
export class MarkEmployees1768500001100 implements MigrationInterface {
  name = 'MarkEmployees1768500001100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table employee_salt (
        tenant_id uuid primary key,
        salt text not null
      );
      create table employee_mark (
        tenant_id uuid not null,
        mark text not null,
        reference text not null,
        kind text not null,
        primary key (tenant_id, mark, reference)
      );
      comment on table employee_mark is 'Hashes of accounts, tax ids, phones and addresses of employees: what they were made of is not kept.';
      create index idx_employee_mark_reference on employee_mark (tenant_id, reference);
      ${tenantScoped('employee_salt', 'employee_mark')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table employee_mark, employee_salt');
  }
}
