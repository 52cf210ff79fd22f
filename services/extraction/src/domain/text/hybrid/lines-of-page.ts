import { dec, sum } from '@smartap/runtime';
import type { Extracted, ExtractionContext } from '../../outcome.js';
import type { Row } from '../../pdf/word.js';
import { extractText } from '../extract-text.js';

const OF_A_LINE = /^lines\[/;

/**
 * Gives a hybrid whose XML has no lines (MINIMUM and BASIC WL of Factur-X) those that its page prints, with their evidence, where they
 * come to the stated total to the cent: BT-106, or BT-109 where nothing else is stated. Otherwise it stays as it is.
 */
export function withPrintedLines(rows: readonly Row[], extracted: Extracted, context: ExtractionContext): Extracted {
  const { invoice, evidence } = extracted;
  const stated = invoice.totals.lineNetSum ?? invoice.totals.withoutVat;
  if (invoice.lines.length > 0 || stated === undefined) return extracted;
  const page = extractText(rows, context);
  if (page.outcome === 'refused') return extracted;
  const { lines } = page.invoice;
  const amounts = lines.flatMap(({ net }) => net ?? []);
  if (lines.length === 0 || amounts.length < lines.length || !sum(amounts).eq(dec(stated))) return extracted;
  const own = Object.entries(page.evidence).filter(([path]) => OF_A_LINE.test(path));
  return { ...extracted, invoice: { ...invoice, lines }, evidence: { ...evidence, ...Object.fromEntries(own) } };
}
