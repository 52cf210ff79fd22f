import type { BusEvent } from '@smartap/contracts';
import { row, rows, type Tx } from '@smartap/database';

export type Validated = BusEvent<'invoice.validated.v1'>;

/** Some of a tenant's decisions, in the order of their invoices. */
export interface DecisionPage {
  readonly events: readonly Validated[];
  /** The invoice to go on after; null: this was the last page. */
  readonly next: string | null;
}

const FIRST = '00000000-0000-0000-0000-000000000000';

/** The newest decisions of a tenant, a page at a time. */
export async function pageOfDecisions(tx: Tx, tenantId: string, after: string | undefined, limit: number): Promise<DecisionPage> {
  const found = await rows<{ event: Validated }>(tx, 'select event from decision where tenant_id = $1 and invoice_id > $2 order by invoice_id limit $3', [
    tenantId,
    after ?? FIRST,
    limit,
  ]);
  const events = found.map(({ event }) => event);
  return { events, next: found.length === limit ? (events.at(-1)?.subject ?? null) : null };
}

/** About how many invoices of a tenant were decided. */
export async function countDecisions(tx: Tx, tenantId: string): Promise<number> {
  return (await row<{ n: number }>(tx, 'select count(*)::int as n from decision where tenant_id = $1', [tenantId]))?.n ?? 0;
}
