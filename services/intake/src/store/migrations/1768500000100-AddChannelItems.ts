import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger of what channels brought. */
export class AddChannelItems1768500000100 implements MigrationInterface {
  name = 'AddChannelItems1768500000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table channel_item (
        tenant_id uuid not null,
        channel text not null,
        external_id text not null,
        filename text not null,
        invoice_id uuid not null,
        sha256 text not null,
        taken_at timestamptz not null,
        primary key (tenant_id, channel, external_id)
      );
      comment on table channel_item is 'Documents that a watched channel brought, and the invoice each became.';
      ${tenantScoped('channel_item')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table channel_item');
  }
}
