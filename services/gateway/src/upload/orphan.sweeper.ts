import { Inject, Injectable, Logger } from '@nestjs/common';
import { inTransaction, LeasedJobs, rows, type LeasedJob } from '@smartap/database';
import { BusConnection, consumerName, LANES } from '@smartap/messaging';
import { CLOCK, isId, type Clock } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { DataSource } from 'typeorm';
import { GatewaySettings } from '../config.js';

const HOUR_MS = 3_600_000;
const EVERY_MS = 6 * HOUR_MS;
const BATCH = 500;
const FOLDER = 'documents';
/** Documents that somebody only tried something on. */
export const TRIALS = 'trials';

interface Stored {
  readonly key: string;
  readonly tenantId: string;
  readonly invoiceId: string;
}

/**
 * Removes bytes that nobody names: their upload was cut off between the object store and the commit. Bytes of others who
 * tell of their submissions over the bus are named by the read model, so nothing is removed while that is behind. What was
 * only tried goes after the same time.
 */
@Injectable()
export class OrphanSweeper implements LeasedJob {
  readonly name = 'orphan-sweeper';
  readonly everyMs = EVERY_MS;
  private readonly logger = new Logger(OrphanSweeper.name);

  constructor(
    private readonly settings: GatewaySettings,
    private readonly dataSource: DataSource,
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
    @Inject(BusConnection) private readonly bus: BusConnection,
    @Inject(CLOCK) private readonly clock: Clock,
    jobs: LeasedJobs,
  ) {
    jobs.add(this);
  }

  async run(signal: AbortSignal): Promise<void> {
    if (await this.isBehind()) return;
    const bound = this.clock.now().getTime() - this.settings.ORPHAN_AFTER_HOURS * HOUR_MS;
    let removed = 0;
    let batch: Stored[] = [];
    for await (const { key, modifiedAt } of this.objects.list(FOLDER)) {
      if (signal.aborted) return;
      const stored = storedUnder(key);
      if (stored && modifiedAt.getTime() < bound) batch.push(stored);
      if (batch.length < BATCH) continue;
      removed += await this.remove(batch);
      batch = [];
    }
    removed += await this.remove(batch);
    for await (const { key, modifiedAt } of this.objects.list(TRIALS)) if (!signal.aborted && modifiedAt.getTime() < bound) await this.objects.delete(key);
    if (removed > 0) this.logger.warn(`${removed} document(s) older than ${this.settings.ORPHAN_AFTER_HOURS} h whose upload was never committed were removed.`);
  }

  private async isBehind(): Promise<boolean> {
    const { num_pending, num_ack_pending } = await this.bus.jsm.consumers.info(LANES.gateway['read-invoices'].stream, consumerName('gateway', 'read-invoices'));
    return num_pending + num_ack_pending > 0;
  }

  private async remove(batch: readonly Stored[]): Promise<number> {
    if (batch.length === 0) return 0;
    const unnamed = await inTransaction(
      this.dataSource,
      batch.map(({ tenantId }) => tenantId),
      (tx) =>
        rows<{ key: string }>(
          tx,
          `select w.key from unnest($1::text[], $2::uuid[], $3::uuid[]) as w(key, tenant_id, invoice_id)
         where not exists (select 1 from submission s where s.tenant_id = w.tenant_id and s.invoice_id = w.invoice_id)
           and not exists (select 1 from invoice_view v where v.tenant_id = w.tenant_id and v.invoice_id = w.invoice_id)`,
          [batch.map(({ key }) => key), batch.map(({ tenantId }) => tenantId), batch.map(({ invoiceId }) => invoiceId)],
        ),
    );
    for (const { key } of unnamed) await this.objects.delete(key);
    return unnamed.length;
  }
}

/** What is not ours to judge is left alone. */
function storedUnder(key: string): Stored | undefined {
  const [folder, tenantId, invoiceId, ...rest] = key.split('/');
  return folder === FOLDER && isId(tenantId) && isId(invoiceId) && rest.length === 0 ? { key, tenantId, invoiceId } : undefined;
}
