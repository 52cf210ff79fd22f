import { row, rows, type Tx } from '@smartap/database';
import { AppError } from '@smartap/runtime';
import type { MatchPolicy } from '@smartap/contracts';

/** A version of a tenant's policy. */
export interface PolicyRecord {
  readonly version: number;
  readonly policy: MatchPolicy;
}

/** All versions of some tenants' policies, by tenant, the newest first. */
export async function findPolicies(tx: Tx, tenantIds: readonly string[]): Promise<Map<string, PolicyRecord[]>> {
  const found = await rows<{ tenant_id: string; version: number; data: MatchPolicy }>(tx, 'select tenant_id, version, data from match_policy where tenant_id = any($1) order by tenant_id, version desc', [[...new Set(tenantIds)]]);
  return new Map([...Map.groupBy(found, (item) => item.tenant_id)].map(([tenant, own]) => [tenant, own.map(({ version, data }) => ({ version, policy: data }))]));
}

/** The newest version of a tenant's policy. */
export async function newestPolicy(tx: Tx, tenantId: string): Promise<PolicyRecord | undefined> {
  return (await findPolicies(tx, [tenantId])).get(tenantId)?.[0];
}

/**
 * Adds a version; none is ever changed.
 *
 * @param seenVersion the version the caller saw; 0: there is none; undefined: any
 * @throws AppError `VERSION_CONFLICT`
 */
export async function addPolicy(tx: Tx, tenantId: string, policy: MatchPolicy, by: string, seenVersion?: number): Promise<PolicyRecord> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('match_policy ' || $1, 0))", [tenantId]);
  const known = await row<{ version: number }>(tx, 'select coalesce(max(version), 0)::int as version from match_policy where tenant_id = $1', [tenantId]);
  const current = known?.version ?? 0;
  if (seenVersion !== undefined && seenVersion !== current) throw new AppError('VERSION_CONFLICT', `The matching policy has version ${current} now, not ${seenVersion}. Read it again and repeat the change.`);
  const version = current + 1;
  await tx.query('insert into match_policy (tenant_id, version, valid_from, data, changed_by) values ($1, $2, $3, $4, $5)', [tenantId, version, policy.validFrom, JSON.stringify(policy), by]);
  return { version, policy };
}
