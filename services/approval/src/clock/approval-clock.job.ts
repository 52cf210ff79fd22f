import { Inject, Injectable, Logger } from '@nestjs/common';
import { inTransaction, LeasedJobs, type LeasedJob } from '@smartap/database';
import { commandContext, CommandRunner, EventFactory, lockInvoices, type InvoiceKey } from '@smartap/messaging';
import { CLOCK, type Clock } from '@smartap/runtime';
import { DataSource } from 'typeorm';
import { carryOn, loadCourse } from '../api/course-decision.js';
import { Notifier } from '../notify/notifier.js';
import { dueFlows, setClocks } from '../store/flows.js';
import { lockPlans } from '../store/plans.js';
import { tasksOf } from '../store/tasks.js';

const EVERY_MS = 5000;
const BATCH = 200;

/** Lets time pass for approvals: reminders, and managers in the place of who did not answer. One replica at a time. */
@Injectable()
export class ApprovalClock implements LeasedJob {
  readonly name = 'approval-clock';
  readonly everyMs = EVERY_MS;
  private readonly logger = new Logger(ApprovalClock.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
    private readonly notifier: Notifier,
    @Inject(CLOCK) private readonly clock: Clock,
    jobs: LeasedJobs,
  ) {
    jobs.add(this);
  }

  async run(signal: AbortSignal): Promise<void> {
    // Only the clock's own table is read here: it is exempt from tenant scope.
    const due = await inTransaction(this.dataSource, [], (tx) => dueFlows(tx, this.clock.now().toISOString(), BATCH));
    for (const key of due) {
      if (signal.aborted) return;
      // One that fails must not keep the others from being reminded.
      await this.tick(key).catch((error: unknown) =>
        this.logger.error(`The clock of invoice ${key.invoiceId} failed and is tried again: ${error instanceof Error ? error.message : String(error)}`),
      );
    }
  }

  private async tick(key: InvoiceKey): Promise<void> {
    const context = commandContext({ tenantId: key.tenantId, actor: 'system:approval', roles: [] });
    await this.runner.run({ ...key }, context, async (tx) => {
      await lockInvoices(tx, [key]);
      const at = this.clock.now();
      const plan = (await lockPlans(tx, [key])).get(key.invoiceId);
      const course = plan?.state === 'pending' ? await loadCourse(tx, plan, at.toISOString()) : undefined;
      if (!course) {
        await setClocks(tx, [{ ...key, dueAt: null }]);
        return { reply: {} };
      }
      const { events, due } = await carryOn(tx, this.events, context, course, await tasksOf(tx, key), { act: 'tick', at: at.toISOString() });
      await this.notifier.opened(tx, events);
      await this.notifier.tell(
        tx,
        due.map((own) => ({ ...key, ...own })),
        at.toISOString(),
      );
      return {
        reply: {},
        events: [...events],
        audit: [
          {
            tenantId: key.tenantId,
            at,
            actor: 'system:approval',
            action: 'approval.time-passed',
            entity: 'invoice',
            entityId: key.invoiceId,
            details: { steps: course.row.flow.steps.filter(({ state }) => state === 'open').map(({ id }) => id) },
          },
        ],
      };
    });
  }
}
