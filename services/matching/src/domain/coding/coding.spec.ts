import type { CodingShare } from '@smartap/contracts';
import { sum } from '@smartap/runtime';
import { anInvoice } from '@smartap/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billOf } from '../bill-of-invoice.js';
import { DEFAULT_SETTINGS } from '../default-settings.js';
import { Ledger } from '../ledger.js';
import { match } from '../match.js';
import { NO_EXTRAS } from '../match-facts.js';
import { codableOf } from './codable.js';
import { spread } from './spread.js';
import { suggestCoding, type PastCoding } from './suggest.js';

const at = (costCenter: string, parts: Partial<CodingShare> = {}): CodingShare => ({ glAccount: '4711', costCenter, ...parts });

describe(spread.name, () => {
  it('gives a part that stands alone all of the line', () => {
    expect(spread([at('K1')], '-12.30', 2)).toEqual([{ glAccount: '4711', costCenter: 'K1', amount: '-12.3' }]);
  });

  it('splits by percent to the cent, whatever the shares', () => {
    const third = [at('K1', { percent: '33.3' }), at('K2', { percent: '33.3' }), at('K3', { percent: '33.4' })];
    expect(spread(third, '0.02', 2)).toMatchObject([{ amount: '0.01' }, { amount: '0' }, { amount: '0.01' }]);
    const shares = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 20 });
    fc.assert(fc.property(shares, fc.integer({ min: -10_000_000, max: 10_000_000 }), (given, cents) => {
      const rest = 10_000 - given.reduce((a, b) => a + b, 0);
      const percents = [...given, rest].map((hundredths) => (hundredths / 100).toFixed(2));
      const parts = spread(percents.map((percent) => at('K', { percent })), (cents / 100).toFixed(2), 2);
      expect(typeof parts === 'string' ? parts : sum(parts.map(({ amount }) => amount)).toFixed(2)).toBe(sum([(cents / 100).toFixed(2)]).toFixed(2));
    }));
  });

  it.each([
    ['amounts that do not make the line', [at('K1', { amount: '60' }), at('K2', { amount: '39.99' })], 'its parts make 99.99; the line is 100.'],
    ['amounts finer than the currency', [at('K1', { amount: '50.005' }), at('K2', { amount: '49.995' })], 'its amounts have at most 2 decimals.'],
    ['percentages that do not make 100', [at('K1', { percent: '60' }), at('K2', { percent: '39' })], /make 99/],
    ['a share below nothing', [at('K1', { percent: '110' }), at('K2', { percent: '-10' })], /above 0/],
    ['both ways at once', [at('K1', { percent: '60' }), at('K2', { amount: '40' })], /or of each its amount/],
    ['no part', [], 'its parts make 0; the line is 100.'],
  ])('refuses %s', (_, parts, fault) => {
    expect(spread(parts, '100', 2)).toEqual(typeof fault === 'string' ? fault : expect.stringMatching(fault));
  });
});

describe('An invoice without order', () => {
  const bill = billOf(anInvoice().withLine({ net: '100', name: 'Rent' }).withLine({ net: '50', name: 'Heating' }).build());
  const facts = { orders: [], balances: new Ledger([]).seenBy('x'), ...NO_EXTRAS };

  it('passes as before where no coding is asked for', () => {
    expect(match(bill, { ...facts, settings: DEFAULT_SETTINGS }).result).toMatchObject({ class: 'clean', verdict: 'NO_ORDER', lines: [] });
  });

  it('asks for what is missing, and goes on with all of it coded', () => {
    const settings = { ...DEFAULT_SETTINGS, codingRequired: true as const };
    const half = match(bill, { ...facts, settings, coded: [{ lineId: '1', parts: [at('K1')] }] }).result;
    expect(half).toMatchObject({ class: 'exception', verdict: 'CODING_REQUIRED', payableNow: '0', awaiting: '150.00', lines: [{ lineId: '2', awaiting: '50', explanation: expect.stringContaining('Heating') as string }] });
    const whole = match(bill, { ...facts, settings, coded: [{ lineId: '1', parts: [at('K1')] }, { lineId: '2', parts: [at('K1', { percent: '50' }), at('K2', { percent: '50' })] }] }).result;
    expect(whole).toMatchObject({ class: 'clean', verdict: 'NO_ORDER', payableNow: '150.00', coding: [{ lineId: '1', parts: [{ amount: '100' }] }, { lineId: '2', parts: [{ amount: '25' }, { amount: '25' }] }] });
  });

  it('whose line has another amount by now is to be coded again, if it was split by amounts', () => {
    const settings = { ...DEFAULT_SETTINGS, codingRequired: true as const };
    const byAmount = [at('K1', { amount: '60' }), at('K2', { amount: '39' })];
    expect(match(bill, { ...facts, settings, coded: [{ lineId: '1', parts: byAmount }, { lineId: '2', parts: [at('K1')] }] }).result).toMatchObject({ verdict: 'CODING_REQUIRED', lines: [{ lineId: '1' }] });
  });

  it('is coded as a whole where it has no lines, and by its charges too', () => {
    expect(codableOf({ ...bill, lines: [], netTotal: '99' })).toEqual([{ id: 'whole', net: '99', text: null, key: 'whole' }]);
    expect(codableOf({ ...bill, charges: [{ id: 'charge-1', kind: 'freight', amount: '7', order: null, orderCharge: null }] }).map(({ id }) => id)).toEqual(['1', '2', 'charge-1']);
  });
});

