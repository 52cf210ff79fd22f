import type { Found } from '../found.js';
import { LANGUAGES } from '../print/labels/index.js';
import type { Reading } from '../print/reading.js';
import { isPhrase } from '../print/says.js';
import type { Title } from '../title.js';
import { findId } from './labelled-number.js';
import { findNumberByTitle } from './number-by-title.js';

const UNSURE = 0.6;
const INVOICES: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ invoiceTitles }) => invoiceTitles));

/** One or two figures that no label surely names are a count of something: `nr | 1`. */
const isCount = ({ value, confidence }: Found): boolean => /^\d{1,2}$/.test(value) && confidence < UNSURE;

/** The number of the invoice (BT-1): by its label, or in its title; where a credit note has one in its title, a bare `Invoice #` names what is credited. */
export function findNumber(reading: Reading, title: Title): Found | undefined {
  const isInvoices = (_line: number, hit: { text: string }): boolean => isPhrase(hit.text, INVOICES);
  const own = title.kind === 'credit' ? findId(reading, 'number', { title, skips: isInvoices }) : undefined;
  const labelled = own ?? findId(reading, 'number', { title });
  const isOfOther = title.kind === 'credit' && isPhrase(labelled?.label ?? '', INVOICES);
  return labelled === undefined || isOfOther || isCount(labelled) ? (findNumberByTitle(reading, title) ?? labelled) : labelled;
}
