import { isAsIntended, type DemoDocument } from './demo-result.js';

interface Column {
  readonly head: string;
  readonly read: (document: DemoDocument) => string;
  readonly toRight?: boolean;
  readonly atMost?: number;
}

const or = (value: string | number | null): string => (value === null ? '-' : String(value));
const ms = (head: string, stage: keyof DemoDocument['ms']): Column => ({ head, read: (document) => or(document.ms[stage]), toRight: true });

/** Cuts to a width, telling that something was cut. */
export function fit(text: string, width: number): string {
  const flat = text.replaceAll(/\s+/g, ' ');
  return flat.length > width ? `${flat.slice(0, Math.max(0, width - 1))}…` : flat;
}

const COLUMNS: readonly Column[] = [
  { head: 'document', read: ({ file }) => file, atMost: 32 },
  { head: 'format', read: ({ format }) => or(format) },
  { head: 'seller', read: ({ seller }) => or(seller), atMost: 24 },
  { head: 'number', read: ({ number }) => or(number), atMost: 14 },
  { head: 'total', read: ({ total, currency }) => (total === null ? '-' : `${total} ${currency ?? ''}`.trim()), toRight: true, atMost: 16 },
  ms('extr', 'extraction'),
  ms('valid', 'validation'),
  ms('match', 'matching'),
  ms('appr', 'approval'),
  ms('ms', 'total'),
  { head: 'outcome', read: (document) => `${or(document.outcome)}${isAsIntended(document) ? '' : ` (not ${document.intended ?? 'decided'})`}` },
];
const REASON_AT_LEAST = 30;

/** The documents as a table of this width; a narrow one has each reason on a line of its own. */
export function demoTable(documents: readonly DemoDocument[], width: number): string {
  const cells = documents.map((document) => COLUMNS.map(({ read, atMost = Infinity }) => fit(read(document), atMost)));
  const widths = COLUMNS.map(({ head }, column) => Math.max(head.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string => row.map((cell, column) => (COLUMNS[column]?.toRight ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ');
  const left = width - widths.reduce((sum, own) => sum + own + 2, 0);
  const isNarrow = left < REASON_AT_LEAST;
  const rows = documents.map((document, index) => {
    const reason = document.reasons.join(' ');
    const row = line(cells[index] ?? []);
    return isNarrow ? `${row.trimEnd()}\n    ${fit(reason || '-', width - 4)}` : `${row}  ${fit(reason, left)}`.trimEnd();
  });
  const head = line(COLUMNS.map((column) => column.head));
  return [isNarrow ? head.trimEnd() : `${head}  reason`, ...rows].join('\n');
}
