import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger of channels tells also what was put aside and why, and how often a document was processed. */
export class KeepLedger1768500000300 implements MigrationInterface {
  name = 'KeepLedger1768500000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table channel_item
        add column item_id uuid,
        add column outcome text not null default 'taken' check (outcome in ('taken', 'failed')),
        add column reason text,
        add column times int not null default 1,
        alter column invoice_id drop not null,
        alter column sha256 drop not null;
      update channel_item set item_id = invoice_id;
      alter table channel_item alter column item_id set not null;
      create unique index idx_channel_item_item_id on channel_item (tenant_id, item_id);
      create index idx_channel_item_taken_at on channel_item (tenant_id, taken_at, item_id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from channel_item where invoice_id is null;
      alter table channel_item drop column item_id, drop column outcome, drop column reason, drop column times, alter column invoice_id set not null, alter column sha256 set not null`);
  }
}
