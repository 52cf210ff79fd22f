import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which orders are releases of a contract: what is billed of them counts against it. */
export class ReleaseContracts1769600100000 implements MigrationInterface {
  name = 'ReleaseContracts1769600100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table purchase_order add column contract_number text generated always as (data ->> 'contract') stored;
      create index idx_purchase_order_release on purchase_order (tenant_id, number) where contract_number is not null;
      create index idx_purchase_order_contract_number on purchase_order (tenant_id, contract_number) where contract_number is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index idx_purchase_order_release, idx_purchase_order_contract_number;
      alter table purchase_order drop column contract_number`);
  }
}
