import { dec } from '@smartap/runtime';
import { describe, expect, it } from 'vitest';
import { DEFAULT_TOLERANCES, judge, type Tolerance } from './tolerance.js';

const rule = (parts: Partial<Tolerance>): Tolerance[] => [{ id: 'r', dimension: 'unitPrice', upperAbsolute: null, upperPercent: null, lowerAbsolute: null, lowerPercent: null, combine: 'AND', ...parts }];
const price = (variance: string, base: string, tolerances: readonly Tolerance[]): boolean => judge('unitPrice', dec(variance), dec(base), tolerances).within;

describe(judge.name, () => {
  it.each([
    ['2', '100', true],
    ['2.000000001', '100', false],
    ['-5', '100', true],
    ['-5.000000001', '100', false],
    ['0.02', '1', true],
    ['0', '0', true],
    ['0.01', '0', false],
  ])('takes a price that is off by %s on %s: %s', (variance, base, within) => {
    expect(price(variance, base, DEFAULT_TOLERANCES)).toBe(within);
  });

  it('takes no unit above what may be billed, and any below', () => {
    expect(judge('quantity', dec('0.001'), dec('10'), DEFAULT_TOLERANCES)).toEqual({ within: false, rule: 'default-quantity' });
    expect(judge('quantity', dec('-3'), dec('10'), DEFAULT_TOLERANCES)).toEqual({ within: true, rule: 'default-quantity' });
  });

  it('names the rule that decided', () => {
    expect(judge('unitPrice', dec('1'), dec('100'), DEFAULT_TOLERANCES)).toEqual({ within: true, rule: 'default-price' });
    expect(judge('unitPrice', dec('1'), dec('100'), [])).toEqual({ within: false, rule: null });
    expect(judge('unitPrice', dec('0'), dec('100'), [])).toEqual({ within: true, rule: null });
  });

  it('asks for both limits by AND, for one by OR', () => {
    const limits = { upperAbsolute: '1', upperPercent: '10' };
    expect(price('1', '100', rule(limits))).toBe(true);
    expect(price('5', '100', rule(limits))).toBe(false);
    expect(price('5', '100', rule({ ...limits, combine: 'OR' }))).toBe(true);
    expect(price('11', '100', rule({ ...limits, combine: 'OR' }))).toBe(false);
  });

  it('has no limit where none is set, and an exact one at 0', () => {
    expect(price('1000000', '1', rule({}))).toBe(true);
    expect(price('0.01', '1', rule({ upperAbsolute: '0' }))).toBe(false);
    expect(price('0.01', '1', rule({ upperPercent: '0' }))).toBe(false);
  });

  it('never skips a percentage of nothing: the absolute limit decides, or nothing passes', () => {
    expect(price('1', '0', rule({ upperAbsolute: '1', upperPercent: '2' }))).toBe(true);
    expect(price('2', '0', rule({ upperAbsolute: '1', upperPercent: '2' }))).toBe(false);
    expect(price('2', '0', rule({ upperPercent: '2' }))).toBe(false);
  });
});
