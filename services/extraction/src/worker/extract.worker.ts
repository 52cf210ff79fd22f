import type { PageRange } from '@smartap/contracts';
import { extract, learn, Tesseract, wordsOf, type CorrectedValues, type ExtractionContext, type ExtractionOutcome, type VendorLayout, type Word } from '../domain/index.js';

/** What the pool hands over. */
export interface ExtractionJob {
  readonly bytes: Uint8Array;
  readonly context: ExtractionContext;
  /** Recognise the words of pictures. */
  readonly recognise?: boolean;
}

/** A document whose words are wanted. */
export interface WordsJob {
  readonly bytes: Uint8Array;
  readonly pages?: PageRange | undefined;
}

/** A corrected document to learn from. */
export interface LearningJob extends WordsJob {
  readonly corrected: CorrectedValues;
}

// Kept between the documents of a thread: to start takes most of a second.
const recogniser = new Tesseract();

/** The body of a worker thread: reads one document. */
export default function run({ bytes, context, recognise = false }: ExtractionJob): Promise<ExtractionOutcome> {
  return extract(bytes, recognise ? { ...context, recogniser } : context);
}

/** The words of a document. */
export function words({ bytes, pages }: WordsJob): Promise<Word[][]> {
  return wordsOf(bytes, { recogniser, ...(pages === undefined ? {} : { pages }) });
}

/** Learns from a correction. */
export function teach({ bytes, corrected, pages }: LearningJob): Promise<VendorLayout | undefined> {
  return learn(bytes, corrected, { recogniser, ...(pages === undefined ? {} : { pages }) });
}
