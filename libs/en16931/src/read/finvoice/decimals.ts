import { canonicalDecimal } from '../lexical.js';
import type { Scribe, TextKey } from '../scribe.js';
import type { Occurrence } from '../../xml/occurrence.js';

/** A decimal, which Finvoice writes with a comma. */
export function decimalOf(from: Occurrence | undefined): string | undefined {
  return from === undefined ? undefined : canonicalDecimal(from.text.replace(',', '.'));
}

/** Puts such a decimal. */
export function putDecimal<T extends object>(scribe: Scribe, target: T, key: TextKey<T>, from: Occurrence | undefined): void {
  scribe.put(target, key, from, decimalOf(from));
}
