/** Milliseconds of each stage; null where the document has not come so far. */
export interface StageTimes {
  readonly extraction: number | null;
  readonly validation: number | null;
  readonly matching: number | null;
  readonly approval: number | null;
  /** From handing in to the last thing that happened. */
  readonly total: number | null;
}

/** What became of one document. */
export interface DemoDocument {
  readonly file: string;
  readonly format: string | null;
  readonly seller: string | null;
  readonly number: string | null;
  readonly total: string | null;
  readonly currency: string | null;
  readonly outcome: string | null;
  /** null: nothing was intended, it is yours. */
  readonly intended: string | null;
  readonly reasons: readonly string[];
  readonly ms: StageTimes;
}

/** What `npm run demo -- --json` prints. */
export interface DemoResult {
  readonly documents: readonly DemoDocument[];
  readonly asIntended: number;
  readonly seconds: number;
  /** null: the documents are yours. */
  readonly seed: string | null;
}

/** Whether a document ended as it must: yours when it has any outcome. */
export function isAsIntended({ outcome, intended }: DemoDocument): boolean {
  return intended === null ? outcome !== null : outcome === intended;
}
