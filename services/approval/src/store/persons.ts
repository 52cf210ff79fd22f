import type { EventMap } from '@smartap/contracts';
import { bulkInsert, row, rows, type Tx } from '@smartap/database';
import type { Answerer } from '../domain/index.js';

type Person = EventMap['tenant.changed.v1']['persons'][number];

const PERSON = { tenant_id: 'uuid', subject: 'text', name: 'text', roles: 'text[]', approval_limit: 'numeric' };

/** Replaces the persons of a tenant. */
export async function replacePersons(tx: Tx, tenantId: string, persons: readonly Person[]): Promise<void> {
  await tx.query('delete from person where tenant_id = $1', [tenantId]);
  await bulkInsert(
    tx,
    'person',
    PERSON,
    persons.map((person) => ({ tenant_id: tenantId, subject: person.subject, name: person.name, roles: person.roles, approval_limit: person.limit })),
  );
}

/** What a person may approve up to: null without limit, undefined when not known. */
export async function approvalLimit(tx: Tx, tenantId: string, subject: string): Promise<string | null | undefined> {
  const found = await row<{ approval_limit: string | null }>(tx, 'select approval_limit from person where tenant_id = $1 and subject = $2', [
    tenantId,
    subject,
  ]);
  return found ? found.approval_limit : undefined;
}

/** What is known of persons: their roles, and what they may approve up to. One who is not known may nothing. */
export async function loadAnswerers(
  tx: Tx,
  wanted: readonly { readonly tenantId: string; readonly subject: string }[],
): Promise<(tenantId: string, subject: string) => Answerer> {
  const found =
    wanted.length === 0
      ? []
      : await rows<{ tenant_id: string; subject: string; roles: string[]; approval_limit: string | null }>(
          tx,
          'select p.tenant_id, p.subject, p.roles, p.approval_limit from unnest($1::uuid[], $2::text[]) as w(tenant_id, subject) join person p on p.tenant_id = w.tenant_id and p.subject = w.subject',
          [wanted.map(({ tenantId }) => tenantId), wanted.map(({ subject }) => subject)],
        );
  return (tenantId, subject) => {
    const known = found.find((item) => item.tenant_id === tenantId && item.subject === subject);
    return { subject, roles: known?.roles ?? [], limit: known ? known.approval_limit : undefined };
  };
}

/** The roles of a person; none when not known. */
export async function rolesOf(tx: Tx, tenantId: string, subject: string): Promise<string[]> {
  return (await row<{ roles: string[] }>(tx, 'select roles from person where tenant_id = $1 and subject = $2', [tenantId, subject]))?.roles ?? [];
}

/** Who acted on what. */
export interface Acted {
  readonly tenantId: string;
  /** `vendor:<id>` or `order:<number>`. */
  readonly scope: string;
  readonly subject: string;
}

/** Notes who acted. For a vendor only the last one counts, for an order all. */
export async function noteActors(tx: Tx, acted: readonly Acted[]): Promise<void> {
  const vendors = acted.filter(({ scope }) => scope.startsWith('vendor:'));
  await tx.query('delete from actor a using unnest($1::uuid[], $2::text[]) as w(tenant_id, scope) where a.tenant_id = w.tenant_id and a.scope = w.scope', [
    vendors.map((item) => item.tenantId),
    vendors.map((item) => item.scope),
  ]);
  const last = [
    ...new Map(
      acted.map((item) => [item.scope.startsWith('vendor:') ? `${item.tenantId} ${item.scope}` : `${item.tenantId} ${item.scope} ${item.subject}`, item]),
    ).values(),
  ];
  await bulkInsert(
    tx,
    'actor',
    { tenant_id: 'uuid', scope: 'text', subject: 'text' },
    last.map((item) => ({ tenant_id: item.tenantId, scope: item.scope, subject: item.subject })),
    'on conflict do nothing',
  );
}

/** Who acted on any of these. */
export async function actorsOn(tx: Tx, tenantId: string, scopes: readonly string[]): Promise<Set<string>> {
  const found = await rows<{ subject: string }>(tx, 'select subject from actor where tenant_id = $1 and scope = any($2)', [tenantId, [...scopes]]);
  return new Set(found.map((item) => item.subject));
}

/** Who acted on what, by tenant and scope. */
export async function loadActors(
  tx: Tx,
  wanted: readonly { readonly tenantId: string; readonly scopes: readonly string[] }[],
): Promise<(tenantId: string, scopes: readonly string[]) => string[]> {
  const pairs = wanted.flatMap(({ tenantId, scopes }) => scopes.map((scope) => ({ tenantId, scope })));
  const found =
    pairs.length === 0
      ? []
      : await rows<{ tenant_id: string; scope: string; subject: string }>(
          tx,
          'select distinct a.tenant_id, a.scope, a.subject from unnest($1::uuid[], $2::text[]) as w(tenant_id, scope) join actor a on a.tenant_id = w.tenant_id and a.scope = w.scope order by a.subject',
          [pairs.map((pair) => pair.tenantId), pairs.map((pair) => pair.scope)],
        );
  return (tenantId, scopes) => [...new Set(found.filter((item) => item.tenant_id === tenantId && scopes.includes(item.scope)).map(({ subject }) => subject))];
}
