import { randomBytes } from 'node:crypto';
import { listChannelItems, type EventMap } from '@smartap/contracts';
import { writeUbl } from '@smartap/en16931';
import { idFrom, newId } from '@smartap/runtime';
import { anEvent, anInvoice, testedService, unique } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { IntakeSettings } from '../src/config.js';
import { intake } from '../src/intake.definition.js';
import { IntakeModule } from '../src/intake.module.js';
import { mailed, packed } from './packed.js';

const service = testedService({ definition: intake, settings: IntakeSettings, module: (settings) => IntakeModule.with(settings), environment: { INTAKE_MAX_DOCUMENT_BYTES: '20000' } });
const tenantId = newId();

const xml = (): string => `<Invoice>${unique()}</Invoice>`;
const page = (): string => `%PDF-1.7 ${unique()}`;

/** Hands an archive in; what was said of it, and of each file that was handed in. */
async function handIn(archive: Buffer) {
  const event = anEvent('invoice.submitted.v1').ofTenant(tenantId).with({ document: await service.keep(tenantId, archive), channel: 'mail', submittedBy: { subject: 'system:mail', mail: { from: 'a@supplier.example', dmarc: 'pass' } } }).build();
  await service.bus.publish(event);
  await service.settled();
  const told = await service.bus.toldBecauseOf(event);
  const refused = told.flatMap(({ type, data }) => (type === 'invoice.refused.v1' ? [data as EventMap['invoice.refused.v1']] : []))[0];
  const submitted = told.flatMap(({ type, data }) => (type === 'invoice.submitted.v1' ? [data as EventMap['invoice.submitted.v1']] : []));
  return { archiveId: event.subject, refused, submitted, event };
}

const outcomesOf = async (submitted: readonly EventMap['invoice.submitted.v1'][]) => {
  const told = await service.bus.told(tenantId);
  return submitted.map(({ invoiceId }) => told.filter(({ type, data }) => type !== 'invoice.submitted.v1' && (data as { invoiceId?: string }).invoiceId === invoiceId).map(({ type }) => type));
};

/** An archive with some of its bytes replaced. */
function altered(archive: Buffer, from: string, to: string): Buffer {
  return Buffer.from(archive.toString('latin1').replaceAll(from, to), 'latin1');
}

