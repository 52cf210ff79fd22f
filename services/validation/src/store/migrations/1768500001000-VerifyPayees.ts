import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What banks said of whose an account is. */
export class VerifyPayees1768500001000 implements MigrationInterface {
  name = 'VerifyPayees1768500001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table payee_verification (
        tenant_id uuid not null,
        vendor_id uuid not null,
        iban text not null,
        checked_at timestamptz not null,
        result text not null,
        name text,
        source text not null,
        primary key (tenant_id, vendor_id, iban, checked_at)
      );
      comment on table payee_verification is 'Verifications of payee by account and time, of accounts in quarantine too.';
      ${tenantScoped('payee_verification')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table payee_verification');
  }
}
