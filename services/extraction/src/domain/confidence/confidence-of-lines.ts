import { lineOf } from '../field-path.js';
import type { FieldEvidence } from '../outcome.js';

/** The sum that the lines of an invoice are held against (BT-106). */
const SUM = 'totals.lineNetSum';
/** What lines of recognised pages are sure of at most among which some come to nothing: others that do may not have been recognised, and no sum tells. */
const UNTOLD = 0.75;
/** What each line has that none may lack (BT-131). */
const AMOUNT = /^lines\[\d+\]\.net$/;

/**
 * How sure it is that the lines are those of the document, none missing and none too many: as sure as the least sure amount of them and
 * as their sum, which claims little where no total bears it out.
 * @returns 0 to 1; 1 for what an electronic invoice states
 */
export function confidenceOfLines(evidence: Readonly<Record<string, FieldEvidence>>): number {
  const known = Object.entries(evidence);
  if (known.some(([, { method }]) => method === 'xml')) return 1;
  const amounts = known.flatMap(([path, { confidence }]) => (AMOUNT.test(path) ? [confidence] : []));
  const lines = new Set(known.flatMap(([path]) => lineOf(path) ?? []));
  const isUntold = known.some(([path, { method, text }]) => AMOUNT.test(path) && method === 'ocr' && text !== undefined && !/[1-9]/.test(text));
  // A line whose amount nobody read may be anything.
  return amounts.length === 0 || amounts.length < lines.size ? 0 : Math.min(...amounts, evidence[SUM]?.confidence ?? 0, isUntold ? UNTOLD : 1);
}
