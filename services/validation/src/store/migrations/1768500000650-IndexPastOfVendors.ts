import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The past of a vendor is looked up only where there is a vendor. An index of nothing else cannot be taken for one by
 * invoice, as it was while the table was young and Postgres knew no better: then each look-up read all of a tenant.
 */
export class IndexPastOfVendors1768500000650 implements MigrationInterface {
  name = 'IndexPastOfVendors1768500000650';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index idx_duplicate_record_vendor_id');
    await runner.query('create index idx_duplicate_record_vendor_id on duplicate_record (tenant_id, vendor_id, kept_at) where vendor_id is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index idx_duplicate_record_vendor_id');
    await runner.query('create index idx_duplicate_record_vendor_id on duplicate_record (tenant_id, vendor_id, kept_at)');
  }
}
