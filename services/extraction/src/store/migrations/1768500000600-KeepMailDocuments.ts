import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents of mails that brought several: to find which printed invoice what is none belongs to, whichever is read first. */
export class KeepMailDocuments1768500000600 implements MigrationInterface {
  name = 'KeepMailDocuments1768500000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mail_document (
        tenant_id uuid not null,
        mail_id uuid not null,
        invoice_id uuid not null,
        number text,
        names text[],
        primary key (tenant_id, mail_id, invoice_id)
      );
      comment on column mail_document.number is 'Of an invoice: its own, squeezed.';
      comment on column mail_document.names is 'Of what is no invoice: the numbers that its pages name, squeezed.';
      ${tenantScoped('mail_document')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table mail_document');
  }
}
