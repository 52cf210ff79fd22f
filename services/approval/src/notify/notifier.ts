import { Inject, Injectable } from '@nestjs/common';
import type { BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { CLOCK, idFrom, type Clock } from '@smartap/runtime';
import { ApprovalSettings } from '../config.js';
import { addNotifications, type Notification, type NotificationKind } from '../store/notifications.js';

/** Keeps what persons are to be told, in the transaction that makes it so. Without a mail server nothing is kept. */
@Injectable()
export class Notifier {
  constructor(
    private readonly settings: ApprovalSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Tells of approval tasks that open, to everybody whom they ask. */
  async opened(tx: Tx, events: readonly BusEvent[]): Promise<void> {
    const tasks = events
      .flatMap((event) => (event.type === 'task.opened.v1' ? [event as BusEvent<'task.opened.v1'>] : []))
      .filter(({ data }) => data.kind === 'approval');
    await this.tell(
      tx,
      tasks.map(({ tenantId, data }) => ({ tenantId, invoiceId: data.invoiceId, taskId: data.taskId, kind: 'task' as const })),
    );
  }

  /**
   * Tells persons something.
   *
   * @param at makes what is told at another time another notification: reminders
   */
  async tell(
    tx: Tx,
    told: readonly (Pick<Notification, 'tenantId' | 'invoiceId' | 'taskId'> & {
      readonly kind: NotificationKind;
      readonly subject?: string;
      readonly text?: string;
    })[],
    at = '',
  ): Promise<void> {
    if (this.settings.MAIL_SMTP_URL === undefined || told.length === 0) return;
    await addNotifications(
      tx,
      told.map(({ subject = null, text = null, ...own }) => ({
        ...own,
        subject,
        text,
        notificationId: idFrom(own.invoiceId, own.kind, own.taskId ?? '', subject ?? '', text ?? '', at),
      })),
      this.clock.now(),
    );
  }
}
