import { row, type Tx } from '@smartap/database';

/** Under which names and VAT ids a tenant buys. */
export interface BuyerIdentity {
  readonly names: readonly string[];
  readonly vatIds: readonly string[];
}

/** Who the tenant is on an invoice; nobody in particular until it has said so. */
export async function loadBuyerIdentity(tx: Tx, tenantId: string): Promise<BuyerIdentity> {
  const found = await row<{ names: string[]; vat_ids: string[] }>(tx, 'select names, vat_ids from buyer_identity where tenant_id = $1', [tenantId]);
  return { names: found?.names ?? [], vatIds: found?.vat_ids ?? [] };
}

/** Keeps who the tenant is. */
export async function saveBuyerIdentity(tx: Tx, tenantId: string, identity: BuyerIdentity): Promise<void> {
  await tx.query(
    'insert into buyer_identity (tenant_id, names, vat_ids) values ($1, $2, $3) on conflict (tenant_id) do update set names = excluded.names, vat_ids = excluded.vat_ids',
    [tenantId, [...identity.names], [...identity.vatIds]],
  );
}
