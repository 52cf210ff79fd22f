import type { Grid } from '../grid.js';
import { goesOnSmall, isNextLine, isWrapped, TIGHT, withoutNumber, wrapsOf, type NameBreaks } from './item-name.js';
import type { ItemText, Snippet } from './item-text.js';
import type { SolvedRow } from '../solve-row.js';

/** Between two columns, in font sizes. */
const GUTTER = 1.5;
const CLOSE = 0.5;
/** Breaks of lines that show where a column ends. */
const MIN_BREAKS = 2;
/** A text is at least as wide as this share of its column, where it is the longest of those that wrap. */
const FILLED = 0.5;
/** The longest of so many names, if it fills its column more than this and alone has a line below it, goes on in that. */
const [MANY, NEARLY_FILLED] = [4, 0.8];
/** Share of the breaks of a table that are wraps, where others are the ends of lines. */
const SOME = 0.3;
const ROW = 3;
/** What stands below an item is no further from it than so many font sizes. */
const REACH = 5;

interface Break {
  line: Snippet;
  next: Snippet;
}

/** Where lines follow each other as closely as those of one text do. */
function tightBreaks(named: readonly (readonly Snippet[])[]): Break[] {
  const breaks = named.flatMap((lines) =>
    lines.slice(1).flatMap((next, index): Break[] => {
      const line = lines[index];
      return line === undefined || !isNextLine(line, next) ? [] : [{ line, next }];
    }),
  );
  const least = Math.min(...breaks.map(({ line, next }) => next.y - line.y));
  return breaks.filter(({ line, next }) => next.y - line.y <= TIGHT * least);
}

/** Whether what follows the name of an item stands apart from it, by an item whose name is one line and whose other texts are close. */
function areApart(named: readonly (readonly Snippet[])[], snippets: readonly Snippet[], breaks: readonly Break[]): boolean {
  const far = TIGHT * Math.min(...breaks.map(({ line, next }) => next.y - line.y));
  const firsts = new Set(named.flatMap(([first]) => first?.y ?? []));
  return [...firsts].some((y) => {
    const next = snippets.find((snippet) => snippet.y > y + ROW);
    return next !== undefined && !firsts.has(next.y) && next.y - y > far && next.y - y <= REACH * next.size;
  });
}

/**
 * Whether lines break where the next word would pass the longest of them, which then is as long as their column is wide: all, or some of
 * them where one goes on in a small letter.
 *
 * @param leastWords so many words begin the lines that follow: texts of one form may be as long by chance
 */
function areWraps(breaks: readonly Break[], widest: number, leastWords: number): boolean {
  const full = breaks.filter(({ line, next }) => isWrapped(line, next, widest));
  const texts = new Set(full.map(({ line, next }) => `${line.text} ${next.text}`));
  const begin = new Set(full.map(({ next }) => next.words[0]?.text));
  if (texts.size < MIN_BREAKS || begin.size < leastWords) return false;
  return full.length === breaks.length || (full.length >= SOME * breaks.length && full.some(({ next }) => goesOnSmall(next)));
}

/** Of items that have a text below their names. */
const MOST = 0.75;

/** Whether most items have a text below their names, and show it: where others have one, what fills the line is no name that goes on. */
function areFollowed(named: readonly (readonly Snippet[])[], breaks: Pick<NameBreaks, 'edge' | 'reach'>): boolean {
  const ended = named.filter((lines) => lines.length > 1 && wrapsOf(lines, breaks) < lines.length - 1).length;
  return named.filter((lines) => lines.length > 1).length >= MOST * named.length && ended >= MIN_BREAKS && ended > named.length / 2;
}

/** How the texts of the names of a table break. */
export function breaksOf(grid: Grid, names: number, texts: readonly ItemText[], rows: readonly SolvedRow[], snippets: readonly Snippet[]): NameBreaks {
  const named = texts.map((text) =>
    text.snippets.filter((snippet) => snippet.column === names).map((snippet, index) => (index === 0 ? withoutNumber(snippet) : snippet)),
  );
  const all = named.flat();
  const [left, widest, size] = [Math.min(...all.map(({ box }) => box[0])), Math.max(...all.map(({ box }) => box[2])), all[0]?.size ?? 10];
  const starts = [
    grid.columns[names + 1]?.box[0] ?? Infinity,
    ...rows.flatMap(({ row }) => (row.cells[names + 1] ?? []).slice(0, 1).map((figure) => figure.box[0])),
  ];
  // The last column ends where its longest text does. Where columns stand close, names come nearer to the next one.
  const next = Math.min(...starts) === Infinity ? widest : Math.max(Math.min(...starts) - GUTTER * size, Math.min(widest, Math.min(...starts) - CLOSE * size));
  const breaks = tightBreaks(named);
  const isLone = breaks.length === 1 && named.length >= MANY && breaks[0]?.line.box[2] === widest && widest >= left + NEARLY_FILLED * (next - left);
  const isSmall = breaks.some(({ next: below }) => goesOnSmall(below));
  const isNearlyFilled = widest >= left + NEARLY_FILLED * (next - left);
  const isFilled = widest >= left + FILLED * (next - left) && (isSmall || breaks.length > MIN_BREAKS);
  const isFull = isLone || ((isNearlyFilled || isFilled) && areWraps(breaks, widest, isNearlyFilled || isSmall ? MIN_BREAKS : MIN_BREAKS + 1));
  const edge = isFull ? Math.min(widest, next) : next;
  const reach = Math.min(edge, Math.max(widest, left + FILLED * (edge - left)));
  return {
    edge,
    reach,
    areApart: areApart(
      named,
      snippets.filter((snippet) => snippet.column === names),
      breaks,
    ),
    areFollowed: areFollowed(named, { edge, reach }),
  };
}
