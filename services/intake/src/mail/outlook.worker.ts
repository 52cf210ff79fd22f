import { outlookEnclosures, type OutlookEnclosure, type OutlookLimits } from '../domain/index.js';

/** What is handed to a thread. */
export interface OutlookJob {
  readonly bytes: Uint8Array;
  readonly limits: OutlookLimits;
}

/** The body of a thread: opens one mail of Outlook. */
export default function run({ bytes, limits }: OutlookJob): OutlookEnclosure[] | 'too many' {
  return outlookEnclosures(bytes, limits);
}
