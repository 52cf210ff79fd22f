export { extract } from './extract.js';
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
export { learn } from './layout/learn.js';
export { correctedValues } from './layout/corrected.js';
export { joinLayouts, type CorrectedValues } from './layout/learn-layout.js';
export { hasWordsOf } from './layout/recognise-layout.js';
export { trialOf } from './layout/try-layout.js';
export { fieldsOf, type VendorLayout } from './layout/layout.types.js';
export type { LinesLesson } from './layout/lines/lines.types.js';
export { confirm, correct, type Correction } from './correct.js';
export { ENGINE_VERSION } from './engine.js';
export { reread, type Reread, type Standing } from './reread.js';
export { calibrated, groupOf, type Steps } from './confidence/calibrate.js';
export { confidenceOfLines } from './confidence/confidence-of-lines.js';
export { reviewWords } from './review/review-words.js';
export { judge, type Verdict } from './model/judge.js';
export { QUESTION_VERSION, questionable, questionOf, type Claim, type Question } from './model/question.js';
export { layOut } from './pdf/layout.js';
export type { Word } from './pdf/word.js';
export { read } from './text/print/reading.js';
export { wordsOf } from './layout/learn.js';
export { Tesseract } from './ocr/tesseract.js';
export { drawPages } from './pdf/draw-pages.js';
export { lightAt, straighten, turn, type Gray } from './ocr/gray.js';
export { projection } from './ocr/sheet/flatten.js';
export type { PagePicture, Recogniser } from './ocr/ocr.types.js';
