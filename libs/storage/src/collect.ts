import type { Readable } from 'node:stream';
import { AppError } from '@smartap/runtime';
import { tooLarge, unavailable } from './storage-errors.js';

/** Reads a stream to its end into memory, up to `maxBytes`. */
export async function collect(key: string, body: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw tooLarge(key, maxBytes);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof AppError ? error : unavailable('read', key, error);
  }
  return Buffer.concat(chunks, sizeBytes);
}
