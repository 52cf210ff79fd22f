import { Inject, Injectable, Logger } from '@nestjs/common';
import { inTransaction, LeasedJobs, type LeasedJob, type Tx } from '@smartap/database';
import { commandContext, CommandRunner } from '@smartap/messaging';
import { CLOCK, idFrom, type Clock } from '@smartap/runtime';
import { DataSource } from 'typeorm';
import { ApprovalSettings } from '../config.js';
import { tokenOf } from '../domain/index.js';
import { keepLink } from '../store/decision-links.js';
import {
  addNotifications,
  addressOf,
  endNotification,
  findNotification,
  forPerson,
  retryAt,
  takeDue,
  type DueNotification,
  type Notification,
} from '../store/notifications.js';
import { lockPlans } from '../store/plans.js';
import { findTask, type TaskRow } from '../store/tasks.js';
import { mailText } from './mail-text.js';
import { isRefusedForGood, Mailer, type Mail } from './mailer.js';
import { recipientsOf } from './recipients.js';

const EVERY_MS = 2000;
const BATCH = 50;
const MINUTE_MS = 60_000;
const LEASE_MS = 2 * MINUTE_MS;
/** Waits between attempts; with the last one repeated, a server may be away for days. */
const WAITS_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 120 * MINUTE_MS, 360 * MINUTE_MS];
const MOST_ATTEMPTS = 20;

/** Tells persons by mail what {@link Notifier} kept: once each, again after a failure, and not at all what has become moot. */
@Injectable()
export class MailJob implements LeasedJob {
  readonly name = 'approval-mail';
  readonly everyMs = EVERY_MS;
  private readonly logger = new Logger(MailJob.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly mailer: Mailer,
    private readonly settings: ApprovalSettings,
    @Inject(CLOCK) private readonly clock: Clock,
    jobs: LeasedJobs,
  ) {
    if (mailer.isOn) jobs.add(this);
  }

  async run(signal: AbortSignal): Promise<void> {
    const now = this.clock.now();
    // Only the table of what is due is read here: it is exempt from tenant scope.
    const due = await inTransaction(this.dataSource, [], (tx) => takeDue(tx, now, new Date(now.getTime() + LEASE_MS), BATCH));
    for (const own of due) {
      if (signal.aborted) return;
      await this.tell(own).catch((error: unknown) => this.later(own, error));
    }
  }

  private async tell(due: DueNotification): Promise<void> {
    const mail = await inTransaction(this.dataSource, [due.tenantId], (tx) => this.prepare(tx, due));
    if (!mail) return;
    await this.mailer.send(mail);
    // A crash between the server's word and this sends it once more, under the same message id.
    await this.end(due, 'sent');
  }

  /** Makes the mail; undefined when there is none to send: it was split into one for each person, or has become moot. */
  private async prepare(tx: Tx, due: DueNotification): Promise<Mail | undefined> {
    const { tenantId, notificationId } = due;
    const own = await findNotification(tx, tenantId, notificationId);
    const at = this.clock.now();
    const end = (state: 'split' | 'moot', error?: string): Promise<undefined> => endNotification(tx, due, state, at, error).then(() => undefined);
    if (!own) return end('moot');
    const task = own.taskId === null ? undefined : await findTask(tx, tenantId, own.taskId, false);
    if (own.taskId !== null && task?.state !== 'open' && own.kind !== 'answer') return end('moot', 'The task is closed.');
    if (own.subject === null) {
      const persons = task ? await recipientsOf(tx, task, at.toISOString()) : [];
      await addNotifications(
        tx,
        persons.map((subject) => forPerson(own, subject)),
        at,
      );
      return end('split');
    }
    // Who is no person of the tenant is written to at the address that was given.
    const address = own.subject.startsWith('mailto:') ? own.subject.slice('mailto:'.length) : await addressOf(tx, tenantId, own.subject);
    return address === undefined ? end('moot', 'No address is known.') : this.mailTo(tx, own, own.subject, address, task, at);
  }

  private async mailTo(tx: Tx, own: Notification, subject: string, address: string, task: TaskRow | undefined, at: Date): Promise<Mail> {
    const { tenantId, invoiceId, notificationId, kind, text } = own;
    const plan = (await lockPlans(tx, [{ tenantId, invoiceId }])).get(invoiceId);
    const link = task && plan && kind !== 'question' && kind !== 'answer' ? await this.link(tx, own, subject, task, plan.contentHash, at) : undefined;
    const facts = {
      kind,
      label: plan?.label || invoiceId,
      title: task?.title ?? '',
      amount: task?.amount ?? null,
      currency: task?.currency ?? null,
      text,
      link,
    };
    return { to: address, id: notificationId, ...mailText(facts) };
  }

  private async link(
    tx: Tx,
    { tenantId, notificationId }: Notification,
    subject: string,
    task: TaskRow,
    contentHash: string,
    at: Date,
  ): Promise<{ url: string; expiresAt: string } | undefined> {
    const { PUBLIC_URL: publicUrl, DECISION_LINK_SECRET: secret, DECISION_LINK_HOURS: hours } = this.settings;
    if (!publicUrl || !secret) return undefined;
    const link = await keepLink(tx, {
      tenantId,
      linkId: idFrom(notificationId, 'link'),
      taskId: task.taskId,
      subject,
      contentHash,
      expiresAt: new Date(at.getTime() + hours * 60 * MINUTE_MS).toISOString(),
    });
    return { url: `${publicUrl.replace(/\/$/, '')}/api/v1/decision-links/${tokenOf(link, secret)}`, expiresAt: link.expiresAt };
  }

  private async later(due: DueNotification, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    if (isRefusedForGood(error) || due.attempts >= MOST_ATTEMPTS) {
      this.logger.error(`Notification ${due.notificationId} is given up after ${due.attempts} attempt(s): ${message}`);
      await this.end(due, 'failed', message);
      return;
    }
    this.logger.warn(`Notification ${due.notificationId} could not be sent and is tried again: ${message}`);
    const wait = WAITS_MS[Math.min(due.attempts, WAITS_MS.length) - 1] ?? MINUTE_MS;
    await inTransaction(this.dataSource, [due.tenantId], (tx) => retryAt(tx, due, new Date(this.clock.now().getTime() + wait)));
  }

  private async end(due: DueNotification, state: 'sent' | 'failed', error?: string): Promise<void> {
    const { tenantId, notificationId } = due;
    const at = this.clock.now();
    await this.runner.run({ notificationId, state }, commandContext({ tenantId, actor: 'system:approval', roles: [] }), async (tx) => {
      await endNotification(tx, due, state, at, error);
      return {
        reply: {},
        audit: [
          {
            tenantId,
            at,
            actor: 'system:approval',
            action: `mail.${state}`,
            entity: 'notification',
            entityId: notificationId,
            details: { attempts: due.attempts, ...(error ? { error: error.slice(0, 500) } : {}) },
          },
        ],
      };
    });
  }
}
