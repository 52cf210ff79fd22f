import { canonicalDecimal, type Invoice } from '@smartap/en16931';
import { PAYEE_ACCOUNT, valueAt } from '../../field-path.js';
import { REVIEW_BOUND, type ExtractionContext, type PageDifference } from '../../outcome.js';
import type { Row } from '../../pdf/word.js';
import { extractText } from '../extract-text.js';
import { squeeze } from '../print/fold.js';
import { read, type Reading } from '../print/reading.js';
import { absolute, scaled } from '../totals/scaled.js';

type Kind = 'text' | 'date' | 'amount';

interface Compared {
  field: string;
  kind: Kind;
  of: (invoice: Invoice) => string | undefined;
}

/** What a clerk would pay by, and to whom: a page that says otherwise is no copy of its XML. */
const COMPARED: readonly Compared[] = [
  { field: 'number', kind: 'text', of: (invoice) => invoice.number },
  { field: 'issueDate', kind: 'date', of: (invoice) => invoice.issueDate },
  { field: 'dueDate', kind: 'date', of: (invoice) => invoice.dueDate },
  { field: 'totals.withoutVat', kind: 'amount', of: (invoice) => invoice.totals.withoutVat },
  { field: 'totals.vat', kind: 'amount', of: (invoice) => invoice.totals.vat },
  { field: 'totals.withVat', kind: 'amount', of: (invoice) => invoice.totals.withVat },
  { field: 'totals.due', kind: 'amount', of: (invoice) => invoice.totals.due },
  { field: 'seller.vatId', kind: 'text', of: (invoice) => invoice.seller.vatId },
  { field: PAYEE_ACCOUNT, kind: 'text', of: (invoice) => valueAt(invoice, PAYEE_ACCOUNT) },
];

const magnitude = (value: string): bigint => absolute(scaled(canonicalDecimal(value) ?? '0'));

function isSame(kind: Kind, printed: string, stated: string): boolean {
  if (kind === 'amount') return magnitude(printed) === magnitude(stated);
  return kind === 'date' ? printed === stated : squeeze(printed) === squeeze(stated);
}

/** The stated values that are nowhere on the page: a copy prints them all, or not at all. */
function unprinted(reading: Reading, stated: Invoice): Compared[] {
  const amounts = new Set(reading.amounts.flat().map((amount) => magnitude(amount.value)));
  const dates = new Set(reading.dates.flat().map((date) => date.value));
  const text = reading.lines.map((line) => squeeze(line.row.text)).join(' ');
  return COMPARED.filter(({ kind, of }) => {
    const value = of(stated);
    if (value === undefined) return false;
    if (kind === 'amount') return !amounts.has(magnitude(value));
    return kind === 'date' ? !dates.has(value) : !text.includes(squeeze(value));
  });
}

/**
 * Where the page says surely something else than the XML. The page is read in full only when a stated value is not printed, so
 * that a true copy costs no more than a look at its words.
 */
export function differencesOf(rows: readonly Row[], stated: Invoice, context: ExtractionContext): PageDifference[] {
  const suspects = unprinted(read(rows), stated);
  if (suspects.length === 0) return [];
  const page = extractText(rows, context);
  if (page.outcome === 'refused') return [];
  return suspects.flatMap(({ field, kind, of }) => {
    const [printed, value, evidence] = [of(page.invoice), of(stated), page.evidence[field]];
    if (
      printed === undefined ||
      value === undefined ||
      evidence === undefined ||
      evidence.method !== 'text' ||
      evidence.confidence < REVIEW_BOUND ||
      isSame(kind, printed, value)
    )
      return [];
    return [
      {
        field,
        printed,
        stated: value,
        ...(evidence.page === undefined ? {} : { page: evidence.page }),
        ...(evidence.box === undefined ? {} : { box: evidence.box }),
      },
    ];
  });
}
