import type { Corpus } from '../corpus.js';
import type { Care } from './correction.js';
import { CorrectedBook, vendorsOf, type CorrectedMiss, type CorrectedScore, type Reached } from './corrected.js';

/** What corrections were worth, by how much a clerk states and by what was read next. */
export interface CorrectedReport {
  readonly scores: Readonly<Record<Care, ReturnType<CorrectedBook['score']>>>;
  readonly misses: readonly (CorrectedMiss & { care: Care })[];
}

const CARES: readonly Care[] = ['wrong', 'all'];
const CALLED: Readonly<Record<Care, string>> = { wrong: 'what was read wrongly', all: 'every fact' };

/** Corrects each of the pages of vendors that have several, and reads their others by it. */
export async function correctedReport(corpus: Corpus, told: (done: number, of: number) => void): Promise<CorrectedReport> {
  const vendors = vendorsOf(corpus);
  const books = CARES.map((care) => ({ care, book: new CorrectedBook(corpus, care) }));
  for (const [index, vendor] of vendors.entries()) {
    for (const { book } of books) await book.vendor(vendor);
    told(index + 1, vendors.length);
  }
  return {
    scores: Object.fromEntries(books.map(({ care, book }) => [care, book.score()])) as CorrectedReport['scores'],
    misses: books.flatMap(({ care, book }) => book.misses.map((miss) => ({ ...miss, care }))),
  };
}

const percent = (right: number, all: number): string => (all === 0 ? '–' : `${((100 * right) / all).toFixed(1)} %`);
const facts = ({ rightFacts, facts: all }: Reached): string => `${rightFacts}/${all} (${percent(rightFacts, all)})`;
/** Twice what is right of what was expected and given: F1. */
const lines = ({ rightLines, expectedLines, givenLines }: Reached): string => percent(2 * rightLines, expectedLines + givenLines);

function rowOf(care: Care, next: string, { readings, byLayout, told, worse, before, after }: CorrectedScore): string {
  const cells = [
    CALLED[care],
    next,
    readings,
    byLayout,
    told,
    facts(before),
    facts(after),
    lines(before),
    lines(after),
    percent(before.whole, readings),
    percent(after.whole, readings),
    `${before.wrongAboveBound} → ${after.wrongAboveBound}`,
    `${before.wrongLinesAboveBound} → ${after.wrongLinesAboveBound}`,
    worse,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The report as a table in Markdown. */
export function correctedTable({ scores }: CorrectedReport): string {
  const head = [
    'corrected',
    'read next',
    'readings',
    'by the layout',
    'says that it lost something',
    'facts before',
    'facts after',
    'lines F1 before',
    'after',
    'wholly right before',
    'after',
    'wrong above the bound',
    'wrong lines above it',
    'worse than before',
  ];
  const rows = CARES.flatMap((care) => Object.entries(scores[care]).map(([next, score]) => rowOf(care, next, score)));
  return [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows, ''].join('\n');
}
