import type { Invoice } from '../model/index.js';
import type { Occurrence } from '../xml/occurrence.js';
import type { Scribe } from './scribe.js';

/** Takes a day on which something is due as the due date (BT-9), unless an earlier one is known. */
export function putDueDate(scribe: Scribe, invoice: Invoice, day: Occurrence | undefined): void {
  const due: { date?: string } = {};
  scribe.date(due, 'date', day);
  if (due.date !== undefined && (invoice.dueDate === undefined || due.date < invoice.dueDate)) scribe.date(invoice, 'dueDate', day);
}
