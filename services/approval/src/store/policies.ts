import type { ApprovalPolicy } from '@smartap/contracts';
import { row, rows, type Tx } from '@smartap/database';
import { AppError } from '@smartap/runtime';

/** A version of a tenant's policy. */
export interface PolicyRecord {
  readonly version: number;
  readonly policy: ApprovalPolicy;
}

interface Row {
  tenant_id: string;
  version: number;
  data: ApprovalPolicy;
}

/** The policy of each tenant that counts at an instant; tenants without one are left out. */
export async function policiesOn(tx: Tx, tenantIds: readonly string[], at: string): Promise<Map<string, PolicyRecord>> {
  const found = await rows<Row>(tx, 'select distinct on (tenant_id) tenant_id, version, data from approval_policy where tenant_id = any($1) and valid_from <= $2 order by tenant_id, version desc', [[...new Set(tenantIds)], at]);
  return new Map(found.map(({ tenant_id: tenant, version, data }) => [tenant, { version, policy: data }]));
}

/** One version. */
export async function policyOf(tx: Tx, tenantId: string, version: number): Promise<PolicyRecord | undefined> {
  const found = await row<Row>(tx, 'select tenant_id, version, data from approval_policy where tenant_id = $1 and version = $2', [tenantId, version]);
  return found && { version: found.version, policy: found.data };
}

/** The newest version. */
export async function newestPolicy(tx: Tx, tenantId: string): Promise<PolicyRecord | undefined> {
  const found = await row<Row>(tx, 'select tenant_id, version, data from approval_policy where tenant_id = $1 order by version desc limit 1', [tenantId]);
  return found && { version: found.version, policy: found.data };
}

/**
 * Adds a version; none is ever changed.
 *
 * @throws AppError `VERSION_CONFLICT`
 */
export async function addPolicy(tx: Tx, tenantId: string, policy: ApprovalPolicy, by: string, seenVersion?: number): Promise<PolicyRecord> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('approval_policy ' || $1, 0))", [tenantId]);
  const current = (await newestPolicy(tx, tenantId))?.version ?? 0;
  if (seenVersion !== undefined && seenVersion !== current) throw new AppError('VERSION_CONFLICT', `The approval policy has version ${current} now, not ${seenVersion}. Read it again and repeat the change.`);
  await tx.query('insert into approval_policy (tenant_id, version, valid_from, data, changed_by) values ($1, $2, $3, $4, $5)', [tenantId, current + 1, policy.validFrom, JSON.stringify(policy), by]);
  return { version: current + 1, policy };
}
