import { serviceRole, tenantScoped } from '@smartap/database';

/**
 * The tables of the transactional path; a part of a service's first migration. All but `decision` and `invoice_end` are exempt from tenant scope.
 *
 * The inbox is partitioned by its event ids, which are UUIDv7 and so ordered by time: a week is dropped whole, and the
 * key stays (consumer, event id). Foreign ids that are no UUIDv7 fall into the default partition, whose rows
 * are trimmed by their day.
 */
export const messagingTables = (schema: string): string => `
  create table inbox (
    consumer text not null,
    event_id uuid not null,
    taken_on date not null default current_date,
    primary key (consumer, event_id)
  ) partition by range (event_id);
  create table inbox_default partition of inbox default;
  create index idx_inbox_default_taken_on on inbox_default (taken_on);

  create function uuid7_floor(at timestamptz) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
  $$;

  create function make_inbox_partition(at timestamptz) returns void language plpgsql security definer set search_path = ${schema} set timezone = 'UTC' as $$
  declare
    week timestamptz := date_trunc('week', at);
    part text := 'inbox_' || to_char(week, 'IYYY_IW');
    first_id uuid := uuid7_floor(week);
    end_id uuid := uuid7_floor(week + interval '1 week');
  begin
    if to_regclass(part) is not null then return; end if;
    execute format('create table %I (like inbox including defaults)', part);
    -- A clock that ran ahead has left rows of that week in the default partition: they would keep the new one out.
    lock table inbox_default in access exclusive mode;
    execute format('with moved as (delete from inbox_default where event_id >= %L and event_id < %L returning *) insert into %I select * from moved', first_id, end_id, part);
    execute format('alter table inbox attach partition %I for values from (%L) to (%L)', part, first_id, end_id);
  end $$;

  create function maintain_inbox(keep interval) returns void language plpgsql security definer set search_path = ${schema} set timezone = 'UTC' as $$
  declare
    old record;
  begin
    for i in 0..4 loop
      perform make_inbox_partition(now() + make_interval(weeks => i));
    end loop;
    for old in select relname from pg_class where relnamespace = '${schema}'::regnamespace and relkind = 'r' and relname ~ '^inbox_\\d{4}_\\d{2}$'
        and relname < 'inbox_' || to_char(now() - keep, 'IYYY_IW') loop
      execute format('drop table %I', old.relname);
    end loop;
    delete from inbox_default where taken_on < (now() - keep)::date;
    delete from command_reply where at < now() - keep;
    delete from attempt where last_at < now() - keep;
  end $$;

  create table outbox (
    id uuid primary key,
    subject text not null,
    headers json not null,
    body text not null,
    created_at timestamptz not null default now()
  ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
  create index idx_outbox_created_at on outbox (created_at);

  create table attempt (
    consumer text not null,
    event_id uuid not null,
    started int not null,
    finished int not null,
    last_error text,
    last_at timestamptz not null default now(),
    primary key (consumer, event_id)
  );

  create table command_reply (
    tenant_id uuid not null,
    command_id uuid not null,
    request_hash text not null,
    reply jsonb,
    at timestamptz not null default now(),
    primary key (tenant_id, command_id)
  );
  create index idx_command_reply_at on command_reply (at);

  create table decision (
    tenant_id uuid not null,
    invoice_id uuid not null,
    lineage int[] not null,
    event json not null,
    primary key (tenant_id, invoice_id)
  );
  comment on table decision is 'The newest decision of this service about an invoice: the event that told it, so that it can be told again.';
  create table invoice_end (
    tenant_id uuid not null,
    invoice_id uuid not null,
    lineage int[] not null,
    primary key (tenant_id, invoice_id)
  );
  comment on table invoice_end is 'Up to which lineage an invoice has ended: a late event of it changes nothing.';
  ${tenantScoped('decision', 'invoice_end')}

  select maintain_inbox(interval '42 days');
  revoke update on inbox from ${serviceRole(schema)};`;
