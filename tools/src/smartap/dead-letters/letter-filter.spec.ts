import { describe, expect, it } from 'vitest';
import { filterQuery } from './letter-filter.js';

const NOW = new Date('2026-03-01T12:00:00Z');

describe(filterQuery, () => {
  it('asks for what is given and nothing else', () => {
    expect(filterQuery({}, NOW).toString()).toBe('');
    expect(Object.fromEntries(filterQuery({ service: 'matching', reason: 'no such', invoice: 'i' }, NOW))).toEqual({ service: 'matching', reason: 'no such', invoice: 'i' });
  });

  it.each([
    ['30m', '2026-03-01T11:30:00.000Z'],
    ['7d', '2026-02-22T12:00:00.000Z'],
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31T12:00:00+01:00', '2026-01-31T11:00:00.000Z'],
  ])('takes %s as a time', (text, expected) => {
    expect(filterQuery({ since: text }, NOW).get('since')).toBe(expected);
  });

  it('names what is no time', () => {
    expect(() => filterQuery({ until: 'yesterday' }, NOW)).toThrow('"yesterday" is no time');
  });
});
