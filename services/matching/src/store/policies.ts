import { addVersion, rows, type Tx } from '@smartap/database';
import type { MatchPolicy } from '@smartap/contracts';

/** A version of a tenant's policy. */
export interface PolicyRecord {
  readonly version: number;
  readonly policy: MatchPolicy;
}

/** All versions of some tenants' policies, by tenant, the newest first. */
export async function findPolicies(tx: Tx, tenantIds: readonly string[]): Promise<Map<string, PolicyRecord[]>> {
  const found = await rows<{ tenant_id: string; version: number; data: MatchPolicy }>(
    tx,
    'select tenant_id, version, data from match_policy where tenant_id = any($1) order by tenant_id, version desc',
    [[...new Set(tenantIds)]],
  );
  return new Map(
    [...Map.groupBy(found, (item) => item.tenant_id)].map(([tenant, own]) => [tenant, own.map(({ version, data }) => ({ version, policy: data }))]),
  );
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
  return {
    version: await addVersion(tx, { table: 'match_policy', what: 'The matching policy', tenantId, data: policy, by, seenVersion, validFrom: policy.validFrom }),
    policy,
  };
}
