import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '@smartap/runtime';
import type { S3Location } from './s3-location.js';
import { StorageErrorCode } from './storage-errors.js';

/** What a storage URL names. */
export type StorageTarget = { readonly kind: 'folder'; readonly path: string } | ({ readonly kind: 's3' } & S3Location);

const S3_PARAMETERS = new Set(['region', 'endpoint', 'forcePathStyle']);

/**
 * Reads `file:///dir` or `s3://bucket/prefix?region=…&endpoint=…&forcePathStyle=true`. The region defaults to
 * `us-east-1`; path style defaults to true where an endpoint is given.
 * @throws AppError `STORAGE_URL_INVALID` saying which part is wrong
 */
export function parseStorageUrl(text: string): StorageTarget {
  const url = URL.parse(text);
  if (url === null) throw invalid(text, 'is no URL');
  if (url.protocol === 'file:') return { kind: 'folder', path: folderOf(url, text) };
  if (url.protocol === 's3:') return s3Of(url, text);
  throw invalid(text, `has the scheme '${url.protocol}'`);
}

function folderOf(url: URL, text: string): string {
  if (url.host !== '') throw invalid(text, 'names a host; a folder needs three slashes');
  const path = fileURLToPath(url);
  if (!isAbsolute(path) || path === '/') throw invalid(text, 'must name a folder by its absolute path');
  return path;
}

function s3Of(url: URL, text: string): StorageTarget {
  if (url.hostname === '') throw invalid(text, 'names no bucket');
  if (url.username !== '' || url.password !== '') {
    throw invalid('s3://…', 'must not hold credentials; give them as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  }
  for (const name of url.searchParams.keys()) {
    if (!S3_PARAMETERS.has(name)) throw invalid(text, `has the unknown parameter '${name}'`);
  }
  const endpoint = url.searchParams.get('endpoint');
  if (endpoint !== null && !URL.canParse(endpoint)) throw invalid(text, 'has an endpoint that is no URL');
  const forced = url.searchParams.get('forcePathStyle');
  return {
    kind: 's3',
    bucket: url.hostname,
    prefix: url.pathname.replace(/^\/+|\/+$/g, ''),
    region: url.searchParams.get('region') ?? 'us-east-1',
    ...(endpoint === null ? {} : { endpoint }),
    forcePathStyle: forced === null ? endpoint !== null : forced === 'true',
  };
}

function invalid(text: string, why: string): AppError {
  return new AppError(StorageErrorCode.URL_INVALID, `STORAGE_URL '${text}' ${why}. Give file:///absolute/folder or s3://bucket/prefix?region=…&endpoint=…`);
}
