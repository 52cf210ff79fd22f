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
  const whole = lines.filter(({ id }) => id !== undefined && above.has(id));
  const parts = lines.filter(({ parentId }) => parentId !== undefined);
  const isPriced = whole.every(({ parentId, quantity, price }) => parentId !== undefined || (quantity !== undefined && price.net !== undefined));
  // Where both come to it, wholes that have a price are what is sold, and those without are headings.
  const isOfWholes = isSum(lines.filter((line) => !parts.includes(line)));
  const isOfParts = isSum(lines.filter((line) => !whole.includes(line)));
  const [told, subtype] = isOfWholes && (isPriced || !isOfParts) ? [parts, TELLS_ONLY] : isOfParts ? [whole, HEADING] : [[], undefined];
  for (const line of told) scribe.put(line, 'subtype', scribe.sources.get(line)?.get('id') ?? scribe.sources.get(line)?.get('parentId'), subtype);
}
