import type { ApprovalPolicy } from '@smartap/contracts';
import { addVersion, row, rows, type Tx } from '@smartap/database';

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
  const found = await rows<Row>(
    tx,
    'select distinct on (tenant_id) tenant_id, version, data from approval_policy where tenant_id = any($1) and valid_from <= $2 order by tenant_id, version desc',
    [[...new Set(tenantIds)], at],
  );
  return new Map(found.map(({ tenant_id: tenant, version, data }) => [tenant, { version, policy: data }]));
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
  return {
    version: await addVersion(tx, {
      table: 'approval_policy',
      what: 'The approval policy',
      tenantId,
      data: policy,
      by,
      seenVersion,
      validFrom: policy.validFrom,
    }),
    policy,
  };
}
