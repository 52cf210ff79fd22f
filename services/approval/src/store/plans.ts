import type { Lineage, Translations } from '@smartap/contracts';
import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import { plain } from '@smartap/runtime';
import type { Obstacle, Source } from '../domain/index.js';

/** The approval plan of an invoice, frozen from a policy version and the content it saw. */
export interface PlanRow extends InvoiceKey {
  /** Of the match it rests on. */
  readonly lineage: Lineage;
  readonly state: 'held' | 'pending' | 'approved' | 'rejected';
  readonly policyVersion: string;
  readonly contentHash: string;
  readonly explanation: string;
  /** In other languages, of what persons are asked for. */
  readonly explanations: Translations | null;
  readonly submittedBy: string;
  readonly vendorId: string | null;
  readonly orderNumbers: readonly string[];
  readonly payable: string;
  readonly currency: string;
  /** What kept it from passing untouched, the cheapest change first. */
  readonly whyNot: readonly Obstacle[];
  /** Number and seller, as persons know it. */
  readonly label: string;
  readonly source: Source;
  /** An order or a receipt was changed because of it. */
  readonly isAmended: boolean;
}

// prettier-ignore
const COLUMNS = {
  tenant_id: 'uuid', invoice_id: 'uuid', lineage: 'int[]', state: 'text', policy_version: 'text', content_hash: 'text', explanation: 'text', explanations: 'jsonb',
  submitted_by: 'text', vendor_id: 'uuid', order_numbers: 'text[]', payable: 'numeric', currency: 'text', why_not: 'jsonb', label: 'text', source: 'text', order_amended: 'boolean',
};

interface Row {
  tenant_id: string;
  invoice_id: string;
  lineage: number[];
  state: PlanRow['state'];
  policy_version: string;
  content_hash: string;
  explanation: string;
  explanations: Translations | null;
  submitted_by: string;
  vendor_id: string | null;
  order_numbers: string[];
  payable: string;
  currency: string;
  why_not: Obstacle[];
  label: string;
  source: Source | '';
  order_amended: boolean;
}

/** Loads the plans of invoices and locks them, in one order for all. By invoice id. */
export async function lockPlans(tx: Tx, keys: readonly InvoiceKey[]): Promise<Map<string, PlanRow>> {
  const found = await rows<Row>(
    tx,
    `select ${Object.keys(COLUMNS)
      .map((name) => `p.${name}`)
      .join(', ')} from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id)
     join plan p on p.tenant_id = w.tenant_id and p.invoice_id = w.invoice_id order by p.tenant_id, p.invoice_id for update of p`,
    [keys.map((key) => key.tenantId), keys.map((key) => key.invoiceId)],
  );
  return new Map(found.map((item) => [item.invoice_id, read(item)]));
}

/** Keeps plans; one that rests on an older match changes nothing. Gives the ids of the invoices that were kept. */
export async function savePlans(tx: Tx, plans: readonly PlanRow[]): Promise<Set<string>> {
  const cells = plans.map((plan) => ({
    tenant_id: plan.tenantId,
    invoice_id: plan.invoiceId,
    lineage: plan.lineage,
    state: plan.state,
    policy_version: plan.policyVersion,
    content_hash: plan.contentHash,
    explanation: plan.explanation,
    explanations: plan.explanations,
    submitted_by: plan.submittedBy,
    vendor_id: plan.vendorId,
    order_numbers: plan.orderNumbers,
    payable: plan.payable,
    currency: plan.currency,
    why_not: plan.whyNot,
    label: plan.label,
    source: plan.source,
    order_amended: plan.isAmended,
  }));
  const updates = Object.keys(COLUMNS).filter((name) => name !== 'tenant_id' && name !== 'invoice_id');
  const kept = await bulkInsert<typeof COLUMNS, { invoice_id: string }>(
    tx,
    'plan',
    COLUMNS,
    cells,
    `on conflict (tenant_id, invoice_id) do update set ${updates.map((name) => `${name} = excluded.${name}`).join(', ')}
       where excluded.lineage > plan.lineage returning invoice_id`,
  );
  return new Set(kept.map((item) => item.invoice_id));
}

/** Sets the state of plans. */
export async function setPlanState(tx: Tx, keys: readonly InvoiceKey[], state: PlanRow['state']): Promise<void> {
  await tx.query(
    'update plan p set state = $3 from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) where p.tenant_id = w.tenant_id and p.invoice_id = w.invoice_id',
    [keys.map((key) => key.tenantId), keys.map((key) => key.invoiceId), state],
  );
}

/** A plan that was made again rests on another version of the policy. */
export async function setPlanPolicy(tx: Tx, { tenantId, invoiceId }: InvoiceKey, version: string): Promise<void> {
  await tx.query('update plan set policy_version = $3 where tenant_id = $1 and invoice_id = $2', [tenantId, invoiceId, version]);
}

/** Plans that wait for persons, newest last. */
export async function pendingPlans(tx: Tx, tenantId: string, limit: number): Promise<InvoiceKey[]> {
  const found = await rows<{ invoice_id: string }>(tx, "select invoice_id from plan where tenant_id = $1 and state = 'pending' order by invoice_id limit $2", [
    tenantId,
    limit,
  ]);
  return found.map((item) => ({ tenantId, invoiceId: item.invoice_id }));
}

function read(item: Row): PlanRow {
  return {
    tenantId: item.tenant_id,
    invoiceId: item.invoice_id,
    lineage: item.lineage,
    state: item.state,
    policyVersion: item.policy_version,
    contentHash: item.content_hash,
    explanation: item.explanation,
    explanations: item.explanations,
    submittedBy: item.submitted_by,
    vendorId: item.vendor_id,
    orderNumbers: item.order_numbers,
    payable: plain(item.payable),
    currency: item.currency,
    whyNot: item.why_not,
    label: item.label,
    source: item.source || 'page',
    isAmended: item.order_amended,
  };
}
