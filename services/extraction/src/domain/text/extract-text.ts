import { refused } from '../outcome.js';
import type { ExtractionContext, ExtractionOutcome } from '../outcome.js';
import type { Row } from '../pdf/word.js';

/** Reads an invoice by the words of its pages. */
export function extractText(rows: readonly Row[], _context: ExtractionContext): ExtractionOutcome {
  return refused('NOT_AN_INVOICE', `None of an invoice's signs in ${rows.length} lines.`);
}
