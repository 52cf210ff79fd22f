import { createReadStream } from 'node:fs';
import { lstat, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { isId } from '@smartap/runtime';
import type { ChannelSource, WaitingDocument } from './channel-source.js';

const INBOX = 'inbox';
const DONE = 'done';
const FAILED = 'failed';
/** Names under which programs write what is not whole yet. */
const UNFINISHED = /^\.|\.(part|partial|tmp|crdownload|filepart)$|~$/i;

interface FileInFolder extends WaitingDocument {
  readonly path: string;
}

/**
 * A folder with one of each tenant's in it: what is put into `<tenant id>/inbox` is taken in and moved to `done`, or to `failed` with the
 * reason beside it. A file counts as whole when nobody has written to it for a while.
 */
export class FolderSource implements ChannelSource<FileInFolder> {
  readonly channel = 'folder';

  constructor(
    private readonly root: string,
    private readonly settleMs: number,
    private readonly now: () => number,
  ) {}

  async *waiting(): AsyncIterable<FileInFolder> {
    for (const tenantId of (await namesIn(this.root)).filter(isId)) {
      const inbox = join(this.root, tenantId, INBOX);
      for (const filename of (await namesIn(inbox)).filter((name) => !UNFINISHED.test(name))) {
        const path = join(inbox, filename);
        // A link could lead anywhere: it is no document.
        const found = await lstat(path).catch(() => undefined);
        if (!found?.isFile() || this.now() - found.mtimeMs < this.settleMs) continue;
        yield { tenantId, filename, path, sizeBytes: found.size, externalId: `${filename}/${found.mtimeMs}/${found.size}` };
      }
    }
  }

  open({ path }: FileInFolder): Promise<Readable> {
    return Promise.resolve(createReadStream(path));
  }

  done(document: FileInFolder): Promise<void> {
    return this.move(document, DONE);
  }

  async failed(document: FileInFolder, reason: string): Promise<void> {
    await this.move(document, FAILED);
    await writeFile(join(this.root, document.tenantId, FAILED, `${document.filename}.reason.txt`), `${reason}\n`);
  }

  private async move({ tenantId, filename, path }: FileInFolder, to: string): Promise<void> {
    const folder = join(this.root, tenantId, to);
    await mkdir(folder, { recursive: true });
    try {
      await rename(path, join(folder, await freeName(folder, filename)));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
  }
}

/** The name, or with a number before it where an earlier file has it. */
async function freeName(folder: string, name: string): Promise<string> {
  const taken = new Set(await namesIn(folder));
  for (let number = 1; ; number += 1) {
    const wanted = number === 1 ? name : `${number}-${name}`;
    if (!taken.has(wanted)) return wanted;
  }
}
