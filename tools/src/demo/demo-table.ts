import { isAsIntended, type DemoDocument } from './demo-result.js';

interface Column {
  readonly head: string;
  readonly read: (document: DemoDocument) => string;
  readonly toRight?: boolean;
  readonly atMost?: number;
  /** Left out of a narrower table, where a second line says it. */
  readonly onlyWide?: boolean;
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
  { head: 'seller', read: ({ seller }) => or(seller), atMost: 24, onlyWide: true },
  { head: 'number', read: ({ number }) => or(number), atMost: 14, onlyWide: true },
  { head: 'total', read: ({ total, currency }) => (total === null ? '-' : `${total} ${currency ?? ''}`.trim()), toRight: true, atMost: 16 },
  ms('extr', 'extraction'),
  ms('valid', 'validation'),
  ms('match', 'matching'),
  ms('appr', 'approval'),
  ms('ms', 'total'),
  { head: 'outcome', read: (document) => `${or(document.outcome)}${isAsIntended(document) ? '' : ` (not ${document.intended ?? 'decided'})`}` },
];
/** From this width on everything of a document stands in one line. */
const WIDE = 180;

/** The documents as a table of this width; in a narrow one each has a second line with its seller, number and reason. */
export function demoTable(documents: readonly DemoDocument[], width: number): string {
  const isWide = width >= WIDE;
  const columns = COLUMNS.filter(({ onlyWide }) => isWide || !onlyWide);
  const cells = documents.map((document) => columns.map(({ read, atMost = Infinity }) => fit(read(document), atMost)));
  const widths = columns.map(({ head }, column) => Math.max(head.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (columns[column]?.toRight ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ');
  const left = width - widths.reduce((sum, own) => sum + own + 2, 0);
  const rows = documents.map(({ seller, number, reasons }, index) => {
    const [row, reason] = [line(cells[index] ?? []), reasons.join(' ')];
    if (isWide) return `${row}  ${fit(reason, left)}`.trimEnd();
    const who = [seller, number].filter((part) => part !== null).join(' ');
    return `${fit(row.trimEnd(), width)}\n  ${fit([who, reason].filter(Boolean).join(' · '), width - 2)}`;
  });
  const head = line(columns.map((column) => column.head)).trimEnd();
  return [isWide ? `${head}  reason` : fit(head, width), ...rows].join('\n');
}
