import { tenantScoped } from '@smartap/database';

/** SQL of the tables of operations, for a migration of the service that owns them. The queue is exempt from tenant scope, as leases are. */
export const operationTables = (): string => `
  create table operation (
    tenant_id uuid not null,
    operation_id uuid not null,
    kind text not null,
    request json not null,
    state text not null check (state in ('waiting', 'running', 'done', 'failed')),
    requested_by text not null,
    requested_at timestamptz not null,
    step int not null default 0,
    memory json not null default '{}',
    done int not null default 0,
    total int,
    result json,
    error json,
    finished_at timestamptz,
    primary key (tenant_id, operation_id)
  );
  comment on column operation.memory is 'What the next step must know of those before it.';
  create table operation_queue (
    operation_id uuid primary key,
    tenant_id uuid not null,
    kind text not null,
    turn_at timestamptz not null default now(),
    holder uuid,
    until timestamptz,
    attempts int not null default 0
  );
  comment on table operation_queue is 'Operations that have not ended, in the order of their turns, and who is at them until when.';
  create index idx_operation_queue_turn_at on operation_queue (turn_at);
  ${tenantScoped('operation')}`;
