import { foldWords } from '../print/fold.js';
import { LANGUAGES, type LanguageLabels } from '../print/labels/index.js';
import { phrasesOf, wordsBegin } from '../print/says.js';

/** Which page of how many a page says it is. */
export interface PageMark {
  readonly page: number;
  readonly of: number | undefined;
}

/** What a page says of those before and behind it. */
export interface PageMarks {
  readonly mark: PageMark | undefined;
  /** It goes on from the page before: its mark is not that of a first page, a sum is brought forward, or it says so. */
  readonly goesOn: boolean;
  /** It goes on behind: its mark is not that of a last page, or a sum is carried forward. */
  readonly hasMore: boolean;
}

const anyOf = (kind: keyof LanguageLabels['pages']): string => [...new Set(LANGUAGES.flatMap(({ pages }) => pages[kind]))].join('|');
/** `Page 2 of 3`, `Seite 2/3` and the like, after folding. */
const NUMBERED = new RegExp(String.raw`\b(?:${anyOf('page')})\s+(\d{1,3})(?:\s*(?:${anyOf('of')})\s*(\d{1,3}))?\b`);
const CARRIED = phrasesOf(LANGUAGES.flatMap(({ carried }) => carried).filter((phrase) => phrase.length >= 8));
/** A line with more numbers has a quantity and a price, as an item has that is called so: `Transporte | 9 | 62,00 | 558,00`. */
const MOST_NUMBERS = 2;
/** `Invoice 4711 (continued)`; with more words before it, it ends a sentence. */
const CONTINUED = new RegExp(String.raw`^(?:\S+ ){0,3}(?:${anyOf('continued')})$`);

/** `Locher 25 Blatt | 10 | 2,42`: sheets are counted, and a figure follows. */
const isOfItem = (text: string, at: number, mark: string): boolean => /\d\s$/.test(text.slice(0, at)) && /^\s\d/.test(text.slice(at + mark.length));

function markOf(folded: readonly string[]): PageMark | undefined {
  for (const text of folded) {
    const found = NUMBERED.exec(text);
    const [whole = '', page, of] = found ?? [];
    if (page === undefined || (of === undefined && isOfItem(text, found?.index ?? 0, whole))) continue;
    const mark = { page: Number(page), of: of === undefined ? undefined : Number(of) };
    if (mark.page > 0 && mark.page <= (mark.of ?? mark.page)) return mark;
  }
  return undefined;
}

/** What the lines of a page say of those before and behind it. A sum that is carried stands in the upper half where it comes from the page before. */
export function marksOf(lines: readonly string[]): PageMarks {
  const words = lines.map((line) => foldWords(line.replaceAll('/', ' of ')));
  const folded = words.map((own) => own.join(' '));
  const mark = markOf(folded);
  const isItem = (line: string): boolean => (line.match(/(?:^|\s)\d[\d.,]*(?=\s|$)/g)?.length ?? 0) > MOST_NUMBERS;
  const carries = words.flatMap((own, index) => (wordsBegin(own, CARRIED) && !isItem(lines[index] ?? '') ? [index] : []));
  const upper = folded.slice(0, Math.ceil(folded.length / 2));
  return {
    mark,
    goesOn: (mark !== undefined && mark.page > 1) || carries.some((index) => index < upper.length) || upper.some((text) => CONTINUED.test(text)),
    hasMore: (mark?.of !== undefined && mark.page < mark.of) || carries.some((index) => index >= upper.length),
  };
}
