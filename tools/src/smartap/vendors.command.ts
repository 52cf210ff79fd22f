import { Option, type Command } from 'commander';
import { importCommand, importedInWords, importRecords, type ImportOptions } from './import/import-records.js';
import { changedVendor, planVendors } from './import/plan-vendors.js';
import { VENDOR_FIELDS, type AccountState } from './import/vendor-row.js';

const KIND = { list: 'vendors', name: 'vendor' };

/** `npm run smartap -- vendors import FILE.csv`. */
export function vendorsCommand(program: Command): void {
  importCommand(program, KIND, VENDOR_FIELDS, 'add vendors from a CSV file whose first line names the columns; accounts of known ones are only added')
    .addOption(new Option('--accounts <state>', 'how accounts are taken: only approved ones are paid').choices(['proposed', 'approved']).default('proposed'))
    .action((file: string, options: ImportOptions & { readonly accounts: AccountState }) =>
      importedInWords(
        importRecords(file, options, {
          kind: KIND,
          fields: VENDOR_FIELDS,
          required: () => ['number', 'name'],
          plan: (rows, map) => planVendors(rows, map, options.accounts),
          changed: changedVendor,
        }),
      ),
    );
}
