import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The fields whose truth a row of the manifest states. */
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

/** The corpus in a folder: its rows, its expected lines and the bytes of its files. */
export interface Corpus {
  rows: CorpusRow[];
  lines: ReadonlyMap<string, ExpectedLine[]>;
  read: (file: string) => Uint8Array;
}

function readJsonLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Loads the corpus of a folder. */
export function loadCorpus(folder: string): Corpus {
  const lines = readJsonLines<{ id: string; lines: ExpectedLine[] }>(join(folder, 'expected-lines.jsonl'));
  return {
    rows: readJsonLines<CorpusRow>(join(folder, 'manifest.jsonl')),
    lines: new Map(lines.map((row) => [row.id, row.lines])),
    read: (file) => readFileSync(join(folder, file)),
  };
}

/** Whether facts and lines are scored on a row. */
export function isInvoice(row: CorpusRow): boolean {
  return row.kind === 'invoice' || row.kind === 'creditnote';
}
