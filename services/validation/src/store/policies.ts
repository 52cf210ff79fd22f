import type { ValidationPolicy } from '@smartap/contracts';
import { addVersion, rows, type Tx } from '@smartap/database';
import type { PolicyVersion } from '../domain/index.js';

/** The newest policy of each of these tenants that has one. */
export async function newestPolicies(tx: Tx, tenantIds: readonly string[]): Promise<Map<string, PolicyVersion>> {
  const found = await rows<{ tenant_id: string; version: number; data: ValidationPolicy }>(
    tx,
    `select w.tenant_id, p.version, p.data from unnest($1::uuid[]) as w(tenant_id)
     cross join lateral (select p.version, p.data from validation_policy p where p.tenant_id = w.tenant_id order by p.version desc limit 1) p`,
    [[...new Set(tenantIds)]],
  );
  return new Map(found.map((own) => [own.tenant_id, { version: own.version, policy: own.data }]));
}

/**
 * Adds a version; none is ever changed.
 *
 * @param seenVersion the version the caller saw; 0: there is none; undefined: any
 * @throws AppError `VERSION_CONFLICT`
 */
export async function addPolicy(tx: Tx, tenantId: string, policy: ValidationPolicy, by: string, seenVersion?: number): Promise<PolicyVersion> {
  return { version: await addVersion(tx, { table: 'validation_policy', what: 'The validation policy', tenantId, data: policy, by, seenVersion }), policy };
}
