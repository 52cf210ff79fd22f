import type { ApiKeyRecord } from '@smartap/auth';
import type { EventMap } from '@smartap/contracts';
import { row, rows, type Tx } from '@smartap/database';

/** A tenant as it was last described. */
export type Tenant = Omit<EventMap['tenant.changed.v1'], 'tenantId' | 'version'>;

/** Keeps a tenant; gives its new version. */
export async function saveTenant(tx: Tx, tenantId: string, tenant: Tenant): Promise<number> {
  const saved = await row<{ version: number }>(
    tx,
    'insert into tenant (tenant_id, version, data) values ($1, 1, $2) on conflict (tenant_id) do update set version = tenant.version + 1, data = excluded.data returning version',
    [tenantId, JSON.stringify(tenant)],
  );
  return saved?.version ?? 1;
}

/** One tenant. */
export async function readTenant(tx: Tx, tenantId: string): Promise<{ version: number; tenant: Tenant } | undefined> {
  return row<{ version: number; tenant: Tenant }>(tx, 'select version, data as tenant from tenant where tenant_id = $1', [tenantId]);
}

/** The ids of all tenants. */
export async function tenantIds(tx: Tx): Promise<string[]> {
  return (await rows<{ tenant_id: string }>(tx, 'select tenant_id from tenant')).map((item) => item.tenant_id);
}

/** Keeps an API key's digest and what it may do. */
export async function insertApiKey(tx: Tx, keyId: string, record: ApiKeyRecord): Promise<void> {
  await tx.query('insert into api_key (key_id, tenant_id, hash, roles, subject, expires_at) values ($1, $2, $3, $4, $5, $6)', [
    keyId,
    record.tenantId,
    record.hash,
    [...record.roles],
    record.subject,
    record.expiresAt ?? null,
  ]);
}
