import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const CHUNK_CHARS = 256 * 1024;

/** Copies lines into a table as fast as the server takes them. */
export async function copyIn(client: Client, table: string, columns: readonly string[], lines: Iterable<string>): Promise<void> {
  await pipeline(
    Readable.from(chunks(lines), { objectMode: true, highWaterMark: 2 }),
    client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`, { highWaterMark: 4 * CHUNK_CHARS })),
  );
}

function* chunks(lines: Iterable<string>): Generator<Buffer> {
  let chunk = '';
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < CHUNK_CHARS) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  if (chunk !== '') yield Buffer.from(chunk);
}
