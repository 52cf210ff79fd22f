import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '@smartap/tools';

/** The fields whose truth a row of the manifest states. */
// prettier-ignore
export const FIELDS = [
  'invoice_number', 'issue_date', 'due_date', 'currency', 'net', 'tax', 'gross', 'payable', 'line_total', 'prepaid', 'seller_name',
  'seller_tax_id', 'seller_country', 'buyer_name', 'buyer_tax_id', 'iban', 'po_reference', 'buyer_reference', 'despatch_reference',
  'type_code', 'line_count',
] as const;
export type Field = (typeof FIELDS)[number];

/** A document of the corpus with what it should give. */
export interface CorpusRow {
  id: string;
  file: string;
  format: string;
  kind: string;
  family: string;
  layout?: string | null;
  expected: Record<Field, string | number | null>;
  visible_in_text?: Field[] | null;
  embedded_file?: string | null;
  en16931?: { valid: boolean; fatal: string[]; applies?: boolean } | null;
}

/** A line of an invoice as it should be read. */
export interface ExpectedLine {
  quantity: string | null;
  net: string | null;
  price: string | null;
  name: string | null;
}

/** What a document states besides header and lines, by the names of the terms: `{ seller_city: 'Leeds', vat_breakdown: '5: 20 + 1, 20: 100 + 20' }`. */
export type ExpectedTerms = Readonly<Record<string, string>>;

/** The corpus in a folder: its rows, its expected lines, its expected terms where it has some, and the bytes of its files. */
export interface Corpus {
  rows: CorpusRow[];
  lines: ReadonlyMap<string, ExpectedLine[]>;
  terms: ReadonlyMap<string, ExpectedTerms>;
  read: (file: string) => Uint8Array;
}

function readJsonLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/**
 * Loads the corpus of a folder.
 *
 * @throws LaunchError where the folder holds none
 */
export function loadCorpus(folder: string): Corpus {
  const missing = ['manifest.jsonl', 'expected-lines.jsonl'].filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0)
    throw new LaunchError(
      `${folder} is no corpus: ${missing.join(' and ')} missing.`,
      'Name a folder that has both, as bench/pages does; its README says what they hold.',
    );
  const lines = readJsonLines<{ id: string; lines: ExpectedLine[] }>(join(folder, 'expected-lines.jsonl'));
  const stated = join(folder, 'expected-terms.jsonl');
  const terms = existsSync(stated) ? readJsonLines<{ id: string; terms: ExpectedTerms }>(stated) : [];
  return {
    rows: readJsonLines<CorpusRow>(join(folder, 'manifest.jsonl')),
    lines: new Map(lines.map((row) => [row.id, row.lines])),
    terms: new Map(terms.map((row) => [row.id, row.terms])),
    read: (file) => readFileSync(join(folder, file)),
  };
}

/** Whether facts and lines are scored on a row. */
export function isInvoice(row: CorpusRow): boolean {
  return row.kind === 'invoice' || row.kind === 'creditnote';
}
