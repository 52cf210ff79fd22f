export { canonicalNumber, foldedNumber, numberOf } from './canonical-number.js';
export { duplicateFindings, PAIR_CODES, shown, type NamedVendor } from './duplicate-findings.js';
export {
  CLASSES,
  DEFAULT_DUPLICATE_SETTINGS,
  type DuplicateClass,
  type DuplicateRecord,
  type DuplicateSettings,
  type Explanation,
  type Similarity,
} from './duplicate-record.js';
export { findDuplicates, type DuplicateFacts, type DuplicateHit, type DuplicateOutcome } from './find-duplicates.js';
export { CROWD, duplicateKeys, keptUnder, type DuplicateKeys, type WantedKey } from './keys.js';
export { likeness, signatureOf, textOf, type Signature } from './min-hash.js';
export { isOneSlip } from './near-number.js';
export { duplicateRecord, ordersNamed } from './record-of.js';
