import type { PDFDocument } from 'pdf-lib';
import type { Corpus, CorpusRow } from '../corpus.js';
import type { Conformance } from '../run.js';
import { joinedCases } from './cases.js';
import { joinPdfs, openPages } from './join-pdfs.js';

const PDF_FORMATS = new Set(['pdf-text', 'facturx', 'orderx']);
const isPdf = ({ format }: CorpusRow): boolean => PDF_FORMATS.has(format);

/**
 * Puts files of several invoices together and sees whether they are taken apart again, and whether each PDF of several pages stays together.
 *
 * @param count of files of several invoices
 * @param progress is told before each file
 */
export async function measureSplits(corpus: Corpus, conformance: Conformance, count: number, seed: number, progress: (done: number, all: number) => void): Promise<void> {
  const pdfs = corpus.rows.filter(isPdf);
  const opened = new Map<string, PDFDocument>();
  for (const { id, file } of pdfs) {
    const pages = await openPages(corpus.read(file));
    if (pages !== undefined) opened.set(id, pages);
  }
  const cases = joinedCases(pdfs.filter(({ id, layout, format }) => opened.has(id) && (layout === 'designed' || format === 'orderx')), count, seed, ({ id }) => (opened.get(id)?.getPageCount() ?? 1) > 1);
  // Whose pages cannot be counted may have several.
  const several = pdfs.filter(({ id }) => opened.get(id)?.getPageCount() !== 1);
  const all = cases.length + several.length;
  for (const [index, own] of cases.entries()) {
    progress(index, all);
    const { bytes, starts } = await joinPdfs(own.rows.flatMap(({ id }) => opened.get(id) ?? []), own.kind === 'pages' ? 1 : 0);
    conformance.splits.add(own, starts, await conformance.startsOf(own.rows.map(({ id }) => id).join(' + '), bytes));
  }
  for (const [index, { id, file }] of several.entries()) {
    progress(cases.length + index, all);
    conformance.splits.keep('real', id, await conformance.startsOf(id, corpus.read(file)));
  }
}
