import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { listSignals, putEmployees, reportAmounts } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { OperationRunner } from '@smartap/operations';
import { CLOCK, idFrom, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { DEFAULT_POLICY, markOf, signalRecords, traitsOfEmployee } from '../domain/index.js';
import { AMOUNT_REPORT } from '../operations/amount-report.worker.js';
import { replaceMarks, saltOf } from '../store/employee-marks.js';
import { newestPolicies } from '../store/policies.js';
import { loadReviews } from '../store/signal-reviews.js';

/** Says how good the signals of risk are, and what the amounts look like as a whole. */
@CommandController()
export class RiskController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly operations: OperationRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(listSignals)
  list(@Ctx() { tenantId }: CommandContext): Promise<Static<typeof listSignals.reply>> {
    return inTransaction(this.dataSource, [tenantId], async (tx) => {
      const { policy } = (await newestPolicies(tx, [tenantId])).get(tenantId) ?? DEFAULT_POLICY;
      return { signals: signalRecords((await loadReviews(tx, [tenantId])).get(tenantId) ?? [], policy.risk) };
    });
  }

  @HandlesCommand(reportAmounts)
  report(@Payload() request: object, @Ctx() context: CommandContext): Promise<Static<typeof reportAmounts.reply>> {
    const operationId = idFrom(context.id, AMOUNT_REPORT);
    return this.runner.run(request, context, async (tx) => {
      const { tenantId, actor: requestedBy } = context;
      await this.operations.begin(tx, { tenantId, operationId, kind: AMOUNT_REPORT, request, requestedBy, requestedAt: this.clock.now() });
      return { reply: { operationId } };
    });
  }

  @HandlesCommand(putEmployees)
  employees(@Payload() request: Static<typeof putEmployees.request>, @Ctx() context: CommandContext): Promise<Static<typeof putEmployees.reply>> {
    return this.runner.run(request, context, async (tx) => {
      const { tenantId, actor } = context;
      const salt = await saltOf(tx, tenantId);
      const employees = request.employees.map((own) => ({
        reference: markOf({ kind: 'reference', value: own.reference }, salt),
        marks: traitsOfEmployee(own).map((trait) => ({ kind: trait.kind, mark: markOf(trait, salt) })),
      }));
      await replaceMarks(tx, tenantId, employees);
      const reply = { employees: employees.length, marks: employees.reduce((sum, { marks }) => sum + marks.length, 0) };
      return { reply, audit: [{ tenantId, at: this.clock.now(), actor, action: 'employees.marked', entity: 'tenant', entityId: tenantId, details: reply }] };
    });
  }
}
