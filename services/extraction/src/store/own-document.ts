import { AppError } from '@smartap/runtime';

const FOLDERS = ['documents', 'trials'] as const;

/**
 * Holds a key of the object store against the tenant who names it: documents that were handed in, and those to try something on.
 *
 * @throws AppError `REQUEST_INVALID`
 */
export function assertOwnDocument(tenantId: string, storageKey: string): void {
  if (FOLDERS.some((folder) => storageKey.startsWith(`${folder}/${tenantId}/`))) return;
  throw new AppError('REQUEST_INVALID', 'The document is not one of this tenant.');
}
