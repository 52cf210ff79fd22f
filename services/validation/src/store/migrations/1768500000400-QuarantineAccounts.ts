import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts that were seen on invoices, and who has said what of them. */
export class QuarantineAccounts1768500000400 implements MigrationInterface {
  name = 'QuarantineAccounts1768500000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table seen_account (
        tenant_id uuid not null,
        vendor_id uuid not null,
        iban text not null,
        state text not null default 'quarantined',
        seen_on uuid not null,
        seen_at timestamptz not null default now(),
        confirmed_by text,
        confirmed_at timestamptz,
        call_back jsonb,
        approved_by text,
        primary key (tenant_id, vendor_id, iban)
      );
      comment on table seen_account is 'An account on an invoice never edits the vendor: it stays here until two persons have agreed.';
      create index idx_seen_account_seen_at on seen_account (tenant_id, seen_at) where state <> 'approved';
      ${tenantScoped('seen_account')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table seen_account');
  }
}
