import type { Readable } from 'node:stream';
import { fileName } from '@smartap/contracts';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

/** A file of an archive. */
export interface FileInArchive {
  /** Where it lies in it. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** What may be taken out of an archive. */
export interface ArchiveLimits {
  readonly maxFiles: number;
  /** Of one file. */
  readonly maxFileBytes: number;
  /** Of all files together. */
  readonly maxBytes: number;
}

/** An archive that cannot be opened, in words for whoever sent it. */
export class ArchiveFault extends Error {}

/**
 * The files of a ZIP archive, one after the other, in its order. Sizes are those that come out, whatever the archive says of itself.
 *
 * @throws ArchiveFault when it is damaged, locked, or goes over a limit
 */
export async function* filesIn(archive: Buffer, { maxFiles, maxFileBytes, maxBytes }: ArchiveLimits): AsyncGenerator<FileInArchive> {
  let left = maxBytes;
  let files = 0;
  const zip = await opened(archive);
  for await (const entry of entriesOf(zip)) {
    if (entry.fileName.endsWith('/')) continue;
    files += 1;
    if (files > maxFiles) throw new ArchiveFault(`The archive holds more than ${maxFiles} files, which is the most that is opened. Send it in parts.`);
    const bytes = await bytesOf(zip, entry, Math.min(maxFileBytes, left));
    if (bytes === undefined)
      throw new ArchiveFault(
        left < maxFileBytes
          ? `The files of the archive hold more than ${maxBytes} bytes, which is the most that is unpacked. Send it in parts.`
          : `${fileName(entry.fileName)} in the archive has more than ${maxFileBytes} bytes, which is the most that is taken. Send the others without it.`,
      );
    left -= bytes.length;
    yield { path: entry.fileName, bytes };
  }
}

/** Of the words of the library, which may quote a name of any length. */
const MOST_TOLD = 200;

const damaged = (error: unknown): ArchiveFault =>
  new ArchiveFault(
    `The archive cannot be opened (${(error instanceof Error ? error.message : String(error)).slice(0, MOST_TOLD)}). Pack it anew, or send its files.`,
    { cause: error },
  );

async function opened(archive: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(archive, { lazyEntries: true });
  } catch (error) {
    throw damaged(error);
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  const entries = zip.eachEntry();
  for (;;) {
    const next = await entries.next().catch((error: unknown) => {
      throw damaged(error);
    });
    if (next.done === true) return;
    yield next.value;
  }
}

/** The bytes of a file; undefined when there are more than so many. */
async function bytesOf(zip: ZipFile, entry: Entry, most: number): Promise<Buffer | undefined> {
  if (entry.isEncrypted()) throw new ArchiveFault(`${fileName(entry.fileName)} in the archive is locked by a password. Send it without one.`);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      const bytes = chunk as Buffer;
      size += bytes.length;
      if (size > most) return undefined;
      chunks.push(bytes);
    }
  } catch (error) {
    throw damaged(error);
  }
  return Buffer.concat(chunks);
}
