import { listChannelItems, type EventMap } from '@smartap/contracts';
import { writeUbl } from '@smartap/en16931';
import { idFrom, newId } from '@smartap/runtime';
import { anEvent, anInvoice, testedService } from '@smartap/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { IntakeSettings } from '../dist/config.js';
import { intake } from '../dist/intake.definition.js';
import { IntakeModule } from '../dist/intake.module.js';
import { attachmentsIn } from '../dist/domain/index.js';
import { OutlookOpener } from '../dist/mail/outlook.opener.js';
import { mailed } from './packed.js';
import { allDirectory, DAMAGES, outlooked, repeating, wordDocument, type Outlooked } from './outlooked.js';

const MIB = 1024 * 1024;
const outlook = new OutlookOpener(Object.assign(new IntakeSettings(), { INTAKE_MAX_DOCUMENT_BYTES: 8 * MIB }));
afterAll(() => outlook.onApplicationShutdown());

const files = async (mail: Buffer): Promise<string[]> => (await attachmentsIn(mail, { maxFiles: 200, maxFileBytes: 8 * MIB }, outlook)).map(({ path, bytes }) => `${path}: ${bytes.subarray(0, 40).toString()}`);
const A: Outlooked = { filename: 'Rechnung Nr. 7/ä.xml', mediaType: 'text/xml', content: '<a/>' };
/** One that is large enough to stand outside of the small sectors. */
const B: Outlooked = { filename: 'b.pdf', content: Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(9000, 'x')]) };

const nested = (times: number): Buffer => outlooked(Array.from({ length: times }).reduce<readonly Outlooked[]>((mail) => [{ mail }], [A]));

describe(attachmentsIn.name, () => {
  it('gives those of a mail of Outlook, without what decorates the text and what lies behind a link', async () => {
    const mail = outlooked([A, B, { filename: 'image001.png', mediaType: 'image/png', content: Buffer.alloc(50_000), isHidden: true }, { link: 'shared.pdf' }]);
    expect(await files(mail)).toEqual(['ä.xml: <a/>', `b.pdf: %PDF-1.7 ${'x'.repeat(31)}`]);
  });

  it('gives the bytes as they are, whatever their size', async () => {
    for (const size of [0, 1, 63, 64, 4095, 4096, 70_000]) {
      const content = Buffer.from(Array.from({ length: size }, (_, index) => (index * 31) % 251));
      expect(await attachmentsIn(outlooked([{ filename: 'a.pdf', content }]), { maxFiles: 1, maxFileBytes: MIB }, outlook)).toEqual([{ path: 'a.pdf', bytes: content }]);
    }
  });

  it('gives those of mails within it, but not for ever', async () => {
    expect(await files(nested(1))).toEqual(['ä.xml: <a/>']);
    expect(await files(nested(3))).toEqual(['ä.xml: <a/>']);
    expect(await files(nested(4))).toEqual([]);
  });

  it('opens a mail of either kind within the other, and one that is kept signed', async () => {
    expect(await files(mailed([['sent on.msg', 'application/octet-stream', outlooked([A])]]))).toEqual(['ä.xml: <a/>']);
    expect(await files(outlooked([{ filename: 'sent on.eml', content: mailed([['a.xml', 'text/xml', '<a/>']]) }]))).toEqual(['a.xml: <a/>']);
    const signed = ['Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary="s"', '', '--s', 'Content-Type: application/pdf; name="a.pdf"', 'Content-Disposition: attachment; filename="a.pdf"', '', '%PDF-1.7', '--s--', ''].join('\r\n');
    expect(await files(outlooked([{ filename: 'smime.p7m', mediaType: 'multipart/signed', content: signed }]))).toEqual(['a.pdf: %PDF-1.7']);
  });

  it('refuses more attachments than are opened, those of mails within it among them', async () => {
    const many = (count: number): Outlooked[] => Array.from({ length: count }, (_, index) => ({ filename: `${index}.xml`, content: '<a/>' }));
    expect(await files(outlooked(many(200)))).toHaveLength(200);
    await expect(files(outlooked(many(201)))).rejects.toThrow('The mail has more than 200 attachments');
    await expect(files(outlooked([{ mail: many(150) }, ...many(51)]))).rejects.toThrow('The mail has more than 200 attachments');
    await expect(files(outlooked(many(3000)))).rejects.toThrow('The mail has more than 200 attachments');
  });

  it('refuses one whose attachments are more than itself', async () => {
    await expect(files(repeating(150, Buffer.alloc(4 * MIB)))).rejects.toThrow('The mail cannot be opened. Send its attachments.');
  });

  it.each(['within', 'beside'] as const)('opens in time what is nothing but folders, each %s the one before', async (place) => {
    const startedAt = performance.now();
    expect(await files(allDirectory(25 * MIB, place))).toEqual([]);
    expect(performance.now() - startedAt).toBeLessThan(8000);
  });

  it('gives names of before Unicode', async () => {
    expect(await files(outlooked([{ filename: 'Rechnung für März.xml', content: '<a/>', isOfBeforeUnicode: true }]))).toEqual(['Rechnung für März.xml: <a/>']);
  });

  it.each(Object.entries(DAMAGES))('refuses one that %s, in words, and opens the next', async (_, damage) => {
    await expect(files(damage(outlooked([A, B])))).rejects.toThrow(/^The mail (cannot be|takes too much (time|memory) to be) opened\. Send its attachments\.$/);
    expect(await files(outlooked([A]))).toEqual(['ä.xml: <a/>']);
  }, 60_000);

  it('says of any damage what to do, or opens what is left', async () => {
    const whole = outlooked([A, B]);
    for (let seed = 1; seed <= 60; seed += 1) {
      const bytes = Buffer.from(whole);
      for (let change = 0; change < 6; change += 1) bytes[(seed * 7919 + change * 104_729 + seed * seed * 31) % bytes.length] = (seed * 37 + change * 101) % 256;
      const outcome = await files(bytes).catch((error: unknown) => (error as Error).message);
      expect(outcome).toSatisfy((told: string | string[]) => Array.isArray(told) || /Send its attachments\.$|Send the others without it\.$/.test(told));
    }
  }, 120_000);
});

