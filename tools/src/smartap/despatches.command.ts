import type { Command } from 'commander';
import { importCommand, importedInWords, importRecords, type ImportOptions } from './import/import-records.js';
import { DESPATCH_FIELDS, despatchIdentity, planDespatches } from './import/plan-despatches.js';

const KIND = { list: 'despatches', name: 'despatch', identityOf: despatchIdentity };

/** `npm run smartap -- despatches import FILE.csv`. */
export function despatchesCommand(program: Command): void {
  importCommand(
    program,
    KIND,
    DESPATCH_FIELDS,
    'take despatch advices (goods that were sent, and have not come) from a CSV file with one row a line, whose first line names the columns',
  ).action((file: string, options: ImportOptions) =>
    importedInWords(
      importRecords(file, options, {
        kind: KIND,
        fields: DESPATCH_FIELDS,
        required: () => ['number', 'sentOn', 'orderNumber', 'orderLine', 'quantity'],
        plan: planDespatches,
        changed: (_, given) => given,
      }),
    ),
  );
}
