import type { CsvRow } from './csv-table.js';
import type { Refused, Sendable } from './send-records.js';

/**
 * Gathers the rows of one number to one record. A record of which one row is wrong is not taken: half an order would be worse than none.
 *
 * @param read a row with what is wrong with it
 * @param make a record of its rows, with what is wrong with the whole
 */
export function groupRows<Row extends { readonly faults: readonly string[] }, Item>(
  rows: readonly CsvRow[],
  read: (row: CsvRow) => Row,
  numberOf: (row: Row) => string,
  make: (reads: readonly Row[]) => { readonly item?: Item; readonly faults: readonly string[] },
): { sendable: Sendable<Item>[]; refused: Refused[] } {
  const [sendable, refused]: [Sendable<Item>[], Refused[]] = [[], []];
  const reads = rows.map((row) => ({ row, own: read(row) }));
  for (const group of Map.groupBy(reads, ({ own }) => numberOf(own)).values()) {
    const wrong = group.filter(({ own }) => own.faults.length > 0);
    const { item, faults } = wrong.length > 0 ? { item: undefined, faults: [] } : make(group.map(({ own }) => own));
    if (item !== undefined && faults.length === 0) sendable.push({ rows: group.map(({ row }) => row), item });
    else {
      const others = wrong.length > 0 ? [`Line ${wrong[0]?.row.line ?? '?'} of the same number is wrong.`] : [];
      refused.push(...group.map(({ row, own }) => ({ row, reasons: own.faults.length > 0 ? own.faults : faults.length > 0 ? faults : others })));
    }
  }
  return { sendable, refused: refused.toSorted((a, b) => a.row.line - b.row.line) };
}
