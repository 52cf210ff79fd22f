import { extract, type ExtractionContext, type ExtractionOutcome } from '../domain/index.js';

/** What the pool hands over. */
export interface ExtractionJob {
  readonly bytes: Uint8Array;
  readonly context: ExtractionContext;
}

/** The body of a worker thread: reads one document. */
export default function run({ bytes, context }: ExtractionJob): Promise<ExtractionOutcome> {
  return extract(bytes, context);
}
