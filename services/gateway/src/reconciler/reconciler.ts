import { Injectable, Logger } from '@nestjs/common';
import { encodeEvent, reemit, SERVICES } from '@smartap/contracts';
import { inTransaction, LeasedJobs, rows, type LeasedJob } from '@smartap/database';
import { commandContext, OutboxPublisher, RpcClient, type InvoiceKey } from '@smartap/messaging';
import { DataSource } from 'typeorm';
import { GatewaySettings } from '../config.js';
import { loadSubmissions } from '../store/submissions.js';
import { tenantIds } from '../store/tenants.js';

const EVERY_MS = 15_000;
const BATCH = 500;

/**
 * Looks for invoices about which nothing has been decided for too long, and asks every stage to tell again what it has
 * decided. Who has it skips it; where the bus lost a message, the invoice goes on.
 */
@Injectable()
export class Reconciler implements LeasedJob {
  readonly name = 'reconciler';
  readonly everyMs = EVERY_MS;
  private readonly logger = new Logger(Reconciler.name);

  constructor(
    private readonly settings: GatewaySettings,
    private readonly dataSource: DataSource,
    private readonly rpc: RpcClient,
    private readonly outbox: OutboxPublisher,
    jobs: LeasedJobs,
  ) {
    jobs.add(this);
  }

  async run(signal: AbortSignal): Promise<void> {
    const tenants = await tenantIds(this.dataSource.manager);
    const stuck = await inTransaction(this.dataSource, tenants, (tx) =>
      rows<{ tenant_id: string; invoice_id: string }>(
        tx,
        `update invoice_view v set reconciled_at = now() from (
           select tenant_id, invoice_id from invoice_view
           where tenant_id = any($1) and outcome is null and greatest(updated_at, reconciled_at) < now() - make_interval(secs => $2)
           order by updated_at limit $3 for update skip locked) s
         where v.tenant_id = s.tenant_id and v.invoice_id = s.invoice_id returning v.tenant_id, v.invoice_id`,
        [tenants, this.settings.RECONCILE_AFTER_SECONDS, BATCH],
      ),
    );
    if (stuck.length === 0) return;
    this.logger.warn(
      `${stuck.length} invoice(s) have no outcome after ${this.settings.RECONCILE_AFTER_SECONDS} s; every stage is asked to tell again what it decided.`,
    );
    for (const [tenantId, own] of Map.groupBy(stuck, (item) => item.tenant_id)) {
      if (signal.aborted) return;
      await this.tellAgain(
        own.map((item) => ({ tenantId, invoiceId: item.invoice_id })),
        tenantId,
      );
    }
  }

  private async tellAgain(keys: readonly InvoiceKey[], tenantId: string): Promise<void> {
    const submissions = await inTransaction(this.dataSource, [tenantId], (tx) => loadSubmissions(tx, keys));
    await this.outbox.publish(submissions.map((event) => encodeEvent(event)));
    const context = commandContext({ tenantId, actor: 'system:reconciler', roles: [] });
    const invoiceIds = keys.map((key) => key.invoiceId);
    await Promise.allSettled(SERVICES.filter((service) => service !== 'gateway').map((service) => this.rpc.ask(reemit(service), { invoiceIds }, context)));
  }
}
