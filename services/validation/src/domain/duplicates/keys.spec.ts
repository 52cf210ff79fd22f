import { anInvoice } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DUPLICATE_SETTINGS } from './duplicate-record.js';
import { CROWD, duplicateKeys, keptUnder } from './keys.js';
import { duplicateRecord } from './record-of.js';

const keysOf = (number: string, price = '100', vatId = 'DE123456788') =>
  duplicateKeys(duplicateRecord('018f0000-0000-7000-8000-000000000001', anInvoice().from('Seller', vatId).payableTo('DE89370400440532013000').withLine({ price }).with({ number, issueDate: '2026-01-14' }).build(), null), undefined, DEFAULT_DUPLICATE_SETTINGS);
const met = (kept: readonly string[], { wanted }: ReturnType<typeof keysOf>): boolean => wanted.some(({ key }) => kept.includes(key));

describe(duplicateKeys.name, () => {
  it('let two of one seller over the same amount meet by the amount, and by a slip of the number when nothing else is the same', () => {
    expect(met(keysOf('R-1001').sparse, keysOf('X-9'))).toBe(true);
    const [own, slipped] = [keysOf('R-10017'), keysOf('R-10071', '100', 'FR40303265045')];
    const slips = own.all.filter((key) => !own.sparse.includes(key));
    expect(met(slips, slipped)).toBe(true);
    expect(met(slips, keysOf('X-9'))).toBe(false);
  });

  it('are few where few ask for the same', () => {
    const { all, sparse } = keysOf('R-1001');
    expect(sparse.length).toBe(4);
    expect(all.length).toBeGreaterThan(2 * sparse.length);
  });
});

describe(keptUnder.name, () => {
  it('keeps the slips of a number from where an amount is crowded on, by any id of the seller', () => {
    const keys = keysOf('R-1001');
    const counts = new Map<string, number>();
    for (let i = 0; i < CROWD; i += 1) expect(keptUnder(keys, counts)).toBe(keys.sparse);
    expect(keptUnder(keys, counts)).toBe(keys.all);
    const [account = ''] = keys.amounts.slice(1);
    expect(keptUnder(keys, new Map([[account, CROWD]]))).toBe(keys.all);
    expect(keptUnder(keysOf('R-1001', '200'), counts)).toHaveLength(keys.sparse.length);
  });

  it('keeps those that no look at the newest takes in where a look at the oldest does', () => {
    const { wanted, amounts } = keysOf('R-1001');
    for (const { key, most, oldest } of wanted.filter((each) => amounts.includes(each.key))) {
      expect(key).not.toBe('');
      expect(most).toBeGreaterThanOrEqual(CROWD);
      expect(oldest).toBeGreaterThan(CROWD);
    }
  });
});
