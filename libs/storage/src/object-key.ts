import { keyInvalid } from './storage-errors.js';

const SEGMENT = /^[A-Za-z0-9_=][A-Za-z0-9_=.-]*$/;
/** A file name may have 255 bytes on every file system we know; S3 allows 1024 bytes for the whole key with its prefix. */
const MAX_SEGMENT = 200;
const MAX_KEY = 800;

/**
 * Holds that a key is safe in every store: segments of letters, digits and `_ = . -` joined by `/`, no segment starting
 * with `.` or `-` (so no `..`, no hidden file), at most 200 characters each and 800 in all.
 * @throws AppError `OBJECT_KEY_INVALID`
 */
export function assertObjectKey(key: string): void {
  if (key.length > MAX_KEY) throw keyInvalid(key, `is longer than ${MAX_KEY} characters`);
  for (const segment of key.split('/')) {
    if (segment.length > MAX_SEGMENT) throw keyInvalid(key, `has a segment longer than ${MAX_SEGMENT} characters`);
    if (!SEGMENT.test(segment)) throw keyInvalid(key, `has the segment '${segment}', which is not allowed`);
  }
}
