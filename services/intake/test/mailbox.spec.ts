import { createRequire } from 'node:module';
import type { AddressInfo, Server } from 'node:net';
import { listChannelItems, reprocessItem, type EventMap } from '@smartap/contracts';
import { writeUbl } from '@smartap/en16931';
import { newId } from '@smartap/runtime';
import { anEvent, anInvoice, eventually, testedService, unique } from '@smartap/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { IntakeSettings } from '../src/config.js';
import { intake } from '../src/intake.definition.js';
import { IntakeModule } from '../src/intake.module.js';

interface Folder {
  messages: { raw: string }[];
}

interface ImapServer {
  server: Server;
  listen(port: number, host: string, ready: () => void): void;
  close(ready: () => void): void;
  getMailbox(name: string): Folder;
  appendMessage(folder: string, flags: string[], date: unknown, raw: string): void;
}

const hoodiecrow = createRequire(import.meta.url)('hoodiecrow-imap') as (options: object) => ImapServer;
const imap = hoodiecrow({ plugins: ['ID', 'SASL-IR', 'AUTH-PLAIN', 'NAMESPACE', 'ENABLE', 'LITERALPLUS', 'UNSELECT', 'MOVE', 'UIDPLUS'], users: { ap: { password: 'pass' } }, storage: { INBOX: {}, '': { separator: '/', folders: {} } } });
await new Promise<void>((resolve) => imap.listen(0, '127.0.0.1', resolve));
const { port } = imap.server.address() as AddressInfo;
const tenantId = newId();

const service = testedService({
  definition: intake,
  settings: IntakeSettings,
  module: (settings) => IntakeModule.with(settings),
  environment: { INTAKE_MAILBOXES: `imap://ap:pass@127.0.0.1:${port}/INBOX?tenant=${tenantId}`, INTAKE_WATCH_SECONDS: '1', INTAKE_MAX_DOCUMENT_BYTES: '100000' },
});

afterAll(() => new Promise<void>((resolve) => imap.close(resolve)));

interface Part {
  name: string;
  type: string;
  content: string;
  inline?: boolean;
}

function aMail(subject: string, parts: readonly Part[], headers: readonly string[] = []): string {
  const attached = parts.map(({ name, type, content, inline }) =>
    ['--b', `Content-Type: ${type}; name="${name}"`, 'Content-Transfer-Encoding: base64', `Content-Disposition: ${inline ? 'inline' : 'attachment'}; filename="${name}"`, '', Buffer.from(content).toString('base64')].join('\r\n'),
  );
  return [...headers, 'From: Supplier <billing@supplier.example>', 'To: ap@buyer.example', `Subject: ${subject}`, 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'Please find attached.', ...attached, '--b--', ''].join('\r\n');
}

const inFolder = (name: string): string[] => (imap.getMailbox(name)?.messages ?? []).map(({ raw }) => /^Subject: (.*)$/m.exec(raw)?.[1]?.trim() ?? '');
const leaves = (subject: string): Promise<unknown> => eventually(() => Promise.resolve(inFolder('INBOX').includes(subject) ? undefined : true), { what: `"${subject}" has left the box` });
const items = (): Promise<{ filename: string }[]> => service.database.query("select filename, invoice_id from channel_item where tenant_id = $1 and outcome = 'taken' order by filename", [tenantId]);
/** What was told of a file when it was handed in. */
async function submittedAs(filename: string): Promise<EventMap['invoice.submitted.v1']> {
  const told = (await service.bus.told(tenantId)).findLast(({ type, data }) => type === 'invoice.submitted.v1' && (data as EventMap['invoice.submitted.v1']).document.filename === filename);
  if (told === undefined) throw new Error(`${filename} was not handed in.`);
  return told.data as EventMap['invoice.submitted.v1'];
}
const xml = (): string => `<Invoice>${unique()}</Invoice>`;

beforeEach(async () => {
  await service.database.query('delete from channel_item');
});

