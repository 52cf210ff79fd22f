import { FolderObjectStore } from './folder-object-store.js';
import type { ObjectStore } from './object-store.js';
import { S3ObjectStore } from './s3-object-store.js';
import { parseStorageUrl } from './storage-url.js';

/**
 * Opens the object store that a `STORAGE_URL` names.
 * @param url `file:///dir` (made where missing) or `s3://bucket/prefix?region=&endpoint=&forcePathStyle=`; credentials
 *   of S3 come the AWS way (environment, profile, role)
 * @throws AppError `STORAGE_URL_INVALID`; `OBJECT_STORE_UNAVAILABLE` when the folder cannot be made
 * @example const store = await openObjectStore('file:///var/lib/smartap/objects');
 */
export async function openObjectStore(url: string): Promise<ObjectStore> {
  const target = parseStorageUrl(url);
  return target.kind === 'folder' ? FolderObjectStore.open(target.path) : S3ObjectStore.open(target);
}
