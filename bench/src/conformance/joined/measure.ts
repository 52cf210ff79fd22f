import { DEFAULT_EXTRACTION_LIMITS } from '@smartap/extraction/domain';
import type { PDFDocument } from 'pdf-lib';
import type { Corpus, CorpusRow } from '../corpus.js';
import type { Conformance } from '../run.js';
import { degraded } from '../degraded/degraded.js';
import { joinedCases, MOST_JOINED } from './cases.js';
import { joinPdfs, openPages } from './join-pdfs.js';

const PRINTED = new Set(['pdf-text', 'facturx', 'orderx']);
const SCANNED = new Set(['pdf-scan']);

/** What is measured. */
export interface JoinedOptions {
  /** Files of several invoices. */
  readonly count: number;
  readonly seed: number;
  /** As a scanner would deliver them. */
  readonly isScanned: boolean;
}

/** Pages that are looked through for several invoices where words are recognised in pictures. */
const MOST_SCANNED = DEFAULT_EXTRACTION_LIMITS.maxPicturePages;

/**
 * Puts files of several invoices together and sees whether they are taken apart again, and whether each PDF of several pages, or each scan, stays together.
 *
 * @param progress is told before each file
 */
export async function measureSplits(
  corpus: Corpus,
  conformance: Conformance,
  { count, seed, isScanned }: JoinedOptions,
  progress: (done: number, all: number) => void,
): Promise<void> {
  const printed = corpus.rows.filter(({ format }) => PRINTED.has(format));
  const real = isScanned ? corpus.rows.filter(({ format }) => SCANNED.has(format)) : printed;
  const opened = new Map<string, PDFDocument>();
  for (const { id, file } of new Set([...printed, ...real])) {
    const pages = await openPages(corpus.read(file));
    if (pages !== undefined) opened.set(id, pages);
  }
  const pagesOf = (id: string): number => opened.get(id)?.getPageCount() ?? 1;
  const fits = ({ id }: CorpusRow): boolean => opened.has(id) && (!isScanned || pagesOf(id) * MOST_JOINED <= MOST_SCANNED);
  const cases = joinedCases(
    printed.filter((row) => fits(row) && (row.layout === 'designed' || row.format === 'orderx')),
    count,
    seed,
    ({ id }) => pagesOf(id) > 1,
  );
  // Whose pages cannot be counted may have several.
  const several = real.filter(({ id }) => opened.get(id)?.getPageCount() !== 1);
  const all = cases.length + several.length;
  for (const [index, own] of cases.entries()) {
    progress(index, all);
    const { bytes, starts } = await joinPdfs(
      own.rows.flatMap(({ id }) => opened.get(id) ?? []),
      own.kind === 'pages' ? 1 : 0,
    );
    const file = isScanned ? await degraded(bytes, seed + index, 'scan', MOST_SCANNED) : bytes;
    conformance.splits.add(own, starts, await conformance.startsOf(own.rows.map(({ id }) => id).join(' + '), file, isScanned));
  }
  for (const [index, { id, file }] of several.entries()) {
    progress(cases.length + index, all);
    conformance.splits.keep('real', id, await conformance.startsOf(id, corpus.read(file), isScanned));
  }
}
