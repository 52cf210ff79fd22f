export { assertObjectKey } from './object-key.js';
export {
  type ListedObject,
  OBJECT_STORE,
  type ObjectHead,
  type ObjectStore,
  type PutOptions,
  READ_MAX_BYTES,
  type ReadOptions,
  type StoredObject,
} from './object-store.js';
export { openObjectStore } from './open-object-store.js';
export { openS3, type OpenedS3 } from './open-s3.js';
export type { S3Location } from './s3-location.js';
export { parseStorageUrl } from './storage-url.js';
export { StorageErrorCode } from './storage-errors.js';
export { StorageModule } from './storage.module.js';
