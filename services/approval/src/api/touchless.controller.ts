import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { getTouchless, getVendorTrust, reportError } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { DEFAULT_TARGET_RATE, trustOf } from '../domain/index.js';
import { policiesOn } from '../store/policies.js';
import * as trust from '../store/trust.js';

const SOURCES = ['xml', 'page', 'scan'] as const;

/** Answers the commands about what passes untouched. */
@CommandController()
export class TouchlessController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(getTouchless)
  async count(@Payload() { from, to }: Static<typeof getTouchless.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof getTouchless.reply>> {
    const counts = await inTransaction(this.dataSource, [tenantId], (tx) => trust.countOutcomes(tx, tenantId, from, to));
    return { ...counts, strictShare: counts.approved === 0 ? 0 : counts.strict / counts.approved };
  }

  @HandlesCommand(getVendorTrust)
  trust(@Payload() { vendorId }: Static<typeof getVendorTrust.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof getVendorTrust.reply>> {
    return inTransaction(this.dataSource, [tenantId], async (tx) => {
      const policy = (await policiesOn(tx, [tenantId], this.clock.now().toISOString())).get(tenantId)?.policy.touchless?.trust;
      const targetRate = Number(policy?.targetRate ?? DEFAULT_TARGET_RATE);
      const standingOf = await trust.loadStandings(tx, [{ tenantId, vendorId }]);
      const sources = SOURCES.map((source) => {
        const standing = standingOf(tenantId, vendorId, source);
        return { source, ...trustOf(standing, targetRate), ...standing.own, demoted: standing.isDemoted };
      });
      return { targetRate, sources };
    });
  }

  @HandlesCommand(reportError)
  report(@Payload() request: Static<typeof reportError.request>, @Ctx() context: CommandContext): Promise<Static<typeof reportError.reply>> {
    const { invoiceId, reason } = request;
    const { tenantId, actor } = context;
    return this.runner.run(request, context, async (tx) => {
      const at = this.clock.now();
      const found = await trust.reportError(tx, { tenantId, invoiceId }, actor, reason, at);
      if (!found) throw new AppError('INVOICE_NOT_FOUND', `No outcome of invoice ${invoiceId} is counted, or its error is known already.`);
      return {
        reply: { invoiceId, demoted: found.vendorId !== null },
        audit: [
          { tenantId, at, actor, action: 'invoice.error-reported', entity: 'invoice', entityId: invoiceId, details: { reason, vendorId: found.vendorId } },
        ],
      };
    });
  }
}
