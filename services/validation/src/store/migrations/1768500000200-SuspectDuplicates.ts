import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the search for duplicates compares, pairs that a person has cleared, and the policies of tenants. */
export class SuspectDuplicates1768500000200 implements MigrationInterface {
  name = 'SuspectDuplicates1768500000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table duplicate_record (
        tenant_id uuid not null,
        invoice_id uuid not null,
        fingerprint text not null,
        data jsonb not null,
        signature text,
        keys bigint[] not null,
        kept_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, invoice_id)
      );
      comment on table duplicate_record is 'Live invoices as the search for duplicates sees them. Of two that look like one, the later is suspected.';
      comment on column duplicate_record.signature is 'Smallest hashes of the text (MinHash), 64 times 32 bits in base64.';
      create table duplicate_key (
        tenant_id uuid not null,
        key bigint not null,
        invoice_id uuid not null,
        primary key (tenant_id, key, invoice_id)
      );
      comment on table duplicate_key is 'Equality keys under which invoices that look alike meet: row security keeps fuzzy indexes from being used.';
      create table duplicate_pair (
        tenant_id uuid not null,
        invoice_a uuid not null,
        invoice_b uuid not null,
        cleared_by text not null,
        reason text not null,
        cleared_at timestamptz not null default now(),
        primary key (tenant_id, invoice_a, invoice_b),
        check (invoice_a < invoice_b)
      );
      comment on table duplicate_pair is 'Two invoices that a person has said to be two.';
      create table validation_policy (
        tenant_id uuid not null,
        version int not null,
        data jsonb not null,
        changed_by text not null,
        changed_at timestamptz not null default now(),
        primary key (tenant_id, version)
      );
      comment on table validation_policy is 'What a tenant has asked, and how strictly. A version is never changed; the newest counts.';
      ${tenantScoped('duplicate_record', 'duplicate_key', 'duplicate_pair', 'validation_policy')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table duplicate_record, duplicate_key, duplicate_pair, validation_policy');
  }
}
