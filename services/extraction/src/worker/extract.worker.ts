import type { PageRange } from '@smartap/contracts';
import { boundWebAssembly } from '@smartap/workers';
import {
  extract,
  judge,
  layOut,
  learn,
  pageText,
  read,
  Tesseract,
  wordsOf,
  type Answered,
  type CorrectedValues,
  type ExtractionContext,
  type ExtractionOutcome,
  type VendorLayout,
  type Verdict,
  type Word,
} from '../domain/pages.js';

/** What the pool hands over. */
export interface ExtractionJob {
  readonly bytes: Uint8Array;
  readonly context: ExtractionContext;
  /** Recognise the words of pictures. */
  readonly recognise?: boolean;
}

/** A document whose first pages are wanted. */
export interface PagesJob {
  readonly bytes: Uint8Array;
  readonly pages?: PageRange | undefined;
}

/** A corrected document to learn from. */
export interface LearningJob extends PagesJob {
  readonly corrected: CorrectedValues;
}

/** The first pages of a document that a model is asked about. */
export interface AskedPages {
  readonly words: readonly (readonly Word[])[];
  readonly text: string;
}

/** What a model has answered, to be held against the pages. */
export interface JudgingJob {
  readonly words: AskedPages['words'];
  readonly answered: Answered;
}

boundWebAssembly();

// Kept between the documents of a thread: to start takes most of a second.
const recogniser = new Tesseract();

/** The body of a worker thread: reads one document. */
export default function run({ bytes, context, recognise = false }: ExtractionJob): Promise<ExtractionOutcome> {
  return extract(bytes, recognise ? { ...context, recogniser } : context);
}

/** The pages of a document as a model is asked about them. */
export async function askedPages({ bytes, pages }: PagesJob): Promise<AskedPages> {
  const words = await wordsOf(bytes, { recogniser, ...(pages === undefined ? {} : { pages }) });
  return { words, text: pageText(read(layOut(words))) };
}

/** Holds the answer of a model against the pages: see `judge`. */
export function judged({ words, answered }: JudgingJob): Verdict {
  return judge(read(layOut(words)), answered);
}

/** Learns from a correction. */
export function teach({ bytes, corrected, pages }: LearningJob): Promise<VendorLayout | undefined> {
  return learn(bytes, corrected, { recogniser, ...(pages === undefined ? {} : { pages }) });
}
