import type { PageRange } from '@smartap/contracts';
import { refused, type ExtractionContext, type ExtractionFormat, type Extracted, type FieldEvidence, type Refused } from '../outcome.js';
import { layOut } from '../pdf/layout.js';
import type { Word } from '../pdf/word.js';
import { belongingWords } from './companion/belonging-words.js';
import { companionOf, mayBePart } from './companion/companion-of.js';
import { extractText } from './extract-text.js';
import { numbersIn } from './print/name-number.js';
import { read, type Reading } from './print/reading.js';
import { findTitle } from './title/find-title.js';
import { findParts, loosePages, mayHoldOthers } from './split/find-parts.js';

/** The words of some of the pages, numbered from 1. */
export const renumbered = (pages: readonly (readonly Word[])[], { from, to }: PageRange): Word[][] =>
  pages.slice(from - 1, to).map((words, index) => words.map((word) => ({ ...word, page: index + 1 })));

/** An outcome whose pages count from another one on. */
export function shifted<T extends Extracted | Refused>(outcome: T, by: number): T {
  if (by === 0 || outcome.outcome !== 'extracted') return outcome;
  const evidence = Object.fromEntries(
    Object.entries(outcome.evidence).map(([path, own]): [string, FieldEvidence] => [path, own.page === undefined ? own : { ...own, page: own.page + by }]),
  );
  return { ...outcome, evidence };
}

/** Asks a person about pages that may be of another document, where a file holds several. */
function withDoubt(outcome: Extracted | Refused, pages: readonly (readonly Word[])[]): Extracted | Refused {
  if (outcome.outcome !== 'extracted' || pages.length < 2) return outcome;
  const loose = loosePages(read(layOut(pages)), pages.length, outcome.invoice.number);
  return loose.length === 0
    ? outcome
    : {
        ...outcome,
        review: [...outcome.review, { field: '', reason: 'PAGES_MAY_BE_ANOTHERS', confidence: 0, value: `${loose.length} of its ${pages.length} pages` }],
      };
}

/** One document by itself, or the reason that it belongs to an electronic invoice of the same mail. What may belong to a printed one tells the numbers that it names. */
function byItself(
  outcome: Extracted | Refused,
  reading: Reading,
  pageCount: number,
  { companions = [], isOfMail = false }: ExtractionContext,
): Extracted | Refused {
  const texts = reading.lines.map(({ row }) => row.text);
  const companion =
    companions.length === 0 || mayHoldOthers(reading, pageCount)
      ? undefined
      : companionOf(outcome, { texts, isTitled: ['invoice', 'credit'].includes(findTitle(reading).kind) }, companions);
  if (companion === undefined) return isOfMail && outcome.outcome === 'refused' && mayBePart(outcome) ? { ...outcome, names: numbersIn(texts) } : outcome;
  const { invoiceId: belongsTo, number, sellerNames } = companion;
  return { ...refused('BELONGS_TO_INVOICE', belongingWords(number, sellerNames[0])), belongsTo };
}

/**
 * Reads an invoice by the words of its pages, numbered from 1. Where several documents are looked for (`context.split`) and found, the
 * first that is an invoice is read, and `parts` says on which pages each stands, that one before the others.
 */
export function extractPages(pages: readonly (readonly Word[])[], context: ExtractionContext, format: ExtractionFormat = 'pdf-text'): Extracted | Refused {
  const rows = layOut(pages);
  if (context.pages !== undefined) return withDoubt(extractText(rows, context, format), pages);
  const reading = read(rows);
  const whole = (): Extracted | Refused => byItself(extractText(rows, context, format, reading), reading, pages.length, context);
  if (context.split !== true || pages.length < 2) return whole();
  const parts = findParts(reading, pages.length, (range) => extractText(layOut(renumbered(pages, range)), context, format), context.buyerNames);
  const own = parts?.find(({ outcome }) => outcome.outcome === 'extracted');
  if (parts === undefined || own === undefined) return whole();
  const outcome = shifted(withDoubt(own.outcome, renumbered(pages, own)), own.from - 1);
  return { ...outcome, parts: [own, ...parts.filter((part) => part !== own)].map(({ from, to }) => ({ from, to })) } as Extracted;
}
