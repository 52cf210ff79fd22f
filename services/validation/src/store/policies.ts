import type { ValidationPolicy } from '@smartap/contracts';
import { row, rows, type Tx } from '@smartap/database';
import { AppError } from '@smartap/runtime';
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
  await tx.query("select pg_advisory_xact_lock(hashtextextended('validation_policy ' || $1, 0))", [tenantId]);
  const known = await row<{ version: number }>(tx, 'select coalesce(max(version), 0)::int as version from validation_policy where tenant_id = $1', [tenantId]);
  const current = known?.version ?? 0;
  if (seenVersion !== undefined && seenVersion !== current) throw new AppError('VERSION_CONFLICT', `The validation policy has version ${current} now, not ${seenVersion}. Read it again and repeat the change.`);
  await tx.query('insert into validation_policy (tenant_id, version, data, changed_by) values ($1, $2, $3, $4)', [tenantId, current + 1, JSON.stringify(policy), by]);
  return { version: current + 1, policy };
}
