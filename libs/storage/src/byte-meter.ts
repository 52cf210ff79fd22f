import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { StoredObject } from './object-store.js';
import { SourceFailure } from './source-failure.js';
import { tooLarge } from './storage-errors.js';

/** Counts and hashes the bytes that pass, and throws `OBJECT_TOO_LARGE` when there are more than allowed. */
export class ByteMeter {
  private readonly hash = createHash('sha256');
  private sizeBytes = 0;

  constructor(
    private readonly key: string,
    private readonly maxBytes = Number.POSITIVE_INFINITY,
  ) {}

  add(chunk: Uint8Array): void {
    this.sizeBytes += chunk.byteLength;
    if (this.sizeBytes > this.maxBytes) throw tooLarge(this.key, this.maxBytes);
    this.hash.update(chunk);
  }

  /** Passes the chunks of a source on; a failure of the source itself comes out as {@link SourceFailure}. */
  async *through(source: Readable): AsyncGenerator<Uint8Array> {
    const chunks: AsyncIterator<unknown> = source[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await chunks.next().catch((error: unknown) => {
          throw new SourceFailure(error);
        });
        if (next.done === true) return;
        const chunk = toBytes(next.value);
        this.add(chunk);
        yield chunk;
      }
    } finally {
      source.destroy();
    }
  }

  /** Call once, after the last byte. */
  result(): StoredObject {
    return { sizeBytes: this.sizeBytes, sha256: this.hash.digest('hex') };
  }
}

function toBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  if (typeof chunk === 'string') return Buffer.from(chunk);
  throw new SourceFailure(new TypeError('The source of an object must give bytes or strings'));
}