describe('An archive', () => {
  it('has each invoice in it taken in by itself, by whoever brought it, and is none itself', async () => {
    const [first, second] = [xml(), page()];
    const { archiveId, refused, submitted, event } = await handIn(await packed([['November/4012.xml', first], ['4013.pdf', second], ['terms.txt', 'Terms'], ['semnatura_4012.xml', '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>']]));
    const [own, other] = [idFrom(archiveId, 'file', 1), idFrom(archiveId, 'file', 2)];
    expect(refused).toMatchObject({ invoiceId: archiveId, stage: 'intake', reason: 'ARCHIVE_OPENED', otherInvoiceId: own, lineage: [0, 1] });
    const { channel, submittedBy, submittedAt } = event.data;
    expect(submitted).toMatchObject([
      { invoiceId: own, channel, submittedBy, submittedAt, document: { filename: '4012.xml', storageKey: `documents/${tenantId}/${own}` } },
      { invoiceId: other, document: { filename: '4013.pdf' } },
    ]);
    expect(await outcomesOf(submitted)).toEqual([['invoice.received.v1'], ['invoice.received.v1']]);
    expect((await service.store.read(`documents/${tenantId}/${own}`)).toString()).toBe(first);
    expect((await service.store.read(event.data.document.storageKey)).subarray(0, 2).toString()).toBe('PK');
    const { items } = await service.current.rpc.ask(listChannelItems, { limit: 50, invoiceId: other }, service.current.as(tenantId, 'anna'));
    expect(items).toMatchObject([{ channel: 'mail', filename: '4013.pdf', outcome: 'taken' }]);
  });

  it('keeps with an electronic invoice what belongs to it, and tells the rest what came with it', async () => {
    const invoice = anInvoice().build();
    const picture = page();
    const { archiveId, submitted } = await handIn(await packed([[`${invoice.number ?? ''}.pdf`, picture], ['e.xml', writeUbl(invoice)], ['scan.pdf', page()], ['hours.pdf', page()]]));
    const owner = idFrom(archiveId, 'file', 2);
    expect(submitted.map(({ document }) => [document.filename, document.companions?.map(({ invoiceId }) => invoiceId), document.mailId])).toEqual([
      ['e.xml', undefined, undefined],
      ['scan.pdf', [owner], archiveId],
      ['hours.pdf', [owner], archiveId],
    ]);
    const { items: [kept] } = await service.current.rpc.ask(listChannelItems, { limit: 50, outcome: 'joined', invoiceId: owner }, service.current.as(tenantId, 'anna'));
    expect((await service.store.read(`attachments/${tenantId}/${kept?.itemId ?? ''}`)).toString()).toBe(picture);
  });

  it('of ISDOC is the invoice, with the files that it names', async () => {
    const isdoc = '<Invoice xmlns="http://isdoc.cz/namespace/2013"><DocumentType>1</DocumentType><ID>FV-2026-17</ID><InvoiceLines/><SupplementsList><Supplement preview="true"><Filename>nahled dokladu.pdf</Filename></Supplement></SupplementsList></Invoice>';
    const { archiveId, submitted } = await handIn(await packed([['manifest.xml', '<manifest xmlns="http://isdoc.cz/namespace/2013/manifest"/>'], ['doklad.isdoc', isdoc], ['nahled dokladu.pdf', page()]]));
    expect(submitted.map(({ document }) => document.filename)).toEqual(['doklad.isdoc']);
    const { items } = await service.current.rpc.ask(listChannelItems, { limit: 50, outcome: 'joined', invoiceId: idFrom(archiveId, 'file', 1) }, service.current.as(tenantId, 'anna'));
    expect(items).toMatchObject([{ filename: 'nahled dokladu.pdf' }]);
  });

  it('tells an invoice in it that came before', async () => {
    const bytes = xml();
    const before = await handIn(await packed([['a.xml', bytes]]));
    const again = await handIn(await packed([['b.xml', bytes], ['c.xml', xml()]]));
    expect(await outcomesOf([...before.submitted, ...again.submitted])).toEqual([['invoice.received.v1'], ['invoice.refused.v1'], ['invoice.received.v1']]);
  });

  it('may hold files of one name, and names that nothing takes', async () => {
    const names = ['a.xml', 'a.xml', 'b\u0000.xml', `${randomBytes(4000).toString('hex')}/c.xml`];
    const { archiveId, submitted } = await handIn(await packed(names.map((name) => [name, xml()])));
    expect(submitted.map(({ document }) => document.filename)).toEqual(['a.xml', 'a.xml', 'b_.xml', 'c.xml']);
    const lines = await service.database.query('select filename from channel_item where external_id like $1 order by external_id', [`${archiveId}/%`]);
    expect(lines).toEqual(['a.xml', 'a.xml', 'b_.xml', 'c.xml'].map((filename) => ({ filename })));
  });

  it('says what is wrong in few words, however long a name is', async () => {
    const { refused } = await handIn(locked(await packed([[`${'n'.repeat(4000)}.xml`, xml()]])));
    expect([refused?.reason, (refused?.message ?? '').length < 400]).toEqual(['ARCHIVE_UNREADABLE', true]);
  });

  it('that came before is not opened again', async () => {
    const archive = await packed([['a.xml', xml()]]);
    const before = await handIn(archive);
    const again = await handIn(archive);
    expect([again.refused?.reason, again.refused?.otherInvoiceId, again.submitted]).toEqual(['DUPLICATE_FILE', before.archiveId, []]);
  });

  it.each<[string, string, RegExp, () => Promise<Buffer>]>([
    ['without a document', 'ARCHIVE_EMPTY', /Send the files/, () => packed([['terms.txt', 'Terms']])],
    ['with nothing but another one', 'ARCHIVE_EMPTY', /archives within it are not opened/, async () => packed([['inner.zip', await packed([['a.xml', xml()]])]])],
    ['that is damaged', 'ARCHIVE_UNREADABLE', /cannot be opened.*Pack it anew/, async () => (await packed([['a.xml', xml()]])).subarray(0, 60)],
    ['of more files than are opened', 'ARCHIVE_UNREADABLE', /more than 200 files/, () => packed(Array.from({ length: 201 }, (_, n) => [`${n}`, '']))],
    ['with a file that is too large', 'ARCHIVE_UNREADABLE', /big\.xml in the archive has more than 20000 bytes/, () => packed([['big.xml', `<a>${' '.repeat(20_000)}</a>`]])],
    ['of files that are too large together', 'ARCHIVE_UNREADABLE', /hold more than 80000 bytes/, () => packed(Array.from({ length: 5 }, (_, n) => [`${n}.xml`, `<a>${' '.repeat(19_000)}</a>`]))],
    ['that lies about a size', 'ARCHIVE_UNREADABLE', /cannot be opened/, async () => lying(await packed([['a.xml', `<a>${' '.repeat(5000)}</a>`]]))],
    ['whose names lead elsewhere', 'ARCHIVE_UNREADABLE', /cannot be opened/, async () => altered(await packed([['aa/x.xml', xml()]]), 'aa/x.xml', '../x.xml')],
    ['that is locked', 'ARCHIVE_UNREADABLE', /locked by a password/, async () => locked(await packed([['a.xml', xml()]]))],
  ])('%s is refused by %s, saying what to do', async (_, reason, words, make) => {
    const { refused, submitted } = await handIn(await make());
    expect([refused?.reason, submitted]).toEqual([reason, []]);
    expect(refused?.message).toMatch(words);
  });
});

