/** What a document may cost at most. */
export interface ReadLimits {
  /** Size of the document in bytes. */
  maxBytes: number;
  /** Nesting of elements. */
  maxDepth: number;
  /** Number of elements. */
  maxElements: number;
  /** Characters of text in one element, embedded files apart (these are held by `maxBytes`). */
  maxTextLength: number;
}

/** The limits in force unless others are given. */
export const DEFAULT_LIMITS: Readonly<ReadLimits> = {
  // Embedded PDFs of tens of MiB occur; the base64 adds a third.
  maxBytes: 64 * 1024 * 1024,
  // UBL and CII need under 15; signatures in extensions some more.
  maxDepth: 64,
  // A line has about 30 elements: this is some 15,000 lines.
  maxElements: 500_000,
  // Notes are pages at most.
  maxTextLength: 256 * 1024,
};
