// What the service's own thread works with. What reads pages is in `pages.ts`: worker threads and tools load it, and nobody else.
export { readElectronic } from './read-electronic.js';
export { DEFAULT_EXTRACTION_LIMITS, isScan, REVIEW_BOUND, WORKER_LIMITS } from './outcome.js';
export type {
  EvidenceMethod,
  Extracted,
  ExtractionContext,
  ExtractionFormat,
  ExtractionLimits,
  ExtractionOutcome,
  FieldEvidence,
  PageDifference,
  RefusalReason,
  Refused,
  ReviewItem,
  ReviewReason,
  Traded,
} from './outcome.js';
export { arithmeticFaults, reviewOf } from './review/review.js';
export { belongingWords } from './text/companion/belonging-words.js';
export { squeeze } from './text/print/fold.js';
export { isTelling as isTellingNumber } from './text/print/name-number.js';
export { correctedValues } from './layout/corrected.js';
export type { CorrectedValues } from './layout/learn-layout.js';
export { hasWordsOf, joinLayouts } from './layout/join-layouts.js';
export { trialOf } from './layout/try-layout.js';
export { fieldsOf, type VendorLayout } from './layout/layout.types.js';
export type { LinesLesson } from './layout/lines/lines.types.js';
export { confirm, correct, type Correction } from './correct.js';
export { ENGINE_VERSION } from './engine.js';
export { reread, type Reread, type Standing } from './reread.js';
export { reviewWords } from './review/review-words.js';
export type { Answered, Verdict } from './model/judge.js';
export { QUESTION_VERSION, questionable, questionOf, type Claim, type Question } from './model/question.js';
export type { Word } from './pdf/word.js';
