import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of a mail that belong to an invoice of it. */
export class JoinAttachments1768500000400 implements MigrationInterface {
  name = 'JoinAttachments1768500000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table channel_item drop constraint channel_item_outcome_check, add constraint channel_item_outcome_check check (outcome in ('taken', 'joined', 'failed'));
      create index idx_channel_item_invoice_id on channel_item (tenant_id, invoice_id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index idx_channel_item_invoice_id;
      delete from channel_item where outcome = 'joined';
      alter table channel_item drop constraint channel_item_outcome_check, add constraint channel_item_outcome_check check (outcome in ('taken', 'failed'))`);
  }
}
