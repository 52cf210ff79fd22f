import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCii, writeUbl } from '@smartap/en16931';
import { extract } from '@smartap/extraction/domain';
import { buildSamples, LaunchError } from '@smartap/tools';
import { isInvoice, loadCorpus } from '../conformance/corpus.js';
import { FIFTY_LINES_INVOICE } from '../conformance/fifty-lines.js';
import { percentile } from '../load/read-model.js';
import { timesOfInvoice2data } from './invoice2data.js';

export interface ReadOptions {
  /** A folder with a corpus, whose PDFs with a design of their own are read; else those of the demo. */
  readonly corpus?: string;
  /** A Python that has invoice2data, to read the same PDFs with. */
  readonly python?: string;
}

/** Milliseconds a document. */
export interface Times {
  readonly documents: number;
  readonly mean: number;
  readonly median: number;
  readonly p95: number;
}

export interface ReadResult {
  /** Invoices of fifty lines. */
  readonly ubl: Times;
  readonly cii: Times;
  /** The pages of PDFs alone, their attachments left aside; the same once more, when all of them have made the code hot. */
  readonly pdf: Times;
  readonly again: Times;
  readonly invoice2data?: Times;
  /** What all PDFs take against invoice2data in the same run, the first time and once more. */
  readonly ratio?: number;
  readonly ratioAgain?: number;
}

const OWN = 80;
/** How often what makes the code hot is read. */
const ROUNDS = 8;
/** How often a document of fifty lines is measured, after as many times before. */
const XML_READS = 400;

function timesOf(each: readonly number[]): Times {
  const sorted = each.toSorted((a, b) => a - b);
  return {
    documents: each.length,
    mean: each.reduce((sum, ms) => sum + ms, 0) / Math.max(1, each.length),
    median: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
  };
}

async function timed(bytes: Uint8Array): Promise<number> {
  const begun = performance.now();
  await extract(bytes, { ignoreAttachments: true });
  return performance.now() - begun;
}

async function timesOfXml(bytes: Uint8Array): Promise<Times> {
  const each: number[] = [];
  for (let read = 0; read < 2 * XML_READS; read += 1) each.push(await timed(bytes));
  return timesOf(each.slice(XML_READS));
}

/** The PDFs of a corpus that have text, by their paths: those of a design of their own, and the others, which a stylesheet sets. */
function pdfsOf(folder: string): { readonly designed: readonly string[]; readonly others: readonly string[] } {
  const rows = loadCorpus(folder).rows.filter((row) => isInvoice(row) && (row.format === 'pdf-text' || row.format === 'facturx'));
  const { designed = [], others = [] } = Object.groupBy(rows, ({ layout }) => (layout === 'designed' ? 'designed' : 'others'));
  if (designed.length === 0)
    throw new LaunchError(`${folder} has no designed PDFs with text.`, 'Name a folder with a manifest.jsonl that has, or leave --corpus out.');
  const pathOf = ({ file }: { readonly file: string }): string => join(folder, file);
  return { designed: designed.map(pathOf), others: others.map(pathOf) };
}

/** Reads XML of fifty lines and text PDFs, each once after others have made the code hot and once more, and says what each took. */
export async function runRead({ corpus, python }: ReadOptions, onProgress: (text: string) => void): Promise<ReadResult> {
  const scratch = mkdtempSync(join(tmpdir(), 'smartap-read-'));
  try {
    const pdfs = (await buildSamples('1', OWN)).samples.filter(({ file }) => file.endsWith('.pdf'));
    const own = pdfs.map(({ bytes }, index) => {
      const path = join(scratch, `${index}.pdf`);
      writeFileSync(path, bytes);
      return path;
    });
    const [first = '', ...rest] = own;
    const of = corpus === undefined ? undefined : pdfsOf(corpus);
    const [warmUp, measured] = of === undefined ? [[first], rest] : [[...own, ...of.others], of.designed];
    onProgress(`reading ${warmUp.length} other PDFs ${ROUNDS} times, to warm up`);
    for (let round = 0; round < ROUNDS; round += 1) for (const path of warmUp) await timed(readFileSync(path));
    onProgress(`reading ${measured.length} PDFs`);
    const timesOfPdfs = async (): Promise<Times> => {
      const each: number[] = [];
      for (const path of measured) each.push(await timed(readFileSync(path)));
      return timesOf(each);
    };
    const [pdf, again] = [await timesOfPdfs(), await timesOfPdfs()];
    if (python !== undefined) onProgress(`reading them with invoice2data`);
    const rival = python === undefined ? undefined : timesOf(timesOfInvoice2data(python, first, measured));
    return {
      ubl: await timesOfXml(Buffer.from(writeUbl(FIFTY_LINES_INVOICE))),
      cii: await timesOfXml(Buffer.from(writeCii(FIFTY_LINES_INVOICE))),
      pdf,
      again,
      ...(rival && { invoice2data: rival, ratio: pdf.mean / rival.mean, ratioAgain: again.mean / rival.mean }),
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
