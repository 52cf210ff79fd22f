import { AppError, isId } from '@smartap/runtime';

/** A mail box and the tenant whose invoices come into it. */
export interface Mailbox {
  readonly tenantId: string;
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  readonly folder: string;
}

const PORTS: Readonly<Record<string, { port: number; secure: boolean }>> = { 'imap:': { port: 143, secure: false }, 'imaps:': { port: 993, secure: true } };

/**
 * Reads `imaps://user:password@host/INBOX?tenant=<id>`, several separated by white space.
 *
 * @throws AppError `SETTINGS_INVALID` that names what is missing, without the password
 */
export function readMailboxes(text: string): Mailbox[] {
  return text.split(/\s+/).filter(Boolean).map(readMailbox);
}

function readMailbox(text: string, index: number): Mailbox {
  const url = URL.parse(text);
  const standard = url && PORTS[url.protocol];
  const tenantId = url?.searchParams.get('tenant');
  if (!standard || !url.hostname || !url.username || !isId(tenantId)) {
    throw new AppError('SETTINGS_INVALID', `INTAKE_MAILBOXES: mail box ${index + 1} must be imaps://user:password@host/INBOX?tenant=<tenant id>.`);
  }
  return {
    tenantId,
    host: url.hostname,
    port: url.port === '' ? standard.port : Number(url.port),
    secure: standard.secure,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
  };
}
