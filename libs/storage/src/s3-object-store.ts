import type { GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
import { AppError } from '@smartap/runtime';
import { ByteMeter } from './byte-meter.js';
import { assertObjectKey } from './object-key.js';
import { type ListedObject, type ObjectHead, type ObjectStore, type PutOptions, READ_MAX_BYTES, type ReadOptions, type StoredObject } from './object-store.js';
import { collect } from './collect.js';
import { openS3, type OpenedS3 } from './open-s3.js';
import type { S3Location } from './s3-location.js';
import { SourceFailure } from './source-failure.js';
import { notFound, tooLarge, unavailable } from './storage-errors.js';

type Sdk = OpenedS3['sdk'];
type UploadClass = typeof import('@aws-sdk/lib-storage').Upload;

/** S3 takes no smaller part. One body is below it in most cases and goes as one PUT. */
const PART_BYTES = 5 * 1024 * 1024;
/** Two parts in flight keep the line busy; each costs its bytes in memory. */
const PARTS_IN_FLIGHT = 2;

/** Objects in an S3 bucket below a prefix. S3 makes an object visible only once it is whole. */
export class S3ObjectStore implements ObjectStore {
  private constructor(
    private readonly sdk: Sdk,
    private readonly upload: UploadClass,
    private readonly client: S3Client,
    private readonly location: S3Location,
  ) {}

  /** Nothing is sent. */
  static async open(location: S3Location): Promise<S3ObjectStore> {
    const [{ sdk, client }, { Upload }] = await Promise.all([openS3(location), import('@aws-sdk/lib-storage')]);
    return new S3ObjectStore(sdk, Upload, client, location);
  }

  async put(key: string, body: Readable | Uint8Array, opts: PutOptions = {}): Promise<StoredObject> {
    const target = this.target(key);
    const meter = new ByteMeter(key, opts.maxBytes);
    if (body instanceof Uint8Array) meter.add(body);
    const content = body instanceof Uint8Array ? body : Readable.from(meter.through(body), { objectMode: false });
    const type = opts.contentType === undefined ? {} : { ContentType: opts.contentType };
    try {
      await new this.upload({
        client: this.client,
        params: { ...target, ...type, Body: content },
        partSize: PART_BYTES,
        queueSize: PARTS_IN_FLIGHT,
      }).done();
      return meter.result();
    } catch (error) {
      if (error instanceof SourceFailure) throw error.cause;
      throw error instanceof AppError ? error : unavailable('put', key, error);
    }
  }

  async get(key: string): Promise<Readable> {
    return bodyOf(key, await this.getObject(key));
  }

  async read(key: string, opts: ReadOptions = {}): Promise<Buffer> {
    const maxBytes = opts.maxBytes ?? READ_MAX_BYTES;
    const found = await this.getObject(key);
    const body = bodyOf(key, found);
    if ((found.ContentLength ?? 0) > maxBytes) {
      body.destroy();
      throw tooLarge(key, maxBytes);
    }
    return collect(key, body, maxBytes);
  }

  async readStart(key: string, bytes: number): Promise<Buffer> {
    try {
      const found = await this.getObject(key, `bytes=0-${bytes - 1}`);
      return await collect(key, bodyOf(key, found), bytes);
    } catch (error) {
      if (error instanceof AppError && nameOf(error.cause) === 'InvalidRange') return Buffer.alloc(0);
      throw error;
    }
  }

  async head(key: string): Promise<ObjectHead | undefined> {
    const target = this.target(key);
    try {
      const found = await this.client.send(new this.sdk.HeadObjectCommand(target));
      return { sizeBytes: found.ContentLength ?? 0 };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw unavailable('head', key, error);
    }
  }

  async *list(prefix: string): AsyncGenerator<ListedObject> {
    const { Bucket, Key } = this.target(prefix);
    const start = Key.length - prefix.length;
    for (let ContinuationToken: string | undefined; ;) {
      const page = await this.client
        .send(new this.sdk.ListObjectsV2Command({ Bucket, Prefix: `${Key}/`, ...(ContinuationToken === undefined ? {} : { ContinuationToken }) }))
        .catch((error: unknown) => {
          throw unavailable('list', prefix, error);
        });
      for (const { Key: key, LastModified: modifiedAt } of page.Contents ?? [])
        if (key !== undefined && modifiedAt !== undefined) yield { key: key.slice(start), modifiedAt };
      ContinuationToken = page.NextContinuationToken;
      if (ContinuationToken === undefined) return;
    }
  }

  async delete(key: string): Promise<void> {
    const target = this.target(key);
    try {
      await this.client.send(new this.sdk.DeleteObjectCommand(target));
    } catch (error) {
      if (!isMissing(error)) throw unavailable('delete', key, error);
    }
  }

  private async getObject(key: string, range?: string): Promise<GetObjectCommandOutput> {
    const target = this.target(key);
    try {
      const part = range === undefined ? {} : { Range: range };
      return await this.client.send(new this.sdk.GetObjectCommand({ ...target, ...part }));
    } catch (error) {
      throw isMissing(error) ? notFound(key, error) : unavailable('get', key, error);
    }
  }

  private target(key: string): { Bucket: string; Key: string } {
    assertObjectKey(key);
    const { bucket, prefix } = this.location;
    return { Bucket: bucket, Key: prefix === '' ? key : `${prefix}/${key}` };
  }
}

function bodyOf(key: string, found: GetObjectCommandOutput): Readable {
  if (found.Body instanceof Readable) return found.Body;
  throw unavailable('get', key, new Error('the answer has no body'));
}

/** A missing bucket is a fault of the set-up, not a missing object, so the status 404 alone does not decide. */
function isMissing(error: unknown): boolean {
  return ['NoSuchKey', 'NotFound'].includes(nameOf(error));
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
