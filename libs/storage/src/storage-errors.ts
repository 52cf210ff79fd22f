import { AppError } from '@smartap/runtime';

/** The stable codes of errors thrown by an object store. */
export const StorageErrorCode = {
  KEY_INVALID: 'OBJECT_KEY_INVALID',
  NOT_FOUND: 'OBJECT_NOT_FOUND',
  TOO_LARGE: 'OBJECT_TOO_LARGE',
  UNAVAILABLE: 'OBJECT_STORE_UNAVAILABLE',
  FULL: 'OBJECT_STORE_FULL',
  URL_INVALID: 'STORAGE_URL_INVALID',
} as const;

export function keyInvalid(key: string, why: string): AppError {
  return new AppError(StorageErrorCode.KEY_INVALID, `Object key ${why}`, { details: { key: key.slice(0, 200) } });
}

export function notFound(key: string, cause?: unknown): AppError {
  return new AppError(StorageErrorCode.NOT_FOUND, `No object under '${key}'`, { details: { key }, cause });
}

export function tooLarge(key: string, maxBytes: number): AppError {
  return new AppError(StorageErrorCode.TOO_LARGE, `Object '${key}' is larger than ${maxBytes} bytes`, {
    details: { key, maxBytes },
  });
}

/** No room on the disk, over the quota, larger than a file may become. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

export function unavailable(action: string, key: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && FULL.has(cause.code)) {
    return new AppError(StorageErrorCode.FULL, `Object store is full and could not ${action} '${key}': ${reason}. Make room, then send it again.`, {
      retryable: true,
      details: { key },
      cause,
    });
  }
  return new AppError(StorageErrorCode.UNAVAILABLE, `Object store could not ${action} '${key}': ${reason}`, {
    retryable: true,
    details: { key },
    cause,
  });
}
