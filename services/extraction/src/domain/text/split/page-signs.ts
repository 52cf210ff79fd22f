import { findId } from '../identifiers.js';
import { foldWords, squeeze } from '../print/fold.js';
import { LANGUAGES } from '../print/labels/index.js';
import type { Reading } from '../print/reading.js';
import { findTitle } from '../title.js';

/** What a page says of where an invoice begins. */
export interface PageSigns {
  /** It is a sheet that somebody put between two documents. */
  readonly isSeparator: boolean;
  /** It calls itself an invoice or a credit note. */
  readonly isTitled: () => boolean;
  /** The invoice number that a label on it announces. */
  readonly number: string | undefined;
  /** It says itself that it goes on from the page before: its mark is not that of a first page, or a sum is brought forward. */
  readonly goesOn: boolean;
  /** All that is printed on it, squeezed. */
  readonly text: string;
}

/** A labelled number below this may be another one, such as that of an order. */
const SURE_NUMBER = 0.75;
const MAX_SEPARATOR_WORDS = 12;
/** The names under which separator sheets are printed, squeezed; `patch t` is that of scanners. */
const SEPARATOR = /^(?:page|seite|pagina|sheet|blatt)?(?:patcht|patchcodet|separatorsheet|separatorpage|documentseparator|trennblatt|trennseite|feuillededeparation|feuilledeseparation|scheidingsblad|paginadeseparacion|fogliodiseparazione)/;
/** `Page 2 of 3`, `Seite 2/3` and the like, after folding. */
const PAGE_MARK = /\b(?:page|pag|pagina|seite|blatt|strona|sida|side|strana|blad|folha|hoja|feuille|foglio)\s+(\d{1,3})\s*(?:of|von|de|sur|van|di|z|av|af|\/)\s*(\d{1,3})\b/;
const CARRIED: readonly string[] = LANGUAGES.flatMap(({ carried }) => carried).filter((phrase) => phrase.length >= 8);

/** The lines of one page with all that stands on them. */
export function readingOf(reading: Reading, page: number): Reading {
  const own = reading.lines.flatMap((line, index) => (line.row.page === page ? [index] : []));
  const pick = <T>(all: readonly T[]): T[] => own.flatMap((index) => all[index] ?? []);
  const lists = <T>(all: readonly (readonly T[])[]): T[][] => own.map((index) => [...(all[index] ?? [])]);
  return { ...reading, lines: pick(reading.lines), labels: lists(reading.labels), amounts: lists(reading.amounts), dates: lists(reading.dates) };
}

/** What one page says by itself. */
export function signsOf(page: Reading): PageSigns {
  const texts = page.lines.map(({ row }) => row.text);
  const words = page.lines.reduce((sum, line) => sum + line.words.length, 0);
  const text = squeeze(texts.join(' '));
  const number = findId(page, 'number');
  return {
    isSeparator: words > 0 && words <= MAX_SEPARATOR_WORDS && SEPARATOR.test(text),
    // Looked for only where the rest speaks for it: it takes most of the time.
    isTitled: () => ['invoice', 'credit'].includes(findTitle(page).kind),
    number: number !== undefined && number.confidence >= SURE_NUMBER ? number.value : undefined,
    goesOn: texts.some(goesOn),
    text,
  };
}

function goesOn(text: string): boolean {
  const folded = foldWords(text.replaceAll('/', ' of ')).join(' ');
  const [, mark, of] = PAGE_MARK.exec(folded) ?? [];
  if (mark !== undefined && of !== undefined && Number(mark) > 1 && Number(mark) <= Number(of)) return true;
  return CARRIED.some((phrase) => folded.startsWith(`${phrase} `) || folded === phrase);
}
