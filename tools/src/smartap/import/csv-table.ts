import papa from 'papaparse';
import { LaunchError } from '../../launch.error.js';

/** A row of a table: the line of the file it begins in, and its cells by header. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A table with headers. */
export interface CsvTable {
  readonly headers: readonly string[];
  readonly delimiter: string;
  readonly rows: readonly CsvRow[];
}

/** The text of a file: UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1252, which spreadsheets write. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * Reads a table; empty rows are left out.
 *
 * @param delimiter absent: told by the text
 * @throws LaunchError where the text is no table
 */
export function readCsv(marked: string, delimiter?: string): CsvTable {
  const text = marked.replace(/^\u{FEFF}/u, '');
  const lines: number[] = [];
  const grid: string[][] = [];
  let line = 1;
  let last = 0;
  const told = delimiter ?? delimiterOf(text);
  const errors = readRecords(text, told, (cells, cursor) => {
    if (cells.some((cell) => cell.trim() !== '')) {
      lines.push(line);
      grid.push(cells.map((cell) => cell.trim()));
    }
    line += text.slice(last, cursor).split(/\r\n|\n|\r/).length - 1;
    last = cursor;
  });
  const fault = errors.find(({ type }) => type === 'Quotes');
  if (fault) throw new LaunchError(`The file is no CSV in record ${(fault.row ?? 0) + 1}: ${fault.message}.`, 'See that each quoted cell ends with a quote.');
  const [headers, ...body] = grid;
  if (!headers) throw new LaunchError('The file is empty.', 'The first line must name the columns.');
  const twice = headers.find((header, i) => header !== '' && headers.indexOf(header) < i);
  if (twice !== undefined) throw new LaunchError(`Two columns are called ${twice}.`, 'Give each column a name of its own.');
  const rows = body.map((cells, i) => ({ line: lines[i + 1] ?? 0, cells: Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? ''])) }));
  return { headers, delimiter: told, rows };
}

/** The delimiter that takes the first line apart into most columns. */
function delimiterOf(text: string): string {
  const counted = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, cells: papa.parse<string[]>(text, { delimiter, preview: 1 }).data[0]?.length ?? 0 }));
  return counted.toSorted((x, y) => y.cells - x.cells)[0]?.delimiter ?? ',';
}

function readRecords(text: string, delimiter: string, take: (cells: string[], cursor: number) => void): papa.ParseError[] {
  const errors: papa.ParseError[] = [];
  papa.parse<string[]>(text, {
    delimiter,
    step: ({ data, meta, errors: own }) => {
      errors.push(...own);
      take(data, meta.cursor);
    },
  });
  return errors;
}

/** Writes a table as it was read: the same delimiter, a line end after each row. */
export function writeCsv(headers: readonly string[], rows: readonly (readonly string[])[], delimiter: string): string {
  return `${papa.unparse({ fields: [...headers], data: rows.map((row) => [...row]) }, { delimiter, newline: '\n' })}\n`;
}
