import { rows, type Tx } from '@smartap/database';
import type { ApprovalPolicy } from '@smartap/contracts';
import { worldOf, type FlowWorld, type TouchlessPolicy, type VersionedPolicy } from '../domain/index.js';
import { loadOrganisations } from './organisation.js';
import { policiesOn } from './policies.js';

/** The world in which each tenant approves, by tenant and the version its plan was made from; tenants without a policy have none. */
export class Worlds {
  constructor(
    private readonly current: ReadonlyMap<string, VersionedPolicy>,
    private readonly versions: ReadonlyMap<string, VersionedPolicy>,
    private readonly organisations: Awaited<ReturnType<typeof loadOrganisations>>,
  ) {}

  /** What passes untouched by the tenant's own policy. */
  touchlessOf(tenantId: string): Partial<TouchlessPolicy> {
    const touchless = this.current.get(tenantId)?.policy.touchless;
    return touchless ? { touchlessUpTo: touchless.upTo, samples: touchless.samples } : {};
  }

  /** The correction rate up to which vendors are trusted by what happened; undefined: they are by their record. */
  trustTargetOf(tenantId: string): number | undefined {
    const target = this.current.get(tenantId)?.policy.touchless?.trust?.targetRate;
    return target === undefined ? undefined : Number(target);
  }

  /** Whether the tenant says itself what passes untouched: then it is counted. */
  counts(tenantId: string): boolean {
    return this.current.get(tenantId)?.policy.touchless !== undefined;
  }

  /** @param version of the plan; undefined: the policy that counts now */
  of(tenantId: string, version?: string): FlowWorld | undefined {
    const current = this.current.get(tenantId);
    const frozen = version === undefined ? current : (this.versions.get(`${tenantId} ${version}`) ?? current);
    const organisation = this.organisations.get(tenantId);
    return current && frozen && organisation ? worldOf(current, frozen, organisation) : undefined;
  }
}

/** Loads the worlds of tenants, with the policy versions that are named. */
export async function loadWorlds(
  tx: Tx,
  tenantIds: readonly string[],
  plans: readonly { readonly tenantId: string; readonly policyVersion: string }[],
  at: string,
): Promise<Worlds> {
  const current = await policiesOn(tx, tenantIds, at);
  if (current.size === 0) return new Worlds(current, new Map(), new Map());
  const found = await rows<{ tenant_id: string; version: number; data: ApprovalPolicy }>(
    tx,
    'select p.tenant_id, p.version, p.data from unnest($1::uuid[], $2::int[]) as w(tenant_id, version) join approval_policy p on p.tenant_id = w.tenant_id and p.version = w.version',
    [plans.map((plan) => plan.tenantId), plans.map((plan) => Number(plan.policyVersion))],
  );
  const versions = new Map(found.map((item) => [`${item.tenant_id} ${item.version}`, { version: item.version, policy: item.data }]));
  return new Worlds(current, versions, await loadOrganisations(tx, [...current.keys()]));
}
