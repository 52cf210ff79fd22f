import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListedObject } from './object-store.js';
import { unavailable } from './storage-errors.js';

/** Every file below a folder of the root, found while it is asked for. What goes away meanwhile is left out. */
export async function* listFolder(root: string, prefix: string): AsyncGenerator<ListedObject> {
  try {
    for await (const entry of await opendir(join(root, prefix))) {
      const key = `${prefix}/${entry.name}`;
      if (entry.isDirectory()) yield* listFolder(root, key);
      else if (entry.isFile()) {
        const found = await stat(join(root, key)).catch(() => undefined);
        if (found) yield { key, modifiedAt: found.mtime };
      }
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw unavailable('list', prefix, error);
  }
}