describe('A mail box', () => {
  it('gives each attachment that may be an invoice, and the mail leaves it when all are stored', async () => {
    imap.appendMessage('INBOX', [], false, aMail('two invoices', [
      { name: 'a.xml', type: 'text/xml', content: xml() },
      { name: 'logo.png', type: 'image/png', content: 'x'.repeat(50_000), inline: true },
      { name: 'b.pdf', type: 'application/octet-stream', content: `%PDF-1.7 ${unique()}` },
    ]));
    await leaves('two invoices');
    expect(inFolder('SmartAP-done')).toContain('two invoices');
    expect((await items()).map(({ filename }) => filename)).toEqual(['a.xml', 'b.pdf']);
    await service.settled();
    const told = (await service.bus.told(tenantId)).map(({ type, data }) => [type, (data as { channel?: string }).channel]);
    expect(told.filter(([type]) => type === 'invoice.submitted.v1')).toEqual([['invoice.submitted.v1', 'mail'], ['invoice.submitted.v1', 'mail']]);
    expect(told.filter(([type]) => type === 'invoice.received.v1')).toHaveLength(2);
  });

  it('says where a mail came from, and what our own server thinks of it', async () => {
    const headers = ['Authentication-Results: mx.buyer.example; spf=pass smtp.mailfrom=x;', ' dmarc=fail header.from=supplier.example', 'Authentication-Results: elsewhere.example; dmarc=pass', 'Reply-To: Pay <pay@other.example>'];
    imap.appendMessage('INBOX', [], false, aMail('from somewhere', [{ name: 'd.xml', type: 'text/xml', content: xml() }], headers));
    await leaves('from somewhere');
    await service.settled();
    const mail = { from: 'billing@supplier.example', replyTo: 'pay@other.example', dmarc: 'fail' };
    const told = (await service.bus.told(tenantId)).filter(({ data }) => JSON.stringify(data).includes('d.xml'));
    for (const type of ['invoice.submitted.v1', 'invoice.received.v1']) expect(told.find((event) => event.type === type)?.data).toMatchObject({ submittedBy: { subject: 'system:mail', mail } });
  });

  it('keeps with an electronic invoice what is proven to belong to it; it can be taken apart again', async () => {
    const invoice = anInvoice().build();
    const named = { ...invoice, attachments: [{ id: 'T', filename: 'hours.pdf' }] };
    imap.appendMessage('INBOX', [], false, aMail('with attachments', [
      { name: `Invoice ${invoice.number ?? ''}.pdf`, type: 'application/pdf', content: `%PDF-1.7 ${unique()}` },
      { name: 'e-invoice.xml', type: 'text/xml', content: writeUbl(named) },
      { name: 'hours.pdf', type: 'application/pdf', content: `%PDF-1.7 ${unique()}` },
      { name: 'another.pdf', type: 'application/pdf', content: `%PDF-1.7 ${unique()}` },
    ]));
    await leaves('with attachments');
    await service.settled();
    expect((await items()).map(({ filename }) => filename)).toEqual(['another.pdf', 'e-invoice.xml']);
    const as = () => service.current.as(tenantId, 'anna');
    const { items: all } = await service.current.rpc.ask(listChannelItems, { limit: 50 }, as());
    const own = all.find(({ filename }) => filename === 'e-invoice.xml');
    const joined = (await service.current.rpc.ask(listChannelItems, { limit: 50, outcome: 'joined', invoiceId: own?.invoiceId ?? newId() }, as())).items;
    expect(joined.map(({ filename }) => filename).toSorted()).toEqual([`Invoice ${invoice.number ?? ''}.pdf`, 'hours.pdf']);
    const [hours] = joined.filter(({ filename }) => filename === 'hours.pdf');
    expect((await service.store.read(`attachments/${tenantId}/${hours?.itemId ?? ''}`)).toString()).toContain('%PDF');
    const apart = await service.current.rpc.ask(reprocessItem, { itemId: hours?.itemId ?? '' }, as());
    await service.settled();
    const received = (await service.bus.told(tenantId)).filter(({ type, data }) => type === 'invoice.received.v1' && (data as { invoiceId: string }).invoiceId === apart.invoiceId);
    expect(received).toHaveLength(1);
  });

  it('keeps with an electronic invoice what turns out to belong to it when its pages are read', async () => {
    const invoice = anInvoice().build();
    const page = `%PDF-1.7 ${unique()}`;
    imap.appendMessage('INBOX', [], false, aMail('with a picture', [
      { name: 'e-invoice.xml', type: 'text/xml', content: writeUbl(invoice) },
      { name: 'scan.pdf', type: 'application/pdf', content: page },
    ]));
    await leaves('with a picture');
    await service.settled();
    const submitted = await submittedAs('scan.pdf');
    const owner = (await submittedAs('e-invoice.xml')).invoiceId;
    expect((await submittedAs('e-invoice.xml')).document).not.toHaveProperty('companions');
    expect(submitted.document.companions).toEqual([{ invoiceId: owner, number: invoice.number, sellerNames: [invoice.seller.name], sellerIds: expect.any(Array) as string[], withVat: invoice.totals.withVat }]);
    // Its pages are read by extraction, which finds that it belongs to it.
    await service.bus.publish({ ...anEvent('invoice.refused.v1').ofTenant(tenantId).with({ invoiceId: submitted.invoiceId, lineage: [1], stage: 'extraction', reason: 'BELONGS_TO_INVOICE', message: 'It belongs to it.', otherInvoiceId: owner }).build(), subject: submitted.invoiceId });
    await service.settled();
    const as = () => service.current.as(tenantId, 'anna');
    const { items: [kept] } = await service.current.rpc.ask(listChannelItems, { limit: 50, outcome: 'joined', invoiceId: owner }, as());
    expect(kept).toMatchObject({ filename: 'scan.pdf', itemId: submitted.invoiceId });
    expect((await service.store.read(`attachments/${tenantId}/${kept?.itemId ?? ''}`)).toString()).toBe(page);
    // The same file again belongs there; taken apart it is an invoice of its own, and nothing that came before.
    const again = anEvent('invoice.submitted.v1').ofTenant(tenantId).with({ document: await service.keep(tenantId, Buffer.from(page)) }).build();
    await service.bus.publish(again);
    await service.settled();
    const apart = await service.current.rpc.ask(reprocessItem, { itemId: kept?.itemId ?? '' }, as());
    await service.settled();
    const told = async (type: string, id: string) => (await service.bus.told(tenantId)).filter((event) => event.type === type && (event.data as { invoiceId: string }).invoiceId === id).map(({ data }) => data);
    expect(await told('invoice.refused.v1', again.data.invoiceId)).toMatchObject([{ reason: 'DUPLICATE_FILE', otherInvoiceId: owner }]);
    expect(await told('invoice.received.v1', apart.invoiceId)).toHaveLength(1);
  });

  it('says of files that may belong together that they came in one mail', async () => {
    const [first, second, alone] = ['printed.pdf', 'sheet.pdf', 'alone.pdf'].map((name) => ({ name, type: 'application/pdf', content: `%PDF-1.7 ${unique()}` })) as [Part, Part, Part];
    imap.appendMessage('INBOX', [], false, aMail('two files', [first, second]));
    imap.appendMessage('INBOX', [], false, aMail('one file', [alone]));
    await leaves('two files');
    await leaves('one file');
    await service.settled();
    const mailId = async ({ name }: Part) => (await submittedAs(name)).document.mailId;
    expect(await mailId(first)).toEqual(expect.any(String));
    expect(await mailId(second)).toBe(await mailId(first));
    expect(await mailId(alone)).toBeUndefined();
    const received = (await service.bus.told(tenantId)).filter(({ type, data }) => type === 'invoice.received.v1' && (data as EventMap['invoice.received.v1']).document.filename === second.name);
    expect(received.map(({ data }) => data)).toMatchObject([{ document: { mailId: await mailId(first) } }]);
  });

  it('opens a mail that another sends on as its attachment', async () => {
    const invoice = `<Invoice>${unique()}</Invoice>`;
    imap.appendMessage('INBOX', [], undefined, aMail('sent on', [{ name: 'Invoice 4012.eml', type: 'message/rfc822', content: aMail('4012', [{ name: 'inner-4012.xml', type: 'application/xml', content: invoice }]) }]));
    await leaves('sent on');
    await service.settled();
    expect(inFolder('SmartAP-done')).toContain('sent on');
    const { document, submittedBy } = await submittedAs('inner-4012.xml');
    expect((await service.store.read(document.storageKey)).toString()).toBe(invoice);
    expect(submittedBy.mail?.from, 'who sent it on').toBe('billing@supplier.example');
  });

  it('puts a mail aside that has nothing to take in, and one of which a document is too large', async () => {
    imap.appendMessage('INBOX', [], false, aMail('hello', []));
    imap.appendMessage('INBOX', [], false, aMail('too large', [{ name: 'a.xml', type: 'text/xml', content: xml() }, { name: 'b.xml', type: 'text/xml', content: 'x'.repeat(100_001) }]));
    await leaves('hello');
    await leaves('too large');
    expect(inFolder('SmartAP-failed')).toEqual(expect.arrayContaining(['hello', 'too large']));
    // What could be taken in was.
    expect((await items()).map(({ filename }) => filename)).toEqual(['a.xml']);
  });

  it('keeps its mails while nothing can be stored, and goes on after', async () => {
    await service.database.accept(false);
    await service.database.terminate('intake');
    imap.appendMessage('INBOX', [], false, aMail('while the database is away', [{ name: 'c.xml', type: 'text/xml', content: xml() }]));
    await eventually(() => Promise.resolve(inFolder('INBOX').includes('while the database is away') ? true : undefined));
    await service.database.accept(true);
    await leaves('while the database is away');
    expect((await items()).map(({ filename }) => filename)).toEqual(['c.xml']);
  });
});
