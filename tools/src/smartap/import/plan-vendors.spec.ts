import { describe, expect, it } from 'vitest';
import { mapColumns } from './column-map.js';
import { readCsv } from './csv-table.js';
import { changedVendor, planVendors } from './plan-vendors.js';
import { VENDOR_FIELDS } from './vendor-row.js';

const HEAD = 'number,name,country,vatId,iban,hold,state,trusted';

function plan(...lines: string[]) {
  const table = readCsv([HEAD, ...lines].join('\n'), ',');
  return planVendors(table.rows, mapColumns(table.headers, undefined, VENDOR_FIELDS, []), 'proposed');
}

describe(planVendors.name, () => {
  it('reads a row', () => {
    expect(plan('V-1,Muster GmbH,de,DE 136 695 976;ATU13585627,DE89 3704 0044 0532 0130 00,payment,,ja').sendable.map(({ item }) => item)).toEqual([
      { number: 'V-1', name: 'Muster GmbH', country: 'DE', vatIds: ['DE136695976', 'ATU13585627'], registrationIds: [], accounts: [{ iban: 'DE89370400440532013000', state: 'proposed' }], holds: ['payment'], state: 'active', trusted: true },
    ]);
  });

  it('tells all that is wrong with a row at once', () => {
    const { sendable, refused } = plan('V-1,,XX,DE136695977,DE88370400440532013000,all,gone,perhaps', 'V-2,Two,,136695976,,,,');
    expect(sendable).toEqual([]);
    expect(refused).toMatchObject([
      { row: { line: 2 }, reasons: [/name is missing/, /state gone/, /not perhaps/, /hold all/, /country XX/, /DE136695977 has not the check digits/, /IBAN DE88/].map((pattern) => expect.stringMatching(pattern)) },
      { row: { line: 3 }, reasons: [expect.stringMatching(/does not begin with its country/)] },
    ]);
  });

  it('asks the contract besides', () => {
    expect(plan(`${'9'.repeat(61)},Long,,,,,,`).refused).toMatchObject([{ reasons: [expect.stringMatching(/does not fit its contract at \/number/)] }]);
  });

  it('takes the first of two rows of a number', () => {
    const { sendable, refused } = plan('V-1,One,,,,,,', 'V-1,Other,,,,,,');
    expect(sendable).toHaveLength(1);
    expect(refused).toMatchObject([{ row: { line: 3 }, reasons: [expect.stringMatching(/line 2 already/)] }]);
  });
});

describe(changedVendor.name, () => {
  it('keeps what has no column, and accounts with their state', () => {
    const known = { number: 'V-1', name: 'Old', vatIds: ['DE136695976'], registrationIds: ['HRB 1'], accounts: [{ iban: 'DE89370400440532013000', state: 'approved' as const }], state: 'blocked' as const, trusted: true };
    const map = new Map([['number', ['n']], ['name', ['m']], ['iban', ['i']]]);
    const account = (iban: string) => ({ iban, state: 'proposed' as const });
    const given = { ...known, name: 'New', vatIds: [], registrationIds: [], accounts: [account('DE89370400440532013000'), account('NO9386011117947')], state: 'active' as const, trusted: false };
    expect(changedVendor(known, given, map)).toEqual({ ...known, name: 'New', accounts: [...known.accounts, account('NO9386011117947')] });
  });
});
