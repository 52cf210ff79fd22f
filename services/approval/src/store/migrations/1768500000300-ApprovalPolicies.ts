import { tenantScoped } from '@smartap/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policies of tenants, the organisation they name approvers from, the course of each approval, receipts and clocks. */
export class ApprovalPolicies1768500000300 implements MigrationInterface {
  name = 'ApprovalPolicies1768500000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table approval_policy (
        tenant_id uuid not null,
        version int not null,
        valid_from timestamptz not null,
        data jsonb not null,
        changed_by text not null,
        changed_at timestamptz not null default now(),
        primary key (tenant_id, version)
      );
      create table person_place (
        tenant_id uuid not null,
        subject text not null,
        manager text,
        cost_centers text[] not null,
        primary key (tenant_id, subject)
      );
      create table delegation (
        tenant_id uuid not null,
        delegation_id uuid not null,
        from_subject text not null,
        to_subject text not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        max_amount numeric,
        entity text,
        reason text not null,
        primary key (tenant_id, delegation_id)
      );
      create table flow (
        tenant_id uuid not null,
        invoice_id uuid not null,
        data jsonb not null,
        content jsonb not null,
        changes jsonb not null,
        primary key (tenant_id, invoice_id)
      );
      comment on table flow is 'The course of an approval under a policy of the tenant; content is what its approvals are about.';
      create table receipt (
        tenant_id uuid not null,
        receipt_id uuid not null,
        invoice_id uuid not null,
        at timestamptz not null,
        inputs jsonb not null,
        inputs_hash text not null,
        text text not null,
        primary key (tenant_id, receipt_id)
      );
      create index idx_receipt_invoice_id on receipt (tenant_id, invoice_id);
      create table approval_clock (
        tenant_id uuid not null,
        invoice_id uuid not null,
        due_at timestamptz not null,
        primary key (tenant_id, invoice_id)
      );
      create index idx_approval_clock_due_at on approval_clock (due_at);
      comment on table approval_clock is 'When an approval reminds or escalates next: ids and instants only; exempt from tenant scope.';
      ${tenantScoped('approval_policy', 'person_place', 'delegation', 'flow', 'receipt')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table approval_clock, receipt, flow, delegation, person_place, approval_policy');
  }
}
