import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Goods that are under way, what sellers answer to orders, and quantities in other units than those of the order. */
export class TakeTradeDocuments1769600000000 implements MigrationInterface {
  name = 'TakeTradeDocuments1769600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table receipt_line add column unit text;
      comment on column receipt_line.unit is 'null: the quantities are in the unit of the order line. Else they count nothing until order and factor are known.';
      create index idx_receipt_line_unit on receipt_line (tenant_id, order_number) where unit is not null;
      create table despatch (
        tenant_id uuid not null,
        despatch_id uuid not null,
        seller text not null,
        number text not null,
        version int not null,
        data jsonb not null,
        changed_by text not null,
        changed_at timestamptz not null default now(),
        primary key (tenant_id, despatch_id)
      );
      create unique index idx_despatch_number on despatch (tenant_id, number, seller);
      create table despatch_line (
        tenant_id uuid not null,
        despatch_id uuid not null,
        line text not null,
        order_number text not null,
        order_line text not null,
        quantity numeric not null,
        unit text,
        primary key (tenant_id, despatch_id, line),
        foreign key (tenant_id, despatch_id) references despatch on delete cascade
      );
      comment on table despatch_line is 'What sellers say they sent. It has not come: it counts only where the policy of the tenant says so.';
      create index idx_despatch_line_order on despatch_line (tenant_id, order_number, order_line);
      create index idx_despatch_line_unit on despatch_line (tenant_id, order_number) where unit is not null;
      create table order_response (
        tenant_id uuid not null,
        response_id uuid not null,
        order_number text not null,
        number text not null,
        version int not null,
        data jsonb not null,
        changed_by text not null,
        changed_at timestamptz not null default now(),
        settled text check (settled in ('adopted', 'declined')),
        settled_by text,
        reason text,
        primary key (tenant_id, response_id)
      );
      comment on table order_response is 'What sellers answer to orders; it changes an order only when the buyer adopts it.';
      create unique index idx_order_response_number on order_response (tenant_id, order_number, number);
      ${tenantScoped('despatch', 'despatch_line', 'order_response')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table despatch_line, despatch, order_response;
      drop index idx_receipt_line_unit;
      alter table receipt_line drop column unit`);
  }
}
