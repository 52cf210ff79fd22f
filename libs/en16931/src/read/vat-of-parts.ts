import { isItem, treeOf } from '../model/index.js';
import type { InvoiceLine, LineTree } from '../model/index.js';
import type { Scribe } from './scribe.js';

const isUntaxed = ({ vatCategory, vatRate }: InvoiceLine): boolean => vatCategory === undefined && vatRate === undefined;

/** Gives an item that states no VAT itself (BT-151, BT-152) that of its parts, where these are all of one kind and rate (BG-DEX-06). */
export function takeVatOfParts(scribe: Scribe, lines: readonly InvoiceLine[]): void {
  const isMissing = (line: InvoiceLine): boolean => isUntaxed(line) && isItem(line);
  if (!lines.some(({ parentId }) => parentId !== undefined) || !lines.some(isMissing)) return;
  for (const { line, parts } of treeOf(lines)) {
    if (!isMissing(line)) continue;
    const [first, ...others] = taxedIn(parts);
    if (first === undefined || !others.every(({ vatCategory, vatRate }) => vatCategory === first.vatCategory && vatRate === first.vatRate)) continue;
    const sources = scribe.sources.get(first);
    scribe.put(line, 'vatCategory', sources?.get('vatCategory'), first.vatCategory);
    scribe.put(line, 'vatRate', sources?.get('vatRate'), first.vatRate);
  }
}

/** The parts that state VAT for all that they are made of, and those that are made of nothing that does. */
function taxedIn(parts: readonly LineTree[]): InvoiceLine[] {
  const found: InvoiceLine[] = [];
  const left = [...parts];
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    if (isUntaxed(part.line) && part.parts.length > 0) left.push(...part.parts);
    else found.push(part.line);
  }
  return found;
}
