import type { Found } from '../found.js';
import { isHeading, type LabelHit } from '../print/hits/label-hits.js';
import { dateBehind } from '../numbers/date-behind.js';
import type { Reading } from '../print/reading.js';
import { best, isEndOfPeriod, labelled, NAMED, toFound } from './labelled-dates.js';
import { periodOf } from './period.js';
import { deliveredOnIssue } from './same-day.js';

/** When was delivered what is invoiced (BT-72), or over which days (BG-14). */
export interface Delivery {
  readonly delivered: Found | undefined;
  readonly start: Found | undefined;
  readonly end: Found | undefined;
}

/** From here on a date is taken: nobody is asked about one that is not. */
const TAKEN = 0.6;

/** What a word weighs that is a label and a common word: `Delivered 6 Oct 2026` may stand below an item. */
const BARE = 0.5;
const isInText = (hit: LabelHit): boolean => hit.weight <= BARE && !isHeading(hit);

/** The day of a delivery note that came with the goods: by what was delivered then, not after the invoice. */
function dayOfNote(reading: Reading, despatch: Found | undefined, issueDate: Found | undefined): Found | undefined {
  const day = despatch === undefined ? undefined : dateBehind(reading, despatch);
  return day === undefined || (issueDate !== undefined && day.value > issueDate.value) ? undefined : day;
}

/** The day of delivery and the period that labels name, or the day of the invoice where a sentence says that it was then, or that of the delivery note (UStAE 14.5, 16). */
export function findDelivery(reading: Reading, issueDate: Found | undefined, despatch: Found | undefined): Delivery {
  const period = periodOf(reading, issueDate?.value);
  const dated = best(labelled(reading, 'deliveryDate', isInText).filter(({ score, line, date }) => score >= NAMED && !isEndOfPeriod(reading, line, date)));
  const day = dated === undefined ? undefined : toFound(dated, dated.date.line.row.page);
  const named = day === undefined || day.confidence < TAKEN ? undefined : day;
  const delivered = named ?? (period === undefined ? (deliveredOnIssue(reading, issueDate) ?? dayOfNote(reading, despatch, issueDate)) : undefined);
  return { delivered, start: period?.start, end: period?.end };
}
