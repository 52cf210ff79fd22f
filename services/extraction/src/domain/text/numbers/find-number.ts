import { atMost, type Found } from '../found.js';
import type { LabelHit } from '../print/hits/label-hits.js';
import { LANGUAGES } from '../print/labels/index.js';
import type { Reading } from '../print/reading.js';
import { foldWords } from '../print/fold.js';
import { isPhrase, phrasesOf, wordsSay } from '../print/says.js';
import { isHeadOfItems } from '../table/heads/headings.js';
import type { Title } from '../title/title.js';
import { provenByCode } from './atcud.js';
import { findId } from './labelled-number.js';
import { findNumberAtTop, findNumberByTitle } from './number-by-title.js';

const UNSURE = 0.6;
const CREDITS = phrasesOf(LANGUAGES.flatMap(({ creditTitles }) => creditTitles.filter((title) => !title.startsWith('*'))));
const INVOICES: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ invoiceTitles }) => invoiceTitles));

/** Whether a bare sign heads the column of positions: `# | Description | Qty`. */
const headsPositions = (_line: number, { text, line }: LabelHit): boolean => text === '#' && isHeadOfItems(line);

/** One or two figures that no label surely names are a count of something: `nr | 1`. */
const isCount = ({ value, confidence }: Found): boolean => /^\d{1,2}$/.test(value) && confidence < UNSURE;

/** What the number of a credit note claims at most that is elsewhere behind a word for an invoice: `Less credit to invoice 118`. */
const CREDITED = 0.75;

/** Whether a label is a word for an invoice, or of something else and ends with one: `Credit invoice` is that of the document. */
const endsWithInvoice = ({ field, text }: LabelHit): boolean => isPhrase(field === 'number' ? text : (text.split(/\s+/).at(-1) ?? ''), INVOICES);

/** Whether a number stands right behind such a label. */
const isNamedInvoice = ({ labels }: Reading, value: string): boolean =>
  labels.some((hits) => hits.some((hit) => endsWithInvoice(hit) && hit.line.words[hit.to + 1]?.text === value));

/** Whether a label has a word for an invoice: of a credit note it may be that of what is credited, `Concerne notre facture n° FA-25-1874`. */
export function saysInvoice(label: string): boolean {
  const words = foldWords(label);
  return isPhrase(label, INVOICES) || (words.some((word) => INVOICES.has(word)) && !wordsSay(words, CREDITS));
}

/** The number of the invoice (BT-1): by its label, or in its title; where a credit note has one in its title, a bare `Invoice #` names what is credited. */
export function findNumber(reading: Reading, title: Title): Found | undefined {
  const isInvoices = (_line: number, hit: { text: string }): boolean => isPhrase(hit.text, INVOICES);
  const own = title.kind === 'credit' ? findId(reading, 'number', { title, skips: isInvoices }) : undefined;
  const labelled =
    own ?? findId(reading, 'number', { title, skips: headsPositions }) ?? (title.kind === 'none' || title.isReference ? findNumberAtTop(reading) : undefined);
  const isOfOther = title.kind === 'credit' && saysInvoice(labelled?.label ?? '');
  const found = labelled === undefined || isOfOther || isCount(labelled) ? (findNumberByTitle(reading, title) ?? labelled) : labelled;
  if (found === undefined) return undefined;
  return title.kind === 'credit' && isNamedInvoice(reading, found.value) ? atMost(found, CREDITED) : provenByCode(reading, found);
}
