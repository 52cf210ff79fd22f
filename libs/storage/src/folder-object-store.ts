import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '@smartap/runtime';
import { ByteMeter } from './byte-meter.js';
import { assertObjectKey } from './object-key.js';
import { listFolder } from './list-folder.js';
import { type ListedObject, type ObjectHead, type ObjectStore, type PutOptions, READ_MAX_BYTES, type ReadOptions, type StoredObject } from './object-store.js';
import { FolderSyncs } from './folder-syncs.js';
import { SourceFailure } from './source-failure.js';
import { notFound, tooLarge, unavailable } from './storage-errors.js';

/** No key segment starts with a dot, so no key can reach in here. */
const TEMP = '.tmp';
/** An upload takes minutes at most: what is a day old was left by a killed process. */
const STALE_TEMP_MS = 24 * 60 * 60 * 1000;

/**
 * Objects as files below one folder. A file is written aside, synced, renamed, and its folder synced, so that a key
 * always names a whole object that is on the disk once `put` has answered.
 */
export class FolderObjectStore implements ObjectStore {
  private readonly syncs = new FolderSyncs();

  private constructor(private readonly root: string) {}

  /**
   * Makes the folder where it is missing and clears what killed processes left half written.
   * @param root absolute path
   * @throws AppError `OBJECT_STORE_UNAVAILABLE` when the folder cannot be made or written
   */
  static async open(root: string): Promise<FolderObjectStore> {
    try {
      await mkdir(join(root, TEMP), { recursive: true });
      await sweep(join(root, TEMP));
    } catch (error) {
      throw unavailable('open', root, error);
    }
    return new FolderObjectStore(root);
  }

  async put(key: string, body: Readable | Uint8Array, opts: PutOptions = {}): Promise<StoredObject> {
    assertObjectKey(key);
    const temporary = join(this.root, TEMP, randomUUID());
    try {
      const stored = await writeSynced(temporary, key, body, opts.maxBytes);
      await this.place(temporary, join(this.root, key));
      return stored;
    } catch (error) {
      await rm(temporary, { force: true });
      if (error instanceof SourceFailure) throw error.cause;
      throw error instanceof AppError ? error : unavailable('put', key, error);
    }
  }

  async get(key: string): Promise<Readable> {
    const handle = await this.openFile(key);
    return handle.createReadStream();
  }

  async read(key: string, opts: ReadOptions = {}): Promise<Buffer> {
    const maxBytes = opts.maxBytes ?? READ_MAX_BYTES;
    return this.withFile(key, async (handle) => {
      if ((await handle.stat()).size > maxBytes) throw tooLarge(key, maxBytes);
      return handle.readFile();
    });
  }

  async readStart(key: string, bytes: number): Promise<Buffer> {
    return this.withFile(key, async (handle) => {
      const buffer = Buffer.alloc(Math.min(bytes, (await handle.stat()).size));
      let filled = 0;
      while (filled < buffer.length) {
        const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    });
  }

  async head(key: string): Promise<ObjectHead | undefined> {
    assertObjectKey(key);
    try {
      const found = await stat(join(this.root, key));
      return found.isFile() ? { sizeBytes: found.size } : undefined;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw unavailable('head', key, error);
    }
  }

  list(prefix: string): AsyncIterable<ListedObject> {
    assertObjectKey(prefix);
    return listFolder(this.root, prefix);
  }

  async delete(key: string): Promise<void> {
    assertObjectKey(key);
    try {
      await rm(join(this.root, key), { force: true });
    } catch (error) {
      if (!isMissing(error)) throw unavailable('delete', key, error);
    }
  }

  /** Renames into place and syncs every folder whose entries that changed. */
  private async place(temporary: string, target: string): Promise<void> {
    const folder = dirname(target);
    let firstMade: string | undefined;
    try {
      await rename(temporary, target);
    } catch (error) {
      if (!isMissing(error)) throw error;
      firstMade = await mkdir(folder, { recursive: true });
      await rename(temporary, target);
    }
    const last = firstMade === undefined ? folder : dirname(firstMade);
    for (let path = folder; ; path = dirname(path)) {
      await this.syncs.sync(path);
      if (path === last || relative(last, path) === '') break;
    }
  }

  private async withFile<T>(key: string, use: (handle: FileHandle) => Promise<T>): Promise<T> {
    const handle = await this.openFile(key);
    try {
      return await use(handle);
    } catch (error) {
      throw error instanceof AppError ? error : unavailable('read', key, error);
    } finally {
      await handle.close();
    }
  }

  private async openFile(key: string): Promise<FileHandle> {
    assertObjectKey(key);
    try {
      const handle = await open(join(this.root, key), constants.O_RDONLY);
      if ((await handle.stat()).isFile()) return handle;
      await handle.close();
    } catch (error) {
      throw isMissing(error) ? notFound(key, error) : unavailable('open', key, error);
    }
    throw notFound(key);
  }
}

async function writeSynced(path: string, key: string, body: Readable | Uint8Array, maxBytes: number | undefined): Promise<StoredObject> {
  const meter = new ByteMeter(key, maxBytes);
  if (body instanceof Uint8Array) meter.add(body);
  const handle = await open(path, 'wx', 0o640);
  try {
    if (body instanceof Uint8Array) await handle.writeFile(body);
    else for await (const chunk of meter.through(body)) await handle.writeFile(chunk);
    await handle.sync();
    return meter.result();
  } finally {
    await handle.close();
  }
}

async function sweep(folder: string): Promise<void> {
  const bound = Date.now() - STALE_TEMP_MS;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && found.mtimeMs < bound) await rm(path, { force: true });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
