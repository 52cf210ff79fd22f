import { valueAt } from '../field-path.js';
import { REVIEW_BOUND } from '../outcome.js';
import type { Extracted, FieldEvidence, Refused } from '../outcome.js';
import { lowConfidence } from '../review/review.js';

/** What a value is still worth that another reading of the same pages gives otherwise. */
const OTHERWISE = 0.8;
/** Readings may find other lines: theirs are not the same by their place. */
const LINE = /^lines\[/;

/** A reading in which the values of the header that another reading of the same pages gives otherwise are less sure, and asked about. */
export function contested(reading: Extracted | Refused, other: Extracted | Refused): Extracted | Refused {
  if (reading.outcome === 'refused' || other.outcome === 'refused') return reading;
  const { invoice, evidence, review } = reading;
  const isContested = (path: string): boolean => {
    const [own, others] = [valueAt(invoice, path), valueAt(other.invoice, path)];
    return !LINE.test(path) && own !== undefined && others !== undefined && own !== others;
  };
  const doubtful = Object.entries(evidence).filter(([path]) => isContested(path)).map(([path, own]): [string, FieldEvidence] => [path, { ...own, confidence: own.confidence * OTHERWISE }]);
  const asked = doubtful.flatMap(([path, own]) => (own.confidence < REVIEW_BOUND && !review.some((item) => item.field === path && item.reason === 'LOW_CONFIDENCE') ? [lowConfidence(path, own.confidence, invoice)] : []));
  return { ...reading, evidence: { ...evidence, ...Object.fromEntries(doubtful) }, review: [...review, ...asked] };
}
