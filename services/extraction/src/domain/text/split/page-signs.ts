import { oncePer } from '@smartap/runtime';
import { identitiesOf } from '../../layout/recognise-layout.js';
import { overlap, type Word } from '../../pdf/word.js';
import { findBuyer } from '../parties/buyer.js';
import { findIssueDate } from '../dates/find-dates.js';
import { findId } from '../numbers/labelled-number.js';
import { numbersOfPage } from '../numbers/printed-numbers.js';
import { labelsOfField } from '../print/hits/labels-of-field.js';
import { findNumberByTitle } from '../numbers/number-by-title.js';
import type { Found } from '../found.js';
import { squeeze } from '../print/fold.js';
import { LANGUAGES } from '../print/labels/index.js';
import { read, type Reading } from '../print/reading.js';
import { findTitle } from '../title/find-title.js';
import { hasMailHead, isGreeting } from '../title/letters.js';
import { isBill, isOtherKind } from '../title/title.js';
import { marksOf, type PageMarks } from './page-marks.js';

/** What a page says of where an invoice begins. What takes long is looked for only where the rest speaks for it. */
export interface PageSigns extends PageMarks {
  /** It is a sheet that somebody put between two documents. */
  readonly isSeparator: boolean;
  /** The invoice number that a label on it announces, or that stands in its title. */
  readonly number: string | undefined;
  /** All that is printed on it, by lines. */
  readonly lines: readonly string[];
  /** It calls itself an invoice or a credit note. */
  readonly isTitled: () => boolean;
  /** It calls itself a credit note. */
  readonly isCredit: () => boolean;
  /** It calls itself something else, such as a statement or an order, or is the letter or the e-mail that an invoice came with. */
  readonly isOther: () => boolean;
  /** It calls itself a reminder or a statement, which tell of invoices. */
  readonly accountKind: () => 'reminder' | 'statement' | undefined;
  /** A label announces its date of issue. */
  readonly isDated: () => boolean;
  /** The address of a recipient stands on it. */
  readonly isAddressed: () => boolean;
  /** VAT ids, accounts and domains: most of them its seller's. */
  readonly identities: () => readonly string[];
}

/** A labelled value below this may be another one, such as the number of an order. */
const SURE = 0.75;
/** A labelled date below this may be that of something else. */
const DATED = 0.7;
/** An address in the window of a letter, or under the heading of the buyer. */
const ADDRESSED = 0.7;
const MAX_SEPARATOR_WORDS = 12;
/** With what to do with it a sheet has so many, and its name in a line of its own. */
const MAX_TOLD_WORDS = 40;
/** The names under which separator sheets are printed, squeezed; `patch t` is that of scanners. */
const NAMES = ['patcht', 'patchcodet', ...new Set(LANGUAGES.flatMap(({ papers }) => papers.separators))].join('|');
const SEPARATOR = new RegExp(`^(?:page|seite|pagina|sheet|blatt)?(?:${NAMES})`);
const ALONE = new RegExp(String.raw`^(?:patcht.*|${SEPARATOR.source.replace('^', '')})$`);

/** One page of a document, read as one of its own. */
function readingOf({ lines }: Reading, page: number): Reading {
  const asFirst = (word: Word): Word => ({ ...word, page: 1 });
  const rows = lines.flatMap(({ row }) => (row.page === page ? [row] : []));
  return read(
    rows.map((row, index) => ({
      ...row,
      page: 1,
      index,
      words: row.words.map(asFirst),
      cells: row.cells.map((cell) => ({ ...cell, words: cell.words.map(asFirst) })),
    })),
  );
}

const titleOf = oncePer(findTitle);

/** Whether a page calls itself an invoice or a credit note. */
const isTitled = (page: Reading): boolean => isBill(titleOf(page).kind) && !titleOf(page).isReference;

/** Whether a page is a letter or a printed e-mail. */
const isLetter = ({ lines }: Reading): boolean => hasMailHead(lines) || lines.some(isGreeting);

/** Whether several numbers stand below a label of numbers, each in its line, as those of what a letter encloses. */
const listsNumbers = (page: Reading): boolean =>
  labelsOfField(page, 'number').some(({ hit, index }) =>
    [index + 1, index + 2].every((line) => numbersOfPage(page)[line]?.some(({ box }) => overlap(box, hit.box) > 0) === true),
  );

/** The number that a label surely announces, on a page of several else that in its title; a letter has none of those that it lists, and none at all where its title is not that of an invoice. */
function numberOf(page: Reading, isOnly: boolean): Found | undefined {
  if (!isOnly && isLetter(page) && (listsNumbers(page) || !isTitled(page))) return undefined;
  // What a credit note names is the invoice that it is for: its own number stands in its title.
  const inTitle = !isOnly && titleOf(page).kind === 'credit' ? findNumberByTitle(page, titleOf(page)) : undefined;
  if (inTitle !== undefined) return inTitle;
  const labelled = findId(page, 'number');
  if (labelled !== undefined && labelled.confidence >= SURE) return labelled;
  return isOnly ? undefined : findNumberByTitle(page, titleOf(page));
}

/**
 * What one page says by itself.
 * @param isOnly it has none beside it
 */
function signsOf(page: Reading, isOnly: boolean): PageSigns {
  const lines = page.lines.map(({ row }) => row.text);
  const words = page.lines.reduce((sum, line) => sum + line.words.length, 0);
  const number = numberOf(page, isOnly);
  return {
    ...marksOf(lines),
    isSeparator:
      words > 0 &&
      ((words <= MAX_SEPARATOR_WORDS && SEPARATOR.test(squeeze(lines.join(' ')))) ||
        (words <= MAX_TOLD_WORDS && lines.some((line) => ALONE.test(squeeze(line))) && !page.amounts.flat().some(({ isMoney }) => isMoney))),
    number: number?.value,
    lines,
    isTitled: () => isTitled(page),
    isCredit: () => titleOf(page).kind === 'credit',
    isOther: () => isOtherKind(titleOf(page).kind) || (!isTitled(page) && isLetter(page)),
    accountKind: () => {
      const { kind } = titleOf(page);
      return kind === 'reminder' || kind === 'statement' ? kind : undefined;
    },
    isDated: () => (findIssueDate(page, number)?.confidence ?? 0) >= DATED,
    isAddressed: () => (findBuyer(page, {}, [])?.confidence ?? 0) >= ADDRESSED,
    identities: () => identitiesOf(page),
  };
}

const known = new WeakMap<Reading, PageSigns[]>();

/** What each page of a document says by itself. */
export function signsOfPages(reading: Reading, pageCount: number): readonly PageSigns[] {
  const signs = known.get(reading) ?? Array.from({ length: pageCount }, (_, index) => signsOf(readingOf(reading, index + 1), pageCount === 1));
  known.set(reading, signs);
  return signs;
}
