import type { VendorInput } from '@smartap/contracts';
import type { ColumnMap } from './column-map.js';
import type { CsvRow } from './csv-table.js';
import type { Refused, Sendable } from './send-records.js';
import { vendorOf, type AccountState } from './vendor-row.js';

/** All rows, held against the rules and one another before anything is sent. */
export function planVendors(rows: readonly CsvRow[], map: ColumnMap, accountState: AccountState): { sendable: Sendable<VendorInput>[]; refused: Refused[] } {
  const [sendable, refused]: [Sendable<VendorInput>[], Refused[]] = [[], []];
  const lines = new Map<string, number>();
  for (const row of rows) {
    const read = vendorOf(row, map, accountState);
    if ('faults' in read) {
      refused.push({ row, reasons: read.faults });
      continue;
    }
    const { vendor } = read;
    const before = lines.get(vendor.number);
    if (before !== undefined)
      refused.push({
        row,
        reasons: [`Vendor ${vendor.number} is in line ${before} already. Keep one row a vendor; values of one cell stand apart by ; or |.`],
      });
    else {
      lines.set(vendor.number, row.line);
      sendable.push({ rows: [row], item: vendor });
    }
  }
  return { sendable, refused };
}

/** A known vendor as the file's columns change it: what has no column stays, and accounts are only added. */
export function changedVendor(known: VendorInput, vendor: VendorInput, map: ColumnMap): VendorInput {
  const has = (...fields: readonly string[]): boolean => fields.some((field) => map.has(field));
  const accounts = new Set(known.accounts.map(({ iban }) => iban));
  return {
    ...known,
    name: vendor.name,
    ...(vendor.country === undefined ? {} : { country: vendor.country }),
    ...(has('vatId') ? { vatIds: vendor.vatIds } : {}),
    ...(has('registrationId') ? { registrationIds: vendor.registrationIds } : {}),
    accounts: [...known.accounts, ...vendor.accounts.filter(({ iban }) => !accounts.has(iban))],
    ...(has('domain') ? { domains: vendor.domains ?? [] } : {}),
    ...(has('hold') ? { holds: vendor.holds ?? [] } : {}),
    ...(has('state') ? { state: vendor.state } : {}),
    ...(has('trusted') ? { trusted: vendor.trusted } : {}),
  };
}
