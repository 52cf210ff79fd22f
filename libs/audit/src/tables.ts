import { serviceRole, tenantScoped } from '@smartap/database';

/**
 * The audit trail of one schema; a part of a service's first migration.
 *
 * Writers only append to `audit_event`, so they never wait for the chain. `seal_audit()` runs as the owner and chains
 * the committed rows by hash, per tenant: rows of transactions older than every running one, in the order of
 * (transaction, id), so that none is skipped. The service's login may neither change nor delete a row.
 */
export const auditTables = (schema: string): string => `
  create table audit_event (
    tenant_id uuid not null,
    id uuid not null,
    at timestamptz not null,
    actor text not null,
    action text not null,
    entity text not null,
    entity_id text not null,
    details jsonb not null,
    xid xid8 not null default pg_current_xact_id(),
    primary key (tenant_id, id)
  );
  create index idx_audit_event_xid_id on audit_event (xid, id);
  create index idx_audit_event_entity on audit_event (tenant_id, entity, entity_id);
  create table audit_seal (
    tenant_id uuid not null,
    seq bigint not null,
    audit_id uuid not null,
    hash bytea not null,
    primary key (tenant_id, seq)
  );
  create table audit_cursor (only_row boolean primary key default true check (only_row), xid xid8 not null, id uuid not null);
  insert into audit_cursor (xid, id) values ('0', '00000000-0000-0000-0000-000000000000');
  ${tenantScoped('audit_event', 'audit_seal')}
  revoke update, delete on audit_event from ${serviceRole(schema)};
  revoke insert, update, delete on audit_seal, audit_cursor from ${serviceRole(schema)};

  create function audit_hash(previous bytea, e audit_event) returns bytea language sql stable as $$
    select sha256(previous || convert_to(jsonb_build_array(e.tenant_id, e.id, extract(epoch from e.at), e.actor, e.action, e.entity, e.entity_id, e.details)::text, 'UTF8'))
  $$;

  create function seal_audit(batch int) returns int language plpgsql security definer set search_path = ${schema} as $$
  declare
    e audit_event;
    horizon xid8 := pg_snapshot_xmin(pg_current_snapshot());
    cursor_xid xid8;
    cursor_id uuid;
    last_xid xid8;
    last_id uuid;
    of_tenant uuid;
    head_seq bigint;
    head_hash bytea;
    tenants uuid[] := '{}';
    seqs bigint[] := '{}';
    ids uuid[] := '{}';
    hashes bytea[] := '{}';
  begin
    select xid, id into cursor_xid, cursor_id from audit_cursor for update;
    select n.xid, n.id into last_xid, last_id from (
      select a.xid, a.id from audit_event a where (a.xid, a.id) > (cursor_xid, cursor_id) and a.xid < horizon order by a.xid, a.id limit batch) n
      order by n.xid desc, n.id desc limit 1;
    if not found then return 0; end if;
    for e in
      select * from audit_event a where (a.xid, a.id) > (cursor_xid, cursor_id) and (a.xid, a.id) <= (last_xid, last_id)
      order by a.tenant_id, a.xid, a.id
    loop
      if of_tenant is distinct from e.tenant_id then
        of_tenant := e.tenant_id; head_seq := null;
        select seq, hash into head_seq, head_hash from audit_seal where tenant_id = of_tenant order by seq desc limit 1;
        if head_seq is null then head_seq := 0; head_hash := ''::bytea; end if;
      end if;
      head_seq := head_seq + 1;
      head_hash := audit_hash(head_hash, e);
      tenants := tenants || e.tenant_id; seqs := seqs || head_seq; ids := ids || e.id; hashes := hashes || head_hash;
    end loop;
    insert into audit_seal (tenant_id, seq, audit_id, hash) select * from unnest(tenants, seqs, ids, hashes);
    update audit_cursor set xid = last_xid, id = last_id;
    return cardinality(ids);
  end $$;

  create function verify_audit(out tenant uuid, out first_bad_seq bigint, out reason text) returns setof record
  language plpgsql security definer set search_path = ${schema} as $$
  declare
    s record;
    previous bytea := ''::bytea;
    of_tenant uuid;
    expected bigint := 1;
  begin
    for s in
      select l.tenant_id, l.seq, l.hash, e as event, e.id is null as missing
      from audit_seal l left join audit_event e on e.tenant_id = l.tenant_id and e.id = l.audit_id
      order by l.tenant_id, l.seq
    loop
      if of_tenant is distinct from s.tenant_id then
        of_tenant := s.tenant_id; previous := ''::bytea; expected := 1;
      end if;
      if s.seq <> expected or s.missing or s.hash <> audit_hash(previous, s.event) then
        tenant := s.tenant_id; first_bad_seq := expected;
        reason := case when s.seq <> expected then 'a seal is missing' when s.missing then 'the row is missing' else 'the row was changed' end;
        return next;
        return;
      end if;
      previous := s.hash;
      expected := expected + 1;
    end loop;
    select e.tenant_id, null, 'a row was removed after sealing or slipped past the sealer' into tenant, first_bad_seq, reason
      from audit_event e, audit_cursor c
      where (e.xid, e.id) <= (c.xid, c.id) and not exists (select 1 from audit_seal l where l.tenant_id = e.tenant_id and l.audit_id = e.id) limit 1;
    if found then return next; end if;
  end $$;`;
