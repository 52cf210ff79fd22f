import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { ApprovalSettings } from '../config.js';

/** A mail to one person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same mail has the same id: mail servers and readers drop the second. */
  readonly id: string;
}

const TIMEOUT_MS = 15_000;

/** Hands mails to the SMTP server of the settings. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter | undefined;

  constructor(private readonly settings: ApprovalSettings) {
    this.transport =
      settings.MAIL_SMTP_URL === undefined
        ? undefined
        : createTransport({
            url: settings.MAIL_SMTP_URL,
            connectionTimeout: TIMEOUT_MS,
            greetingTimeout: TIMEOUT_MS,
            socketTimeout: TIMEOUT_MS,
            disableFileAccess: true,
            disableUrlAccess: true,
          });
  }

  /** Whether there is a server to hand mails to. */
  get isOn(): boolean {
    return this.transport !== undefined;
  }

  /** Resolves when the server has taken it. */
  async send({ to, subject, text, id }: Mail): Promise<void> {
    await this.transport?.sendMail({
      from: this.settings.MAIL_FROM,
      to: { name: '', address: to },
      subject,
      text,
      messageId: `<${id}@smartap>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}

/** True for what the server refuses for good: an address that does not exist. */
export const isRefusedForGood = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'responseCode' in error &&
  typeof error.responseCode === 'number' &&
  error.responseCode >= 500 &&
  'command' in error &&
  error.command === 'RCPT TO';
