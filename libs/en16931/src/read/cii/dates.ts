import type { Occurrence } from '../../xml/occurrence.js';

/** The element that holds the date in a CII date type: `udt:DateTimeString`, `udt:DateTime`, `qdt:DateTimeString`, `udt:DateString`. */
export function dateOf(from: Occurrence | undefined): Occurrence | undefined {
  if (from === undefined) return undefined;
  return from.children[0] ?? from;
}

/** UNTDID 2475 codes of CII (BT-8) as the UNTDID 2005 codes of the model. */
export const TAX_POINT_TO_MODEL: ReadonlyMap<string, string> = new Map([
  ['5', '3'],
  ['29', '35'],
  ['72', '432'],
]);
