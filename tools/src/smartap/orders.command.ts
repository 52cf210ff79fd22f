import type { Command } from 'commander';
import { importCommand, importedInWords, importRecords, type ImportOptions } from './import/import-records.js';
import { changedOrder, hasLines, ORDER_FIELDS, planOrders } from './import/plan-orders.js';

const KIND = { list: 'orders', name: 'order' };

/** `npm run smartap -- orders import FILE.csv`. */
export function ordersCommand(program: Command): void {
  importCommand(
    program,
    KIND,
    ORDER_FIELDS,
    'add orders from a CSV file with one row a line, whose first line names the columns; with --update and the columns number and status alone, close or cancel them',
  ).action((file: string, options: ImportOptions) =>
    importedInWords(
      importRecords(file, options, {
        kind: KIND,
        fields: ORDER_FIELDS,
        required: () => ['number'],
        plan: planOrders,
        changed: changedOrder,
        isWhole: hasLines,
      }),
    ),
  );
}
