import { assertFits, ContractError, VendorInput } from '@smartap/contracts';
import { faultOfVatId } from '@smartap/tax-ids';
import { isIban } from '@smartap/validation/domain';
import { cellsOf, type ColumnMap, type Fields } from './column-map.js';
import type { CsvRow } from './csv-table.js';

/** Columns of vendors. */
export const VENDOR_FIELDS: Fields = {
  number: ['vendor number', 'vendor', 'vendor no', 'supplier number', 'supplier', 'Lieferantennummer', 'Lieferant', 'Kreditor', 'Kreditorennummer', 'LIFNR'],
  name: ['vendor name', 'supplier name', 'legal name', 'Firma', 'Name1', 'Name 1'],
  country: ['country code', 'Land', 'Länderkennzeichen', 'LAND1'],
  vatId: ['vat ids', 'vat number', 'vat no', 'USt-IdNr', 'USt-Id', 'Umsatzsteuer-Id', 'STCEG'],
  registrationId: ['registration ids', 'registration number', 'register number', 'Handelsregister', 'HRB'],
  iban: ['ibans'],
  account: ['account number', 'Kontonummer'],
  domain: ['domains', 'mail domain'],
  hold: ['holds', 'Sperre'],
  state: ['status'],
  trusted: [],
};

/** How accounts of a file are taken: only approved ones are paid. */
export type AccountState = 'approved' | 'proposed';

/** What a row says, or what is wrong with it. */
export type ReadVendor = { readonly vendor: VendorInput } | { readonly faults: readonly string[] };

const YES = new Set(['1', 'yes', 'y', 'true', 'x', 'ja']);
const NO = new Set(['', '0', 'no', 'n', 'false', 'nein']);
const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code) && code !== 'ZZ' && REGIONS.of(code) !== undefined;
const spaceless = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase();

function faultsOf({ country, vatIds }: Pick<VendorInput, 'country' | 'vatIds'>, ibans: readonly string[]): string[] {
  return [
    ...(country !== undefined && !isCountry(country) ? [`The country ${country} is no code of ISO 3166-1, such as DE.`] : []),
    ...vatIds.flatMap((vatId) => {
      if (!/^[A-Z]{2}/i.test(vatId)) return [`The VAT id ${vatId} does not begin with its country, such as DE.`];
      const fault = faultOfVatId(vatId);
      return fault ? [`The VAT id ${vatId} has not the ${fault} of its country.`] : [];
    }),
    ...ibans.filter((iban) => !isIban(iban)).map((iban) => `The IBAN ${iban} is wrong in length or check digits.`),
  ];
}

function isVendor(vendor: unknown): asserts vendor is VendorInput {
  assertFits(VendorInput, vendor, 'The vendor');
}

function asContract(vendor: unknown): ReadVendor {
  try {
    isVendor(vendor);
    return { vendor };
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return { faults: [error.message] };
  }
}

/** Reads a row by its columns; a cell of many values has them apart by `;` or `|`. All that is wrong is told at once. */
export function vendorOf({ cells }: CsvRow, map: ColumnMap, accountState: AccountState): ReadVendor {
  const all = (field: string): string[] => [
    ...new Set(
      cellsOf(map, cells, field)
        .flatMap((cell) => cell.split(/[;|]/))
        .map((text) => text.trim())
        .filter(Boolean),
    ),
  ];
  const one = (field: string): string => cellsOf(map, cells, field).join(' ');
  const [country, state, trusted] = [one('country').toUpperCase(), one('state').toLowerCase() || 'active', one('trusted').toLowerCase()];
  const ibans = all('iban').map(spaceless);
  const [domains, holds] = [all('domain').map((domain) => domain.toLowerCase()), all('hold').map((hold) => hold.toLowerCase())];
  const vendor = {
    number: one('number'),
    name: one('name'),
    ...(country ? { country } : {}),
    vatIds: all('vatId').map(spaceless),
    registrationIds: all('registrationId'),
    accounts: [...ibans, ...all('account')].map((iban) => ({ iban, state: accountState })),
    ...(domains.length > 0 ? { domains } : {}),
    ...(holds.length > 0 ? { holds } : {}),
    state,
    trusted: YES.has(trusted),
  };
  const faults = [
    ...['number', 'name'].filter((field) => one(field) === '').map((field) => `The ${field} is missing.`),
    ...(state === 'active' || state === 'blocked' ? [] : [`The state ${state} is neither active nor blocked.`]),
    ...(YES.has(trusted) || NO.has(trusted) ? [] : [`Trusted is yes or no, not ${trusted}.`]),
    ...holds.filter((hold) => hold !== 'posting' && hold !== 'payment').map((hold) => `The hold ${hold} is neither posting nor payment.`),
    ...faultsOf(vendor, ibans),
  ];
  return faults.length > 0 ? { faults } : asContract(vendor);
}
