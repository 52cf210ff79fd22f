import { findCustomerNumber } from './customer-number.js';
import type { PrintedDate } from '../print/dates.js';
import { findId } from './labelled-number.js';
import type { Found } from '../found.js';
import type { LabelHit } from '../print/hits/label-hits.js';
import type { LabelField } from '../print/labels/index.js';
import type { Reading } from '../print/reading.js';
import type { Title } from '../title.js';

/** What else a page refers to: the contract (BT-12), the project (BT-11), the seller's own order (BT-14), the number of the buyer with the seller (BT-46), and an earlier invoice, as that which a credit note is of (BG-3). */
export interface References {
  readonly contract: Found | undefined;
  readonly project: Found | undefined;
  readonly salesOrder: Found | undefined;
  readonly customerNumber: Found | undefined;
  readonly preceding: { readonly number: Found; readonly issueDate: Found | undefined } | undefined;
}

/** From here on a reference is taken: nobody is asked about one that is not. */
const TAKEN = 0.7;

/** What a word weighs that is a label and a common word. */
const BARE = 0.5;

/** Words between a number and its date: `RE-118 vom 3. März 2026`. */
const MAX_BETWEEN = 2;

function dateBehind(reading: Reading, { line, box, page }: Found): Found | undefined {
  const { words = [], cellOf = [] } = reading.lines[line] ?? {};
  const at = words.findIndex((word) => word.box[0] >= box[0] - 1);
  const date: PrintedDate | undefined = reading.dates[line]?.find(({ from }) => from > at && from - at <= MAX_BETWEEN && cellOf[from] === cellOf[at]);
  return date === undefined || date.isAmbiguous ? undefined : { value: date.value, confidence: TAKEN, label: undefined, text: date.text, page, box: date.box, line };
}

/** Whether a value stands behind a label that begins its cell: in running text other invoices are spoken of too. */
function isLabelled(reading: Reading, { line, label = '', box }: Found): boolean {
  return reading.lines[line]?.row.cells.some((cell) => cell.box[0] <= box[0] && cell.text.startsWith(label)) ?? false;
}

/** What a page refers to besides the buyer's order. */
export function findReferences(reading: Reading, title: Title, number: Found | undefined): References {
  const reject = new Set(number === undefined ? [] : [number.value]);
  const taken = (found: Found | undefined): Found | undefined => (found !== undefined && found.confidence >= TAKEN ? found : undefined);
  // `3 place du Marché`: behind another word a bare one is no label.
  const isInText = (_line: number, { weight, from, line: { words, cellOf } }: LabelHit): boolean => weight <= BARE && cellOf[from - 1] === cellOf[from] && /\p{L}/u.test(words[from - 1]?.text ?? '');
  const find = (field: LabelField): Found | undefined => taken(findId(reading, field, { reject, skips: isInText }));
  const earlier = find('precedingInvoice');
  const preceding = earlier !== undefined && (title.kind === 'credit' || isLabelled(reading, earlier)) ? earlier : undefined;
  return {
    contract: find('contract'),
    project: find('project'),
    salesOrder: find('salesOrder'),
    customerNumber: taken(findCustomerNumber(reading, reject)),
    preceding: preceding === undefined ? undefined : { number: preceding, issueDate: dateBehind(reading, preceding) },
  };
}
