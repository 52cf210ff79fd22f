import { Injectable, Logger } from '@nestjs/common';
import { recheckDuplicates, type decideTask } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { RpcClient, type CommandContext } from '@smartap/messaging';
import { AppError, idFrom } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { findTask } from '../store/tasks.js';

const SHOWN = 3;

/** Has validation look at an invoice again before a person's approval counts. */
@Injectable()
export class RecheckBeforeApproval {
  private readonly logger = new Logger(RecheckBeforeApproval.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly rpc: RpcClient,
  ) {}

  /**
   * Says no when a duplicate has come since the invoice was validated, or what was accepted then counts no more. When validation does not answer the approval goes on: it looks again by
   * itself at what was approved, before that is paid.
   *
   * @throws AppError `STALE_CONTENT`
   */
  async assertNoNews({ taskId, answer }: Static<typeof decideTask.request>, context: CommandContext): Promise<void> {
    if (answer !== 'accept') return;
    const task = await inTransaction(this.dataSource, [context.tenantId], (tx) => findTask(tx, context.tenantId, taskId, false));
    // Who accepts an exception may have approved by that.
    if (task?.state !== 'open' || (task.kind !== 'approval' && task.kind !== 'exception')) return;
    const news = await this.ask(task.invoiceId, context);
    if (news.length > 0)
      throw new AppError(
        'STALE_CONTENT',
        `The invoice is validated anew, for something stands against it by now. ${news
          .slice(0, SHOWN)
          .map(({ message }) => message)
          .join(' ')}`,
        { details: { codes: news.map(({ code }) => code) } },
      );
  }

  private async ask(invoiceId: string, context: CommandContext): Promise<Static<typeof recheckDuplicates.reply>['news']> {
    try {
      return (await this.rpc.ask(recheckDuplicates, { invoiceId }, { ...context, id: idFrom(context.id, 'recheck') })).news;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.logger.warn(`Invoice ${invoiceId} was not looked at again before its approval: ${error.message}`);
      return [];
    }
  }
}
