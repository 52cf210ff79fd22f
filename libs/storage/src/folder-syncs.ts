import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Syncs folders to the disk, many callers at once by one sync: whoever asks while one runs shares the next. */
export class FolderSyncs {
  private readonly running = new Map<string, Promise<void>>();
  private readonly waiting = new Map<string, Promise<void>>();

  /** Resolves when every entry that the folder has now is on the disk. */
  sync(path: string): Promise<void> {
    const shared = this.waiting.get(path);
    if (shared !== undefined) return shared;
    const running = this.running.get(path);
    if (running === undefined) return this.begin(path);
    // The one that runs may have begun before the caller's change: only the next one is sure to hold it.
    const next = running
      .catch(() => undefined)
      .then(() => {
        this.waiting.delete(path);
        return this.begin(path);
      });
    this.waiting.set(path, next);
    return next;
  }

  private begin(path: string): Promise<void> {
    const sync = syncFolder(path).finally(() => {
      if (this.running.get(path) === sync) this.running.delete(path);
    });
    this.running.set(path, sync);
    return sync;
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
