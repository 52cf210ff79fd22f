import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the services gave up, for people to see and send back. */
export class AddDeadLetters1769000000000 implements MigrationInterface {
  name = 'AddDeadLetters1769000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dead_letter (
        letter_id uuid primary key,
        tenant_id uuid,
        invoice_id uuid,
        event_id uuid,
        service text not null,
        consumer text not null,
        type text,
        subject text not null,
        code text not null,
        reason text not null,
        attempts int not null,
        times int not null,
        sequences bigint[] not null,
        first_at timestamptz not null,
        last_at timestamptz not null,
        state text not null check (state in ('open', 'redriven')),
        redriven_sequence bigint
      );
      comment on table dead_letter is 'Exempt from tenant scope: a letter may name no tenant, and operators see all. One row for each event that a consumer has given up, however often.';
      create index idx_dead_letter_last_at on dead_letter (last_at desc, letter_id desc);
      create index idx_dead_letter_invoice_id on dead_letter (tenant_id, invoice_id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table dead_letter');
  }
}
