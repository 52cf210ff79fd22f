import { newId } from '@smartap/runtime';
import { eventually, S3Server, testedService, unique } from '@smartap/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { BucketSource } from '../src/channels/bucket.source.js';
import { readBuckets } from '../src/channels/bucket-url.js';
import { TakeIn } from '../src/channels/take-in.usecase.js';
import { IntakeSettings } from '../src/config.js';
import { intake } from '../src/intake.definition.js';
import { IntakeModule } from '../src/intake.module.js';

process.env['AWS_ACCESS_KEY_ID'] = 'test';
process.env['AWS_SECRET_ACCESS_KEY'] = 'test';
const s3 = new S3Server('invoices');
const endpoint = await s3.start();
const tenantId = newId();
const urlOf = (prefix: string): string => `s3://invoices/${prefix}?tenant=${tenantId}&region=eu-central-1&endpoint=${encodeURIComponent(endpoint)}`;
const service = testedService({ definition: intake, settings: IntakeSettings, module: (settings) => IntakeModule.with(settings), environment: { INTAKE_BUCKETS: urlOf('ap'), INTAKE_WATCH_SECONDS: '1', INTAKE_MAX_DOCUMENT_BYTES: '1000' } });
afterAll(() => s3.stop());
beforeEach(() => s3.objects.clear());

const put = (key: string, content: string): void => void s3.objects.set(key, { bytes: Buffer.from(content), type: undefined, at: new Date() });
const keys = (prefix: string): string[] => [...s3.objects.keys()].filter((key) => key.startsWith(prefix)).toSorted();
const gone = (): Promise<unknown> => eventually(() => keys('ap/inbox/').filter((key) => !key.endsWith('/')).length === 0);
const xml = (): string => `<Invoice>${unique()}</Invoice>`;
const items = (): Promise<{ filename: string; outcome: string }[]> => service.database.query("select filename, outcome, invoice_id from channel_item where channel = 'bucket' order by taken_at");

describe('A bucket', () => {
  it('has what is put into it taken in, and moved out of the way afterwards', async () => {
    put('ap/inbox/', '');
    put('ap/inbox/März & Söhne/invoice 1.xml', xml());
    await gone();
    await service.settled();
    expect(keys('ap/done/')).toEqual([expect.stringMatching(/^ap\/done\/[0-9a-f]{8}-März & Söhne\/invoice 1\.xml$/)]);
    const [item] = await items();
    expect(item).toMatchObject({ filename: 'März & Söhne/invoice 1.xml', outcome: 'taken' });
    expect((await service.bus.told(tenantId)).find(({ type }) => type === 'invoice.submitted.v1')?.data).toMatchObject({ channel: 'bucket', submittedBy: { subject: 'system:bucket' } });
  });

  it('says why an object cannot be taken in, beside it', async () => {
    put('ap/inbox/huge.xml', `<a>${'x'.repeat(1000)}</a>`);
    await gone();
    await eventually(() => keys('ap/failed/').length === 2);
    const [, reason = ''] = keys('ap/failed/');
    expect(s3.objects.get(reason)?.bytes.toString()).toMatch(/more than 1000 bytes/);
    expect((await items()).at(-1)).toMatchObject({ filename: 'huge.xml', outcome: 'failed' });
  });

  it('keeps its objects while it is away, and two of one name apart', async () => {
    s3.down = true;
    put('ap/inbox/same.xml', xml());
    const { refused } = s3;
    await eventually(() => s3.refused > refused, { what: 'somebody has looked' });
    expect(keys('ap/inbox/')).toEqual(['ap/inbox/same.xml']);
    s3.down = false;
    await gone();
    put('ap/inbox/same.xml', xml());
    await gone();
    expect(await eventually(() => keys('ap/done/').length === 2 && keys('ap/done/'))).toHaveLength(2);
  });
});

describe(BucketSource.name, () => {
  it('ends what a crash left between the transaction and the move, without a second invoice', async () => {
    put('aside/inbox/once.xml', xml());
    const [bucket] = readBuckets(urlOf('aside'));
    if (!bucket) throw new Error('A bucket was given.');
    const source = new BucketSource(bucket);
    const crashed = Object.assign(Object.create(source) as BucketSource, { done: () => Promise.reject(new Error('killed')) });
    const takeIn = service.current.get(TakeIn);
    const before = (await items()).length;
    for await (const document of source.waiting()) {
      await expect(takeIn.execute(crashed, document)).rejects.toThrow('killed');
      expect(await takeIn.execute(source, document)).toBe('taken');
      // A copy whose original is gone was moved before.
      await source.done(document);
    }
    expect(keys('aside/done/')).toHaveLength(1);
    expect(await items()).toHaveLength(before + 1);
  });
});

describe(readBuckets.name, () => {
  it.each(['s3://invoices/ap', 's3://invoices/ap?tenant=x', 'https://bucket?tenant=0199a1b2-0000-7000-8000-0000000000c1', 's3://key:secret@invoices?tenant=0199a1b2-0000-7000-8000-0000000000c1'])('refuses %s without telling what it holds', (text) => {
    expect(() => readBuckets(text)).toThrow(/INTAKE_BUCKETS: bucket 1 must be/);
    expect(() => readBuckets(text)).not.toThrow(/secret/);
  });
});
