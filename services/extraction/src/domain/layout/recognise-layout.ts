import { squeeze } from '../text/print/fold.js';
import type { Reading } from '../text/print/reading.js';
import { findTables } from '../text/table/tables.js';
import { hasWordsOf } from './join-layouts.js';
import type { VendorLayout } from './layout.types.js';

const MAX_WORDS = 150;
const MAX_IDENTITIES = 12;
const VAT_ID = /\b(?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|CHE|NO)[ -]?[0-9A-Z][0-9A-Z .-]{6,14}[0-9A-Z]\b/g;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,3})?\b/g;
/** A domain stands behind one of these. */
const BEFORE_DOMAIN = /@|www\.|:\/\//i;
const DOMAIN = /(?:@|www\.|https?:\/\/)([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi;

/** What may identify a vendor on a page. The buyer's own is among it, which is why words must agree too. */
export function identitiesOf(reading: Reading): string[] {
  const found = new Set<string>();
  for (const { row } of reading.lines) {
    // By cells: what stands beside an id in a row is no part of it.
    for (const printed of row.cells.flatMap(({ text }) => (/\d/.test(text) ? [...(text.match(VAT_ID) ?? []), ...(text.match(IBAN) ?? [])] : []))) {
      const id = printed.replaceAll(/[^0-9A-Z]/g, '');
      if (/\d{5}/.test(id)) found.add(id);
    }
    for (const match of BEFORE_DOMAIN.test(row.text) ? row.text.matchAll(DOMAIN) : [])
      if (match[1] !== undefined) found.add(match[1].toLowerCase().replace(/^www\./, ''));
  }
  return [...found].slice(0, MAX_IDENTITIES);
}

/**
 * The words of the first page that may be there again: letters only, four at least; what items are called is another the next time.
 * @param known lines in which items are known to stand
 */
export function wordsOf(reading: Reading, known: readonly number[] = []): string[] {
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const between = reading.lines.flatMap((_, index) => (first <= index && index <= last + 1 ? [index] : []));
  const ofItems = new Set([...between, ...findTables(reading).flatMap((parts) => parts.flatMap(({ lines }) => lines.map(({ index }) => index)))]);
  const texts = reading.lines
    .filter((line, index) => line.row.page === 1 && !ofItems.has(index))
    .flatMap((line) => line.words.map((word) => squeeze(word.text)));
  return [...new Set(texts.filter((text) => /^\p{L}{4,}$/u.test(text)))].slice(0, MAX_WORDS);
}

/** Whether a page has the layout: something that identifies the vendor, and enough of its words. */
export function hasLayout(reading: Reading, layout: VendorLayout): boolean {
  const identities = new Set(identitiesOf(reading));
  if (!layout.identities.some((id) => identities.has(id))) return false;
  return hasWordsOf(
    reading.lines.flatMap((line) => line.words.map((word) => squeeze(word.text))),
    layout,
  );
}
