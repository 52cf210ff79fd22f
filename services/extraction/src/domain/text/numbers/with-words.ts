import type { Found } from '../found.js';
import { isHeading } from '../print/hits/label-hits.js';
import type { LabelField } from '../print/labels/index.js';
import { findPhrase } from '../print/phrase-after.js';
import type { Reading } from '../print/reading.js';

/** Words in capitals before a number. */
const CAPITALS = /^(?:\p{Lu}+ ){1,3}$/u;

/** A number that a label of a field announces, with the words in capitals that all of its value begins with: `N° BON DE VENTE : SALES REF 2547`. */
export function withWords(reading: Reading, field: LabelField, found: Found | undefined): Found | undefined {
  const whole = found === undefined ? undefined : findPhrase(reading, field, (hit) => !isHeading(hit));
  if (found === undefined || whole?.line !== found.line || !whole.value.endsWith(found.value)) return found;
  return CAPITALS.test(whole.value.slice(0, -found.value.length)) ? { ...found, value: whole.value, text: whole.text, box: whole.box } : found;
}
