import { describe, expect, it } from 'vitest';
import { mailed } from '../../../test/packed.js';
import { ArchiveFault } from '../files-in.js';
import { attachmentsIn, type OpensOutlook } from './attachments-in.js';

/** None of these is one of Outlook. */
const outlook: OpensOutlook = { open: () => Promise.reject(new Error('not asked')) };

async function all(mail: Buffer, limits = { maxFiles: 10, maxFileBytes: 1000 }): Promise<string[]> {
  return (await attachmentsIn(mail, limits, outlook)).map(({ path, bytes }) => `${path}: ${bytes.toString()}`);
}

/** A mail that brings another one along. */
const sentOn = (mail: Buffer, boundary: string): Buffer =>
  Buffer.from(['From: ann@buyer.example', 'Subject: Fwd', 'MIME-Version: 1.0', `Content-Type: multipart/mixed; boundary="${boundary}"`, '', `--${boundary}`, 'Content-Type: message/rfc822', '', mail.toString(), `--${boundary}--`, ''].join('\r\n'));

describe(attachmentsIn.name, () => {
  it('gives attachments by name and content, without what decorates the text', async () => {
    expect(await all(mailed([['a.xml', 'application/xml', '<a/>'], ['logo.png', 'image/png', 'small'], ['plan.png', 'image/png', 'x'.repeat(50_000), 'inline'], ['../b.pdf', 'application/pdf', '%PDF']]))).toEqual(['a.xml: <a/>', 'b.pdf: %PDF']);
  });

  it('gives those of a mail that it brings along, and of one that this brings along, but not for ever', async () => {
    const nested = (times: number): Buffer => Array.from({ length: times }).reduce<Buffer>((mail, _, n) => sentOn(mail, `=_${n + 2}`), mailed([['a.xml', 'application/xml', '<a/>']]));
    expect(await all(nested(1))).toEqual(['a.xml: <a/>']);
    expect(await all(nested(3))).toEqual(['a.xml: <a/>']);
    expect((await all(nested(4))).join()).toContain('From: Supplier');
  });

  it('stops at a limit, saying which', async () => {
    const mail = mailed([['a.xml', 'application/xml', '<a/>'], ['b.xml', 'application/xml', '<b/>']]);
    await expect(all(mail, { maxFiles: 1, maxFileBytes: 1000 })).rejects.toThrow(new ArchiveFault('The mail has more than 1 attachments, which is the most that is opened. Send them in parts.'));
    await expect(all(mail, { maxFiles: 2, maxFileBytes: 3 })).rejects.toThrow(/a\.xml in the mail has more than 3 bytes/);
  });

  it('finds nothing in what is no mail', async () => {
    expect(await all(Buffer.from([0, 1, 2, 255]))).toEqual([]);
  });
});