describe('A mail as Outlook keeps it', () => {
  const service = testedService({ definition: intake, settings: IntakeSettings, module: (settings) => IntakeModule.with(settings) });
  const tenantId = newId();

  async function handIn(bytes: Buffer) {
    const event = anEvent('invoice.submitted.v1').ofTenant(tenantId).with({ document: await service.keep(tenantId, bytes), channel: 'folder' }).build();
    await service.bus.publish(event);
    await service.settled();
    const told = await service.bus.toldBecauseOf(event);
    const refused = told.flatMap(({ type, data }) => (type === 'invoice.refused.v1' ? [data as EventMap['invoice.refused.v1']] : []))[0];
    return { id: event.subject, refused, submitted: told.flatMap(({ type, data }) => (type === 'invoice.submitted.v1' ? [data as EventMap['invoice.submitted.v1']] : [])) };
  }

  it('has each attachment that may be an invoice taken in by itself, with what belongs to it', async () => {
    const invoice = anInvoice().build();
    const { id, refused, submitted } = await handIn(outlooked([{ filename: 'e.xml', content: writeUbl(invoice) }, { mail: [{ filename: `${invoice.number ?? ''}.pdf`, content: '%PDF-1.7 x' }] }, { filename: 'terms.docx', content: 'x' }]));
    const own = idFrom(id, 'file', 1);
    expect(refused).toMatchObject({ reason: 'ARCHIVE_OPENED', otherInvoiceId: own });
    expect(refused?.message).toMatch(/^The mail was opened/);
    expect(submitted.map(({ invoiceId, channel, document }) => [invoiceId, channel, document.filename])).toEqual([[own, 'folder', 'e.xml']]);
    const { items } = await service.current.rpc.ask(listChannelItems, { limit: 50, outcome: 'joined', invoiceId: own }, service.current.as(tenantId, 'anna'));
    expect(items).toMatchObject([{ filename: `${invoice.number ?? ''}.pdf` }]);
  });

  it.each<[string, string, RegExp, () => Buffer]>([
    ['that is damaged', 'ARCHIVE_UNREADABLE', /cannot be opened\. Send its attachments/, () => DAMAGES['has a table of sectors that leads back to itself']?.(outlooked([A, B])) ?? Buffer.alloc(0)],
    ['without an invoice', 'ARCHIVE_EMPTY', /^The mail holds no/, () => outlooked([{ filename: 'terms.docx', content: 'x' }])],
    ['that is a document of Word', 'UNSUPPORTED_FORMAT', /or a mail \(\.eml, \.msg\)/, wordDocument],
  ])('%s is refused by %s, saying what to do', async (_, reason, words, make) => {
    const { refused, submitted } = await handIn(make());
    expect([refused?.reason, submitted]).toEqual([reason, []]);
    expect(refused?.message).toMatch(words);
  });
});
