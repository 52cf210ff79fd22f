import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { parseStorageUrl } from './storage-url.js';

describe(parseStorageUrl.name, () => {
  it('reads a folder', () => {
    expect(parseStorageUrl('file:///var/lib/a%20b')).toEqual({ kind: 'folder', path: '/var/lib/a b' });
  });

  it('reads a bucket, with what is left out by default', () => {
    expect(parseStorageUrl('s3://bills/a/b/')).toEqual({
      kind: 's3',
      bucket: 'bills',
      prefix: 'a/b',
      region: 'us-east-1',
      forcePathStyle: false,
    });
    expect(parseStorageUrl('s3://bills?endpoint=http://127.0.0.1:9000&region=eu-west-1')).toMatchObject({
      prefix: '',
      region: 'eu-west-1',
      endpoint: 'http://127.0.0.1:9000',
      forcePathStyle: true,
    });
    expect(parseStorageUrl('s3://b?endpoint=http://h&forcePathStyle=false')).toMatchObject({ forcePathStyle: false });
  });

  it.each(['', 'data', 'http://x/y', 'file://host/x', 'file:///', 's3:///x', 's3://b?regoin=x', 's3://b?endpoint=nonsense'])(
    'refuses %j',
    (text) => {
      expect(() => parseStorageUrl(text)).toThrow(expect.objectContaining({ code: 'STORAGE_URL_INVALID' }));
    },
  );

  it('does not repeat credentials in its message', () => {
    expect(() => parseStorageUrl('s3://key:secret@bucket')).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret@') as string }),
    );
  });
});
