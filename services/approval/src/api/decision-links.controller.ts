import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { showDecisionLink, useDecisionLink } from '@smartap/contracts';
import { inTransaction, type Tx } from '@smartap/database';
import { CommandController, CommandRunner, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { ApprovalSettings } from '../config.js';
import { isSigned, readToken } from '../domain/index.js';
import { findLink, useUp, type StoredLink } from '../store/decision-links.js';
import { rolesOf } from '../store/persons.js';
import { lockPlans } from '../store/plans.js';
import { findTask, type TaskRow } from '../store/tasks.js';
import { DecideTask } from './decide-task.usecase.js';
import { RecheckBeforeApproval } from './recheck-before-approval.js';

/** Answers who come by a link from a mail. The link is the only proof of who they are: it is good for one person, one task, one content, once. */
@CommandController()
export class DecisionLinksController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly deciding: DecideTask,
    private readonly rechecking: RecheckBeforeApproval,
    private readonly settings: ApprovalSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Says what the link is about; decides nothing, since mail scanners follow links. */
  @HandlesCommand(showDecisionLink)
  show(@Payload() { token }: Static<typeof showDecisionLink.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof showDecisionLink.reply>> {
    return inTransaction(this.dataSource, [tenantId], async (tx) => {
      const { link, task, label } = await this.opened(tx, tenantId, token);
      return { label, title: task.title, amount: task.amount, currency: task.currency, subject: link.subject, expiresAt: link.expiresAt };
    });
  }

  @HandlesCommand(useDecisionLink)
  async use(@Payload() request: Static<typeof useDecisionLink.request>, @Ctx() context: CommandContext): Promise<Static<typeof useDecisionLink.reply>> {
    const { token, answer, comment } = request;
    const { link: seen } = await inTransaction(this.dataSource, [context.tenantId], (tx) => this.opened(tx, context.tenantId, token));
    await this.rechecking.assertNoNews({ taskId: seen.taskId, answer }, context);
    return this.runner.run(request, context, async (tx) => {
      const { link } = await this.opened(tx, context.tenantId, token);
      if (!(await useUp(tx, link, this.clock.now()))) throw new AppError('LINK_USED', 'This link has been used. Each works once.');
      const person = { ...context, actor: link.subject, roles: await rolesOf(tx, context.tenantId, link.subject) };
      const outcome = await this.deciding.execute(tx, { taskId: link.taskId, answer, ...(comment ? { comment } : {}) }, person, 'link');
      return { ...outcome, reply: { outcome: outcome.reply.outcome } };
    });
  }

  private async opened(tx: Tx, tenantId: string, token: string): Promise<{ link: StoredLink; task: TaskRow; label: string }> {
    const { DECISION_LINK_SECRET: secret } = this.settings;
    const read = readToken(token);
    const link = read?.tenantId === tenantId ? await findLink(tx, tenantId, read.linkId) : undefined;
    // One answer for all that is not ours: who guesses learns nothing.
    if (!secret || !read || !link || !isSigned(link, read, secret))
      throw new AppError('LINK_UNKNOWN', 'This is no link of ours. Use the whole one from the newest mail.');
    if (link.usedAt !== null) throw new AppError('LINK_USED', 'This link has been used. Each works once.');
    if (Date.parse(link.expiresAt) <= this.clock.now().getTime())
      throw new AppError('LINK_EXPIRED', 'This link is no longer good. Sign in to decide, or wait for the next mail.');
    const task = await findTask(tx, tenantId, link.taskId, false);
    if (!task || task.state === 'closed') throw new AppError('ALREADY_DECIDED', 'This has been decided already, or is no longer asked.');
    const plan = (await lockPlans(tx, [task])).get(task.invoiceId);
    if (!plan || plan.contentHash !== link.contentHash)
      throw new AppError('STALE_CONTENT', 'The invoice has changed since this mail was written. Sign in to see it as it is now.');
    return { link, task, label: plan.label };
  }
}
