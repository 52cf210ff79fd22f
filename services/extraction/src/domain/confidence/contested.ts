import { lineOf, putAt, valueAt } from '../field-path.js';
import { REVIEW_BOUND, type Extracted, type FieldEvidence, type Refused } from '../outcome.js';
import { lowConfidence } from '../review/review.js';
import { isUnasked } from '../review/unasked.js';
import { CHECKED_PATHS, isChecked } from './check-digits.js';

/** What a value is still worth that another reading of the same pages gives otherwise. */
const OTHERWISE = 0.8;

/** A reading with those identifiers of another one that check digits prove there alone. */
function withProven(reading: Extracted, other: Extracted): Extracted {
  const proven = CHECKED_PATHS.filter((path) => isChecked(other.invoice, path) && !isChecked(reading.invoice, path));
  if (proven.length === 0) return reading;
  const invoice = structuredClone(reading.invoice);
  for (const path of proven) putAt(invoice, path, valueAt(other.invoice, path));
  const theirs = Object.entries(other.evidence).filter(([path]) => proven.includes(path));
  const review = [...reading.review.filter(({ field }) => !proven.includes(field)), ...other.review.filter(({ field }) => proven.includes(field))];
  return { ...reading, invoice, evidence: { ...reading.evidence, ...Object.fromEntries(theirs) }, review };
}

/**
 * A reading in which the values of the header that another reading of the same pages gives otherwise are less sure, and asked about; of
 * identifiers that one holds which its check digits prove.
 */
export function contested(reading: Extracted | Refused, other: Extracted | Refused): Extracted | Refused {
  if (reading.outcome === 'refused' || other.outcome === 'refused') return reading;
  const own = withProven(reading, other);
  const { invoice, evidence, review } = own;
  const isContested = (path: string): boolean => {
    const [value, others] = [valueAt(invoice, path), valueAt(other.invoice, path)];
    // Readings may find other lines: theirs are not the same by their place.
    return (
      lineOf(path) === undefined &&
      value !== undefined &&
      others !== undefined &&
      value !== others &&
      (!isChecked(invoice, path) || isChecked(other.invoice, path))
    );
  };
  const doubtful = Object.entries(evidence)
    .filter(([path]) => isContested(path))
    .map(([path, known]): [string, FieldEvidence] => [path, { ...known, confidence: known.confidence * OTHERWISE }]);
  const asked = doubtful.flatMap(([path, known]) =>
    known.confidence < REVIEW_BOUND && !isUnasked(path) && !review.some((item) => item.field === path && item.reason === 'LOW_CONFIDENCE')
      ? [lowConfidence(path, known.confidence, invoice)]
      : [],
  );
  return { ...own, evidence: { ...evidence, ...Object.fromEntries(doubtful) }, review: [...review, ...asked] };
}
