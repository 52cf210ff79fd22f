import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { SpanRecord } from './spans.js';

/** The spans of the traces that `wanted` chooses from the whole file; the file before it is read too. */
export async function readSpans(file: string, keep: (span: SpanRecord) => boolean): Promise<SpanRecord[]> {
  const found: SpanRecord[] = [];
  for (const path of [`${file}.old`, file].filter((each) => existsSync(each))) {
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
      try {
        const span: SpanRecord = JSON.parse(line);
        if (keep(span)) found.push(span);
      } catch {
        // The last line may be half written.
      }
    }
  }
  return found;
}
