import { Inject, Injectable, Logger } from '@nestjs/common';
import type { VatCheck } from '@smartap/contracts';
import { inTransaction, LeasedJobs, type LeasedJob } from '@smartap/database';
import { commandContext, CommandRunner, EventFactory, loadEnds, lockDecisions } from '@smartap/messaging';
import { AppError, backoffMs, CLOCK, type Clock } from '@smartap/runtime';
import { DataSource } from 'typeorm';
import { ValidationSettings } from '../config.js';
import { runAgain, saysOtherwise } from '../handlers/validation-run.js';
import { outwaitValidations } from '../store/master-data-locks.js';
import { dueVatChecks, endVatCheck, postponeVatCheck, saveVatCheck, type DueCheck } from '../store/vat-checks.js';
import { ViesClient } from './vies.client.js';

const EVERY_MS = 5000;
const BATCH = 10;
// Registers are away for minutes or for a night.
const FIRST_RETRY_MS = 60_000;
const MOST_RETRY_MS = 6 * 3_600_000;
const ACTOR = 'system:validation';

/** Asks VIES for VAT ids that are due, one replica and one look-up at a time, and validates anew what the answer changes. */
@Injectable()
export class VatCheckJob implements LeasedJob {
  readonly name = 'vat-checks';
  readonly everyMs = EVERY_MS;
  private readonly logger = new Logger(VatCheckJob.name);
  private readonly vies: ViesClient | undefined;

  constructor(
    { VIES_URL: url }: ValidationSettings,
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
    jobs: LeasedJobs,
  ) {
    this.vies = url === undefined ? undefined : new ViesClient(url);
    if (this.vies) jobs.add(this);
  }

  async run(signal: AbortSignal): Promise<void> {
    const due = await inTransaction(this.dataSource, [], (tx) => dueVatChecks(tx, this.clock.now(), BATCH));
    for (const check of due) {
      if (signal.aborted || !this.vies) return;
      await this.check(this.vies, check);
    }
  }

  private async check(vies: ViesClient, due: DueCheck): Promise<void> {
    try {
      const { isRegistered, name } = await vies.check(due.vatId);
      await this.save(due.tenantId, {
        vatId: due.vatId,
        state: isRegistered ? 'registered' : 'not-registered',
        name,
        checkedAt: this.clock.now().toISOString(),
      });
    } catch (error) {
      if (!(error instanceof AppError && error.retryable)) throw error;
      const wait = backoffMs(due.attempts + 1, FIRST_RETRY_MS, MOST_RETRY_MS);
      this.logger.warn(`${error.message} (${due.vatId.slice(0, 2)}, try ${due.attempts + 1})`);
      await inTransaction(this.dataSource, [due.tenantId], (tx) => postponeVatCheck(tx, due, new Date(this.clock.now().getTime() + wait)));
    }
  }

  /** The answer is kept first: who validates from then on has it, and who had begun before is waited for, and validated anew. */
  private async save(tenantId: string, check: VatCheck): Promise<void> {
    await inTransaction(this.dataSource, [tenantId], (tx) => saveVatCheck(tx, tenantId, check));
    const context = commandContext({ tenantId, actor: ACTOR, roles: [] });
    await this.runner.run(check, context, async (tx) => {
      await outwaitValidations(tx, [tenantId]);
      const waiting = await endVatCheck(tx, { tenantId, vatId: check.vatId });
      const decisions = await lockDecisions<'invoice.validated.v1'>(tx, waiting);
      const ends = await loadEnds(tx, waiting);
      const live = waiting.flatMap((key) => {
        const decision = decisions.get(key);
        return decision && decision.event.data.verdict !== 'blocked' && !ends.covers(key.invoiceId, decision.lineage)
          ? [{ cause: context, validated: decision.event }]
          : [];
      });
      const { events = [], audit = [] } = await runAgain(tx, live, this.events, saysOtherwise);
      const line = {
        tenantId,
        at: this.clock.now(),
        actor: ACTOR,
        action: 'vat-id.checked',
        entity: 'vat-id',
        entityId: check.vatId,
        details: { state: check.state },
      };
      return { reply: {}, events, audit: [line, ...audit] };
    });
  }
}
