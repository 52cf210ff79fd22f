import { createRequire } from 'node:module';
import type { AddressInfo, Server } from 'node:net';
import { newId } from '@smartap/runtime';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDocument } from './support/documents.js';
import { WholeSystem, type Caller } from './support/whole-system.js';

interface ImapServer {
  server: Server;
  listen(port: number, host: string, ready: () => void): void;
  close(ready: () => void): void;
  appendMessage(folder: string, flags: string[], date: unknown, raw: string): void;
}

const hoodiecrow = createRequire(import.meta.url)('hoodiecrow-imap') as (options: object) => ImapServer;
const imap = hoodiecrow({ plugins: ['ID', 'SASL-IR', 'AUTH-PLAIN', 'NAMESPACE', 'ENABLE', 'LITERALPLUS', 'UNSELECT', 'MOVE', 'UIDPLUS'], users: { ap: { password: 'pass' } }, storage: { INBOX: {}, '': { separator: '/', folders: {} } } });
// Its box is set up before the tenant is: what is in it belongs to that one all the same.
const tenantId = newId();
let system: WholeSystem;
let clerk: Caller;

beforeAll(async () => {
  await new Promise<void>((resolve) => imap.listen(0, '127.0.0.1', resolve));
  const { port } = imap.server.address() as AddressInfo;
  system = await WholeSystem.start('mail', { env: { INTAKE_MAILBOXES: `imap://ap:pass@127.0.0.1:${port}/INBOX?tenant=${tenantId}`, INTAKE_WATCH_SECONDS: '1' } });
  clerk = await system.caller(tenantId, 'cleo', 'clerk');
}, 90_000);

afterAll(async () => {
  await system?.stop();
  await new Promise<void>((resolve) => imap.close(resolve));
});

/** A PDF of one page with these lines. */
async function page(...lines: readonly string[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const sheet = pdf.addPage();
  lines.forEach((line, index) => sheet.drawText(line, { x: 60, y: 760 - 24 * index, size: index === 0 ? 18 : 10 }));
  return pdf.save();
}

function arrive(subject: string, files: Readonly<Record<string, Uint8Array>>): void {
  const parts = Object.entries(files).map(([name, bytes]) =>
    ['--b', `Content-Type: application/octet-stream; name="${name}"`, 'Content-Transfer-Encoding: base64', `Content-Disposition: attachment; filename="${name}"`, '', Buffer.from(bytes).toString('base64').replaceAll(/.{76}/g, '$&\r\n')].join('\r\n'),
  );
  imap.appendMessage('INBOX', [], false, ['From: billing@supplier.example', `Subject: ${subject}`, 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '', ...parts, '--b--', ''].join('\r\n'));
}

interface Item {
  readonly itemId: string;
  readonly filename: string;
  readonly invoiceId: string;
}

describe('A mail of an electronic invoice and a delivery note', { timeout: 120_000 }, () => {
  it('is one invoice, with the delivery note that names its number kept with it', async () => {
    const note = await page('Lieferschein', 'zu unserer Rechnung MAIL-4711', '2 Stahlplatten');
    arrive('your invoice', { 'invoice.xml': aDocument('MAIL-4711'), 'scan0001.pdf': note });
    const items = async (outcome: string): Promise<readonly Item[]> => (await clerk.call<{ items: Item[] }>('GET', `/api/v1/intake-items?outcome=${outcome}`)).body.items;
    await expect.poll(async () => (await items('joined')).map(({ filename }) => filename), { timeout: 60_000 }).toEqual(['scan0001.pdf']);
    const [[kept], [taken]] = [await items('joined'), await items('taken')];
    expect(taken).toMatchObject({ filename: 'invoice.xml', invoiceId: kept?.invoiceId });
    expect((await clerk.decided(taken?.invoiceId ?? '')).number).toBe('MAIL-4711');
    const refused = await clerk.decided(kept?.itemId ?? '');
    expect(refused).toMatchObject({ outcome: 'refused:BELONGS_TO_INVOICE', explanation: expect.stringContaining('MAIL-4711') as string });
    const { status } = await clerk.call('GET', `/api/v1/intake-items/${kept?.itemId ?? ''}/attachment`);
    expect(status).toBe(200);
  });
});
