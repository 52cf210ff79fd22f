import { assertFits, ContractError } from '@smartap/contracts';
import type { TSchema } from '@sinclair/typebox';
import { cellsOf, type ColumnMap } from './column-map.js';
import type { CsvRow } from './csv-table.js';

/** Reads the cells of a row by field, and gathers what is wrong with them. */
export class Cells {
  readonly faults: string[] = [];

  constructor(
    private readonly row: CsvRow,
    private readonly map: ColumnMap,
  ) {}

  /** The text of a field; empty when there is none. */
  text(field: string): string {
    return cellsOf(this.map, this.row.cells, field).join(' ');
  }

  needed(field: string): string {
    const text = this.text(field);
    if (text === '') this.faults.push(`The ${field} is missing.`);
    return text;
  }

  /** A decimal with a point or a comma; never one that may be thousands. */
  decimal(field: string, otherwise?: string): string {
    const text = this.text(field).replaceAll(/[\s\u00a0']/g, '');
    if (text === '' && otherwise !== undefined) return otherwise;
    const read = /^-?\d+(?:[.,]\d+)?$/.test(text) ? text.replace(',', '.') : undefined;
    if (read === undefined) this.faults.push(text === '' ? `The ${field} is missing.` : `The ${field} ${text} is no number; write 1234.5.`);
    return read ?? '0';
  }

  /** A day as 2026-01-31 or 31.01.2026. */
  day(field: string): string {
    const text = this.text(field);
    const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
    const read = year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
    if (text !== '' && (!/^\d{4}-\d{2}-\d{2}$/.test(read) || Number.isNaN(Date.parse(read))))
      this.faults.push(`The ${field} ${text} is no day; write 2026-01-31.`);
    return read;
  }

  /** One of some words; the first when there is none. */
  word<const Words extends readonly [string, ...string[]]>(field: string, words: Words): Words[number] {
    const text = this.text(field).toLowerCase();
    const found = words.find((word) => word === text);
    if (text !== '' && !found) this.faults.push(`The ${field} ${text} is none of ${words.join(', ')}.`);
    return found ?? words[0];
  }
}

/** What a contract says against a value; empty when it fits. */
export function contractFaults(schema: TSchema, value: unknown, what: string): string[] {
  try {
    assertFits(schema, value, what);
    return [];
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return [error.message];
  }
}
