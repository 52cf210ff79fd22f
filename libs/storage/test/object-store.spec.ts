import 'reflect-metadata';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ObjectStore, openObjectStore } from '../src/index.js';
import { S3Server } from '@smartap/testing';

const MIB = 1024 * 1024;
const s3 = new S3Server('invoices');
let folder: string;
let endpoint: string;
const stores: Record<string, ObjectStore> = {};

beforeAll(async () => {
  process.env['AWS_ACCESS_KEY_ID'] = 'test';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'test-secret';
  process.env['AWS_MAX_ATTEMPTS'] = '1';
  folder = await mkdtemp(join(tmpdir(), 'objects-'));
  endpoint = await s3.start();
  stores['folder'] = await openObjectStore(pathToFileURL(folder).href);
  stores['s3'] = await openObjectStore(`s3://invoices/some/prefix?region=eu-central-1&endpoint=${endpoint}`);
});

afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true });
});

describe.each(['folder', 's3'])('ObjectStore in %s', (kind) => {
  const sut = (): ObjectStore => {
    const store = stores[kind];
    if (store === undefined) throw new Error(`no store ${kind}`);
    return store;
  };
  const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  const inChunks = (bytes: Buffer, size = 64 * 1024): Readable =>
    Readable.from(Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size)));
  let count = 0;
  const aKey = (): string => `tenant/${kind}-${(count += 1)}/original`;

  it('lists what lies below a prefix, with its age, and nothing else', async () => {
    const keys = ['a/1', 'a/2', 'b/3'].map((key) => `listed/${key}`);
    for (const key of [...keys, 'listed2/a']) await sut().put(key, Buffer.from('x'));
    const found: [string, boolean][] = [];
    for await (const { key, modifiedAt } of sut().list('listed')) found.push([key, Math.abs(Date.now() - modifiedAt.getTime()) < 60_000]);
    expect(found.toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual(keys.map((key) => [key, true]));
    for await (const { key } of sut().list('nothing/here')) expect(key).toBeUndefined();
  });

  it.each([
    ['empty', 0],
    ['one byte', 1],
    ['a small document', 70_000],
    ['more than one part', 12 * MIB + 17],
  ])('gives back %s as it was put, from a stream and from memory', async (_, size) => {
    const bytes = randomBytes(size);
    for (const body of [inChunks(bytes), bytes]) {
      const key = aKey();
      expect(await sut().put(key, body, { contentType: 'text/xml' })).toEqual({ sizeBytes: size, sha256: sha256(bytes) });
      expect(await sut().head(key)).toEqual({ sizeBytes: size });
      expect(sha256(await sut().read(key))).toBe(sha256(bytes));
      const hash = createHash('sha256');
      for await (const chunk of await sut().get(key)) hash.update(chunk as Buffer);
      expect(hash.digest('hex')).toBe(sha256(bytes));
      expect(await sut().readStart(key, 100)).toEqual(bytes.subarray(0, 100));
    }
  });

  it('replaces an object whole', async () => {
    const key = aKey();
    await sut().put(key, Buffer.from('a long first text'));
    await sut().put(key, Buffer.from('short'));
    expect((await sut().read(key)).toString()).toBe('short');
  });

  it('says OBJECT_NOT_FOUND for what is not there, and knows it by head', async () => {
    for (const act of [
      () => sut().get('none/here'),
      () => sut().read('none/here'),
      () => sut().readStart('none/here', 10),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: 'OBJECT_NOT_FOUND', retryable: false });
    }
    expect(await sut().head('none/here')).toBeUndefined();
  });

  it('deletes, and deletes again', async () => {
    const key = aKey();
    await sut().put(key, Buffer.from('x'));
    await sut().delete(key);
    await sut().delete(key);
    expect(await sut().head(key)).toBeUndefined();
  });

  it.each([1000, 11 * MIB])('refuses %i bytes over the limit and keeps nothing', async (maxBytes) => {
    const bytes = randomBytes(maxBytes + 1);
    for (const body of [inChunks(bytes), bytes]) {
      const key = aKey();
      await expect(sut().put(key, body, { maxBytes })).rejects.toMatchObject({ code: 'OBJECT_TOO_LARGE' });
      expect(await sut().head(key)).toBeUndefined();
    }
    const key = aKey();
    expect(await sut().put(key, inChunks(bytes.subarray(1)), { maxBytes })).toMatchObject({ sizeBytes: maxBytes });
    await expect(sut().read(key, { maxBytes: maxBytes - 1 })).rejects.toMatchObject({ code: 'OBJECT_TOO_LARGE' });
    expect(s3.uploads.size).toBe(0);
  });

  it.each([0, 7])('keeps nothing when the source fails after %i MiB, and throws its error', async (mib) => {
    const key = aKey();
    const broken = new Error('client went away');
    async function* source(): AsyncGenerator<Buffer> {
      yield randomBytes(mib * MIB + 10);
      throw broken;
    }
    await expect(sut().put(key, Readable.from(source()))).rejects.toBe(broken);
    expect(await sut().head(key)).toBeUndefined();
    expect(s3.uploads.size).toBe(0);
    if (kind === 'folder') expect(await readdir(join(folder, '.tmp'))).toEqual([]);
  });

  it.each(['../out', 'a/../../out', '/etc/passwd', 'a//b', '', '.tmp/x', 'a/', 'a\\b', 'a\0b', 'a b', 'x'.repeat(201), '-rf'])(
    'refuses the key %j',
    async (key) => {
      for (const act of [
        () => sut().put(key, Buffer.from('x')),
        () => sut().get(key),
        () => sut().read(key),
        () => sut().readStart(key, 1),
        () => sut().head(key),
        () => sut().delete(key),
      ]) {
        await expect(act()).rejects.toMatchObject({ code: 'OBJECT_KEY_INVALID' });
      }
    },
  );

  it('stores many at once under one new path', async () => {
    const folderKey = aKey();
    await Promise.all(Array.from({ length: 20 }, (_, n) => sut().put(`${folderKey}/x/${n}`, Buffer.from(`${n}`))));
    for (let n = 0; n < 20; n += 1) expect((await sut().read(`${folderKey}/x/${n}`)).toString()).toBe(`${n}`);
  });
});

describe('ObjectStore in s3, when the server is at fault', () => {
  it('says OBJECT_STORE_UNAVAILABLE, which is retryable, while it answers 503', async () => {
    s3.down = true;
    try {
      const act = stores['s3']?.put('a/b', Buffer.from('x'));
      await expect(act).rejects.toMatchObject({ code: 'OBJECT_STORE_UNAVAILABLE', retryable: true });
      await expect(stores['s3']?.head('a/b')).rejects.toMatchObject({ code: 'OBJECT_STORE_UNAVAILABLE' });
    } finally {
      s3.down = false;
    }
  });

  it('does not take a missing bucket for a missing object', async () => {
    const other = await openObjectStore(`s3://elsewhere?endpoint=${endpoint}`);
    await expect(other.read('a/b')).rejects.toMatchObject({ code: 'OBJECT_STORE_UNAVAILABLE' });
  });
});
