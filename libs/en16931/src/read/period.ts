import type { Period } from '../model/index.js';
import type { Occurrence } from '../xml/occurrence.js';
import { unlessEmpty } from './scribe.js';
import type { Scribe } from './scribe.js';

/** A period by its first and last day; undefined where neither is stated. */
export function readPeriod(scribe: Scribe, first: Occurrence | undefined, last: Occurrence | undefined): Period | undefined {
  const period: Period = {};
  scribe.date(period, 'start', first);
  scribe.date(period, 'end', last);
  return unlessEmpty(period);
}
