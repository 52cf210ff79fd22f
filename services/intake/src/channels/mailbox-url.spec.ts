import { describe, expect, it } from 'vitest';
import { readMailboxes } from './mailbox-url.js';

const TENANT = '0197c2a4-5d3e-7000-8000-000000000001';

describe(readMailboxes.name, () => {
  it('reads several, with what their URLs leave out', () => {
    expect(readMailboxes(` imaps://ap%40example.com:p%2Fw@mail.example.com/INBOX/Invoices?tenant=${TENANT}\nimap://a:b@127.0.0.1:1143?tenant=${TENANT} `)).toEqual([
      { tenantId: TENANT, host: 'mail.example.com', port: 993, secure: true, user: 'ap@example.com', password: 'p/w', folder: 'INBOX/Invoices' },
      { tenantId: TENANT, host: '127.0.0.1', port: 1143, secure: false, user: 'a', password: 'b', folder: 'INBOX' },
    ]);
    expect(readMailboxes('')).toEqual([]);
  });

  it.each([`http://a:b@host?tenant=${TENANT}`, 'imaps://a:secret@host/INBOX', 'imaps://a:secret@host/INBOX?tenant=acme', 'nonsense'])('refuses %s without telling the password', (text) => {
    expect(() => readMailboxes(text)).toThrow('INTAKE_MAILBOXES: mail box 1 must be imaps://user:password@host/INBOX?tenant=<tenant id>.');
    expect(() => readMailboxes(text)).not.toThrow(/secret/);
  });
});
