import type { Command } from 'commander';
import { importCommand, importedInWords, importRecords, type ImportOptions } from './import/import-records.js';
import { planReceipts, RECEIPT_FIELDS } from './import/plan-receipts.js';

const KIND = { list: 'receipts', name: 'receipt' };

/** `npm run smartap -- receipts import FILE.csv`. */
export function receiptsCommand(program: Command): void {
  importCommand(
    program,
    KIND,
    RECEIPT_FIELDS,
    'post receipts and returns (negative quantities) from a CSV file with one row a line, whose first line names the columns',
  ).action((file: string, options: ImportOptions) =>
    importedInWords(
      importRecords(file, options, {
        kind: KIND,
        fields: RECEIPT_FIELDS,
        required: () => ['number', 'receivedOn', 'orderNumber', 'orderLine', 'quantity'],
        plan: planReceipts,
        changed: (_, given) => given,
      }),
    ),
  );
}
