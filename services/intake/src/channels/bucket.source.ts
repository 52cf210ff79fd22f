import { Readable } from 'node:stream';
import { AppError } from '@smartap/runtime';
import { openS3, type OpenedS3 } from '@smartap/storage';
import type { Bucket } from './bucket-url.js';
import type { ChannelSource, WaitingDocument } from './channel-source.js';

const INBOX = 'inbox/';
const DONE = 'done/';
const FAILED = 'failed/';
/** Objects looked at in one round; the rest comes in the next. */
const AT_ONCE = 100;

interface ObjectInBucket extends WaitingDocument {
  readonly key: string;
  readonly etag: string;
}

/**
 * A bucket of S3: what is put under `<prefix>/inbox/` is taken in and moved to `done/`, or to `failed/` with the reason beside it. An object
 * appears whole or not at all, so that none has to settle first. S3 knows no move: a copy whose original stays after a crash is the
 * same document in the next round.
 */
export class BucketSource implements ChannelSource<ObjectInBucket> {
  readonly channel = 'bucket';
  private opened: OpenedS3 | undefined;

  constructor(private readonly bucket: Bucket) {}

  async *waiting(): AsyncIterable<ObjectInBucket> {
    const { sdk, client } = await this.connect();
    const inbox = this.under(INBOX);
    const { Contents: contents = [] } = await client.send(new sdk.ListObjectsV2Command({ Bucket: this.bucket.bucket, Prefix: inbox, MaxKeys: AT_ONCE }));
    for (const { Key: key, ETag: etag = '', Size: sizeBytes = 0, LastModified: modifiedAt } of contents) {
      // Consoles make an empty object for a folder.
      if (key === undefined || key.endsWith('/')) continue;
      const filename = key.slice(inbox.length);
      yield {
        tenantId: this.bucket.tenantId,
        key,
        etag: etag.replaceAll('"', ''),
        filename,
        sizeBytes,
        externalId: `${this.bucket.bucket}/${key}/${etag.replaceAll('"', '')}/${modifiedAt?.getTime() ?? 0}`,
      };
    }
  }

  async open({ key }: ObjectInBucket): Promise<Readable> {
    const { sdk, client } = await this.connect();
    const { Body: body } = await client.send(new sdk.GetObjectCommand({ Bucket: this.bucket.bucket, Key: key }));
    if (body instanceof Readable) return body;
    throw new AppError('BUCKET_UNREADABLE', `The object ${key} has no body.`, { retryable: true });
  }

  async done(document: ObjectInBucket): Promise<void> {
    await this.move(document, DONE);
  }

  async failed(document: ObjectInBucket, reason: string): Promise<void> {
    const { sdk, client } = await this.connect();
    await client.send(
      new sdk.PutObjectCommand({
        Bucket: this.bucket.bucket,
        Key: `${this.target(document, FAILED)}.reason.txt`,
        Body: `${reason}\n`,
        ContentType: 'text/plain',
      }),
    );
    await this.move(document, FAILED);
  }

  /** Copies it out of the way and removes it; one that is not there any more was moved before. */
  private async move(document: ObjectInBucket, folder: string): Promise<void> {
    const { sdk, client } = await this.connect();
    const { bucket } = this.bucket;
    const source = `${bucket}/${document.key}`.split('/').map(encodeURIComponent).join('/');
    try {
      await client.send(new sdk.CopyObjectCommand({ Bucket: bucket, Key: this.target(document, folder), CopySource: source }));
    } catch (error) {
      if (error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'NotFound')) return;
      throw error;
    }
    await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: document.key }));
  }

  /** Where it goes: two documents of one name stay apart by what is in them. */
  private target({ filename, etag }: ObjectInBucket, folder: string): string {
    return this.under(`${folder}${etag.slice(0, 8)}-${filename}`);
  }

  private under(path: string): string {
    return this.bucket.prefix === '' ? path : `${this.bucket.prefix}/${path}`;
  }

  /** Opened when the first round needs it. */
  private async connect(): Promise<OpenedS3> {
    this.opened ??= await openS3(this.bucket);
    return this.opened;
  }
}
