import type { putDelegation } from '@smartap/contracts';
import { bulkInsert, row, rows, type Tx } from '@smartap/database';
import { plain } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import type { Delegation, Organisation, Person } from '../domain/index.js';

type Place = { readonly subject: string; readonly manager: string | null; readonly costCenters: readonly string[]; readonly email?: string | null | undefined };

/** The persons and delegations of tenants, by tenant; calendars come with the policy. */
export async function loadOrganisations(tx: Tx, tenantIds: readonly string[]): Promise<Map<string, Omit<Organisation, 'calendars'>>> {
  const wanted = [...new Set(tenantIds)];
  if (wanted.length === 0) return new Map();
  const persons = await rows<{
    tenant_id: string;
    subject: string;
    roles: string[];
    approval_limit: string | null;
    manager: string | null;
    cost_centers: string[] | null;
  }>(
    tx,
    `select p.tenant_id, p.subject, p.roles, p.approval_limit, l.manager, l.cost_centers from person p
     left join person_place l on l.tenant_id = p.tenant_id and l.subject = p.subject where p.tenant_id = any($1) order by p.tenant_id, p.subject`,
    [wanted],
  );
  const delegations = await rows<{
    tenant_id: string;
    delegation_id: string;
    from_subject: string;
    to_subject: string;
    starts_at: Date;
    ends_at: Date;
    max_amount: string | null;
    entity: string | null;
    reason: string;
  }>(
    tx,
    'select tenant_id, delegation_id, from_subject, to_subject, starts_at, ends_at, max_amount, entity, reason from delegation where tenant_id = any($1) order by tenant_id, delegation_id',
    [wanted],
  );
  return new Map(
    wanted.map((tenant) => [
      tenant,
      {
        persons: persons
          .filter((item) => item.tenant_id === tenant)
          .map((item): Person => ({
            id: item.subject,
            manager: item.manager,
            limit: item.approval_limit === null ? null : plain(item.approval_limit),
            roles: item.roles,
            ownsCostCenters: item.cost_centers ?? [],
          })),
        delegations: delegations
          .filter((item) => item.tenant_id === tenant)
          .map((item): Delegation => ({
            id: item.delegation_id,
            from: item.from_subject,
            to: item.to_subject,
            start: item.starts_at.toISOString(),
            end: item.ends_at.toISOString(),
            maxAmount: item.max_amount === null ? null : plain(item.max_amount),
            scope: item.entity === null ? {} : { entity: item.entity },
            reason: item.reason,
          })),
      },
    ]),
  );
}

/** A delegation as it is asked for. */
export type DelegationRecord = Static<typeof putDelegation.request>;

const DELEGATION = `delegation_id as "delegationId", from_subject as "from", to_subject as "to", starts_at as "start", ends_at as "end", trim_scale(max_amount)::text as "maxAmount", entity, reason`;
type StoredDelegation = Omit<DelegationRecord, 'start' | 'end'> & { start: Date; end: Date };
const readDelegation = (found: StoredDelegation): DelegationRecord => ({ ...found, start: found.start.toISOString(), end: found.end.toISOString() });

/** Delegations that have not ended, by their start. */
export async function delegationsFrom(tx: Tx, tenantId: string, at: Date, person?: string): Promise<DelegationRecord[]> {
  const found = await rows<StoredDelegation>(
    tx,
    `select ${DELEGATION} from delegation where tenant_id = $1 and ends_at > $2 and ($3::text is null or from_subject = $3 or to_subject = $3) order by starts_at, delegation_id limit 1000`,
    [tenantId, at, person ?? null],
  );
  return found.map(readDelegation);
}

/** One delegation, locked. */
export async function findDelegation(tx: Tx, tenantId: string, delegationId: string): Promise<DelegationRecord | undefined> {
  const found = await row<StoredDelegation>(tx, `select ${DELEGATION} from delegation where tenant_id = $1 and delegation_id = $2 for update`, [
    tenantId,
    delegationId,
  ]);
  return found && readDelegation(found);
}

/** Says whom persons answer to and what they own. */
export async function putPlaces(tx: Tx, tenantId: string, places: readonly Place[]): Promise<void> {
  const last = [...new Map(places.map((place) => [place.subject, place])).values()];
  await bulkInsert(
    tx,
    'person_place',
    { tenant_id: 'uuid', subject: 'text', manager: 'text', cost_centers: 'text[]' },
    last.map(({ subject, manager, costCenters }) => ({ tenant_id: tenantId, subject, manager, cost_centers: costCenters })),
    'on conflict (tenant_id, subject) do update set manager = excluded.manager, cost_centers = excluded.cost_centers',
  );
  const addressed = last.filter(({ email }) => email !== undefined);
  await tx.query(
    'update person_place p set email = w.email from unnest($2::text[], $3::text[]) as w(subject, email) where p.tenant_id = $1 and p.subject = w.subject',
    [tenantId, addressed.map(({ subject }) => subject), addressed.map(({ email }) => email)],
  );
}

/** Sets a delegation. */
export async function putDelegationRow(
  tx: Tx,
  tenantId: string,
  {
    delegationId,
    from,
    to,
    start,
    end,
    maxAmount,
    entity,
    reason,
  }: { delegationId: string; from: string; to: string; start: string; end: string; maxAmount: string | null; entity: string | null; reason: string },
): Promise<void> {
  await tx.query(
    `insert into delegation (tenant_id, delegation_id, from_subject, to_subject, starts_at, ends_at, max_amount, entity, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (tenant_id, delegation_id) do update set from_subject = excluded.from_subject, to_subject = excluded.to_subject, starts_at = excluded.starts_at, ends_at = excluded.ends_at, max_amount = excluded.max_amount, entity = excluded.entity, reason = excluded.reason`,
    [tenantId, delegationId, from, to, start, end, maxAmount, entity, reason],
  );
}
