import { Injectable } from '@nestjs/common';
import type { DuplicateReindexResult } from '@smartap/contracts';
import { inTransaction, type Tx } from '@smartap/database';
import { loadEnds, lockDecisions, type InvoiceKey } from '@smartap/messaging';
import { OperationRunner, type Operation, type OperationWorker, type StoreStep } from '@smartap/operations';
import { DataSource } from 'typeorm';
import { DEFAULT_POLICY, duplicateKey } from '../domain/index.js';
import { keptRecords } from '../handlers/load-duplicates.js';
import { loadVendors } from '../handlers/load-vendors.js';
import { claimKeys } from '../store/claims.js';
import { countDecisions, pageOfDecisions, type Validated } from '../store/decision-pages.js';
import { reindexRecords } from '../store/duplicate-records.js';
import { newestPolicies } from '../store/policies.js';

export const DUPLICATE_REINDEX = 'duplicate-reindex';

interface Memory {
  readonly after: string | null;
  readonly total: number;
  readonly soFar: DuplicateReindexResult;
}

// Locks are held while a page is kept: small pages let what comes in pass.
const PAGE = 200;
const MOST_COLLISIONS = 100;
const NOTHING: DuplicateReindexResult = { looked: 0, kept: 0, claimed: 0, collisions: [] };

/** Keeps every live invoice under the keys and claims that the search for duplicates has now, a page a step. */
@Injectable()
export class DuplicateReindexWorker implements OperationWorker<object, Memory> {
  readonly kind = DUPLICATE_REINDEX;

  constructor(
    runner: OperationRunner,
    private readonly dataSource: DataSource,
  ) {
    runner.add(this);
  }

  async step({ tenantId, memory: { after, total, soFar = NOTHING } }: Operation<object, Memory>): Promise<StoreStep<Memory>> {
    const { page, all } = await inTransaction(this.dataSource, [tenantId], async (tx) => ({
      page: await pageOfDecisions(tx, tenantId, after ?? undefined, PAGE),
      all: total ?? (await countDecisions(tx, tenantId)),
    }));
    return async (tx) => {
      const { kept, claimed, collisions } = await reindex(
        tx,
        tenantId,
        page.events.map(({ subject }) => ({ tenantId, invoiceId: subject })),
      );
      const result = {
        looked: soFar.looked + page.events.length,
        kept: soFar.kept + kept,
        claimed: soFar.claimed + claimed,
        collisions: [...soFar.collisions, ...collisions].slice(0, MOST_COLLISIONS),
      };
      return { memory: { after: page.next, total: all, soFar: result }, done: result.looked, total: all, ...(page.next === null ? { result } : {}) };
    };
  }
}

/** Keeps these invoices, as they stand now, under the keys and claims of now. */
async function reindex(tx: Tx, tenantId: string, keys: readonly InvoiceKey[]): Promise<Omit<DuplicateReindexResult, 'looked'>> {
  const decisions = await lockDecisions<'invoice.validated.v1'>(tx, keys);
  const ends = await loadEnds(tx, keys);
  const live = keys.flatMap((key): Validated[] => {
    const decision = decisions.get(key);
    return decision && decision.event.data.verdict !== 'blocked' && !ends.covers(key.invoiceId, decision.lineage) ? [decision.event] : [];
  });
  const { policy } = (await newestPolicies(tx, [tenantId])).get(tenantId) ?? DEFAULT_POLICY;
  const invoices = live.map(({ subject, data }) => ({ tenantId, invoiceId: subject, invoice: data.invoice, pdf: data.pdf, submittedBy: data.submittedBy }));
  const holders = await claimKeys(
    tx,
    invoices.map((own) => ({ ...own, key: duplicateKey(own.invoice, policy.duplicates) })),
  );
  const vendors = (await loadVendors(tx, invoices)).get(tenantId) ?? [];
  const records = keptRecords(invoices.map((own) => ({ ...own, vendors, settings: policy.duplicates })));
  const times = new Map(live.map(({ subject, time }) => [subject, new Date(time)]));
  const kept = await reindexRecords(
    tx,
    records.map((record) => ({ ...record, since: times.get(record.invoiceId) ?? new Date(0) })),
  );
  const collisions = [...holders].flatMap(([invoiceId, otherInvoiceId]) => (otherInvoiceId === invoiceId ? [] : [{ invoiceId, otherInvoiceId }]));
  return { kept, claimed: holders.size - collisions.length, collisions };
}
