import { describe, expect, it } from 'vitest';
import { compare } from './compare.js';

describe(compare.name, () => {
  it.each([
    ['decimals by value', { a: '10' }, { a: '10.00' }],
    ['lists of names as sets', { a: ['x', 'y'] }, { a: ['y', 'x'] }],
    ['what is stated alone', { a: '1' }, { a: '1', b: '2' }],
    ['one of several names', { verdictAnyOf: ['A', 'B'] }, { verdict: 'B' }],
    ['null with nothing', { a: null }, {}],
    ['stated objects among others', { a: [{ rule: 'T1' }] }, { a: [{ rule: 'T0' }, { rule: 'T1', more: '1' }] }],
  ])('takes %s', (_, expected, got) => {
    expect(compare(expected, got, 'at')).toEqual([]);
  });

  it.each([
    ['another amount', { a: { b: '10' } }, { a: { b: '10.01' } }, 'at.a.b'],
    ['a name too many', { a: ['x'] }, { a: ['x', 'y'] }, 'at.a'],
    ['what is missing', { a: { b: '1' } }, {}, 'at.a'],
    ['none of several names', { verdictAnyOf: ['A', 'B'] }, { verdict: 'C' }, 'at.verdictAnyOf'],
  ])('finds %s', (_, expected, got, at) => {
    expect(compare(expected, got, 'at').map((deviation) => deviation.at)).toEqual([at]);
  });
});
