import { HEADING, TELLS_ONLY } from '../../model/index.js';
import type { Invoice, InvoiceLine } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import type { Scribe } from '../scribe.js';
import { sumOf } from '../sums.js';

/**
 * Says what lines under lines are for (BT-X-8) where none of them does: the sum of lines (BT-106) tells which it counts. Where all lines come to it, or neither
 * those above alone nor those below alone, each is an item as it stands.
 */
export function readUnsaid(scribe: Scribe, items: readonly Occurrence[], { lines, totals }: Invoice): void {
  const above = new Set(lines.map(({ parentId }) => parentId).filter((id) => id !== undefined));
  if (above.size === 0 || items.some((item) => item.at('ram:AssociatedDocumentLineDocument', 'ram:LineStatusReasonCode') !== undefined)) return;
  const isSum = (counted: readonly InvoiceLine[]): boolean => sumOf(counted.map(({ net }) => net)) === totals.lineNetSum;
  if (isSum(lines)) return;
  const isWhole = ({ id }: InvoiceLine): boolean => id !== undefined && above.has(id);
  const isPart = ({ parentId }: InvoiceLine): boolean => parentId !== undefined;
  const isOfWholes = isSum(lines.filter((line) => !isPart(line)));
  const isOfParts = isSum(lines.filter((line) => !isWhole(line)));
  // Where both come to it, wholes that have a price are what is sold, and those without are headings.
  const isPriced = lines.every((line) => !isWhole(line) || isPart(line) || (line.quantity !== undefined && line.price.net !== undefined));
  const areParts = isOfWholes && (isPriced || !isOfParts);
  if (!areParts && !isOfParts) return;
  for (const line of lines.filter(areParts ? isPart : isWhole))
    scribe.put(line, 'subtype', scribe.sources.get(line)?.get('id') ?? scribe.sources.get(line)?.get('parentId'), areParts ? TELLS_ONLY : HEADING);
}
