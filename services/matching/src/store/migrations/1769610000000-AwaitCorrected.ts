import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What it takes to look again at a credit note when the invoice comes that it corrects. */
export class AwaitCorrected1769610000000 implements MigrationInterface {
  name = 'AwaitCorrected1769610000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table awaited_invoice (
        tenant_id uuid not null,
        vendor_id uuid not null,
        number text not null,
        invoice_id uuid not null,
        primary key (tenant_id, vendor_id, number, invoice_id)
      );
      comment on table awaited_invoice is 'Invoices of a vendor, by their number, that a credit note names (BT-25) which has given nothing back yet, or not as it says. Taken out when one takes of orders.';
      ${tenantScoped('awaited_invoice')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table awaited_invoice');
  }
}
