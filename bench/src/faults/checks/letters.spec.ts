import { describe, expect, it } from 'vitest';
import { findLetterFaults, isClear } from './letters.js';

const letter = { subject: 's', consumer: 'intake-main', code: 'CONTRACT_VIOLATED', reason: 'Event x: its body is no JSON', attempts: 1, faultsId: 'a' };
const meant = new Map([['a', { id: 'a', subject: 's', type: 'invoice.submitted.v1', why: 'no JSON' }]]);
const readers = new Map([['invoice.submitted.v1', ['intake-main']]]);

describe(findLetterFaults, () => {
  it('has nothing against a letter that was meant and says why', () => {
    expect(findLetterFaults([letter], meant, readers)).toEqual({ notMeant: [], unclear: [], missing: [] });
  });

  it('finds a letter that nobody meant, one that says nothing, and one that is missing', () => {
    const own = { ...letter, faultsId: '' };
    expect(findLetterFaults([own], meant, readers)).toEqual({ notMeant: [own], unclear: [], missing: ['intake-main has not given up invoice.submitted.v1 with no JSON'] });
    expect(findLetterFaults([{ ...letter, reason: 'fetch failed' }], meant, readers).unclear).toHaveLength(1);
  });
});

describe(isClear, () => {
  it.each([
    ['INTERNAL', 'something went wrong here today'],
    ['', 'something went wrong here today'],
    ['X', 'cannot read properties of undefined (reading x)'],
    ['X', 'value [object Object] is not valid'],
    ['X', 'fails'],
  ])('does not take %s: %s', (code, reason) => {
    expect(isClear({ code, reason })).toBe(false);
  });
});