describe(suggestCoding.name, () => {
  const line = { id: '1', net: '100', text: 'Office cleaning March', key: 'id:clean' };
  let n = 0;
  const past = (costCenter: string, parts: Partial<PastCoding> = {}): PastCoding => ({ invoiceId: `i${(n += 1)}`, number: 'R-1', lineId: '1', key: 'id:clean', text: 'Office cleaning', parts: [at(costCenter)], ...parts });

  it('is what most lines of the same article were coded to, with who says so', () => {
    const suggestion = suggestCoding(line, [past('K1'), past('K1'), past('K2'), past('K1'), past('K9', { key: 'id:other' })], null);
    expect(suggestion).toMatchObject({ parts: [{ glAccount: '4711', costCenter: 'K1', percent: '100' }], by: 'item', agreeing: 3, asked: 4, confidence: 4 / 6, statedReference: null });
    expect(suggestion?.invoices).toHaveLength(3);
  });

  it('asks like words where the article is new, and nothing else', () => {
    expect(suggestCoding({ ...line, key: 'name:x' }, [past('K1'), past('K1', { text: 'Window glass' })], null)).toMatchObject({ by: 'text', agreeing: 1, asked: 1 });
    expect(suggestCoding({ ...line, key: 'name:x', text: 'Flowers' }, [past('K1')], null)).toBeNull();
  });

  it.each([
    ['half and half', [past('K1'), past('K2')]],
    ['a bare majority', [...Array.from({ length: 5 }, () => past('K1')), ...Array.from({ length: 5 }, () => past('K2'))]],
    ['many ways', [past('K1'), past('K1'), past('K2'), past('K3')]],
    ['a split by amounts', [past('K1', { parts: [at('K1', { amount: '60' }), at('K2', { amount: '40' })] })]],
    ['nothing', []],
  ])('is none from %s', (_, lines) => {
    expect(suggestCoding(line, lines, null)).toBeNull();
  });

  it('repeats a split by percent, in whatever order it was written', () => {
    const split = [at('K1', { percent: '70' }), at('K2', { percent: '30' })];
    expect(suggestCoding(line, [past('', { parts: split }), past('', { parts: split.toReversed() })], null)).toMatchObject({ parts: split, agreeing: 2 });
  });

  it('takes the cost centre that the invoice states, and shows it where nothing else is known', () => {
    expect(suggestCoding(line, [past('K1'), past('K1'), past('K2')], 'K2')).toMatchObject({ parts: [{ costCenter: 'K2' }], agreeing: 1, asked: 1, statedReference: 'K2' });
    expect(suggestCoding(line, [past('K1'), past('K3')], 'K2')).toMatchObject({ parts: [{ glAccount: '4711', costCenter: 'K2' }], agreeing: 2, asked: 2 });
    expect(suggestCoding(line, [], 'K2')).toMatchObject({ parts: [], asked: 0, confidence: 0, statedReference: 'K2' });
  });
});