describe('A mail that was kept as a file', () => {
  it('has each attachment that may be an invoice taken in by itself, and is none itself', async () => {
    const invoice = anInvoice().build();
    const picture = page();
    const { archiveId, refused, submitted } = await handIn(mailed([['e.xml', 'application/xml', writeUbl(invoice)], [`${invoice.number ?? ''}.pdf`, 'application/pdf', picture], ['terms.txt', 'text/plain', 'Terms'], ['logo.png', 'image/png', randomBytes(50), 'inline']]));
    const own = idFrom(archiveId, 'file', 1);
    expect(refused).toMatchObject({ reason: 'ARCHIVE_OPENED', otherInvoiceId: own });
    expect(refused?.message).toMatch(/^The mail was opened/);
    expect(submitted.map(({ invoiceId, document }) => [invoiceId, document.filename])).toEqual([[own, 'e.xml']]);
    const { items: [kept] } = await service.current.rpc.ask(listChannelItems, { limit: 50, outcome: 'joined', invoiceId: own }, service.current.as(tenantId, 'anna'));
    expect((await service.store.read(`attachments/${tenantId}/${kept?.itemId ?? ''}`)).toString()).toBe(picture);
    expect(await outcomesOf(submitted)).toEqual([['invoice.received.v1']]);
  });

  it.each<[string, string, RegExp, () => Buffer]>([
    ['without an invoice', 'ARCHIVE_EMPTY', /^The mail holds no.*Send the files/, () => mailed([['terms.txt', 'text/plain', 'Terms']])],
    ['with nothing but an archive', 'ARCHIVE_EMPTY', /archives within it are not opened/, () => mailed([['a.zip', 'application/zip', Buffer.from('504b0304140000000000', 'hex')]])],
  ])('%s is refused by %s, saying what to do', async (_, reason, words, make) => {
    const { refused, submitted } = await handIn(make());
    expect([refused?.reason, submitted]).toEqual([reason, []]);
    expect(refused?.message).toMatch(words);
  });
});

const CENTRAL = Buffer.from('504b0102', 'hex');

/** As if its first file were a few bytes. */
function lying(archive: Buffer): Buffer {
  const bytes = Buffer.from(archive);
  bytes.writeUInt32LE(10, bytes.indexOf(CENTRAL) + 24);
  return bytes;
}

/** As if its first file were encrypted. */
function locked(archive: Buffer): Buffer {
  const bytes = Buffer.from(archive);
  const at = bytes.indexOf(CENTRAL) + 8;
  bytes.writeUInt16LE(bytes.readUInt16LE(at) | 1, at);
  return bytes;
}
