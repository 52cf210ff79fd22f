export { canonicalNumber, foldedNumber } from './canonical-number.js';
export { CLASSES, DEFAULT_DUPLICATE_SETTINGS, type DuplicateClass, type DuplicateRecord, type DuplicateSettings, type Explanation, type Similarity } from './duplicate-record.js';
export { findDuplicates, type DuplicateFacts, type DuplicateHit, type DuplicateOutcome } from './find-duplicates.js';
export { isOneSlip } from './near-number.js';
