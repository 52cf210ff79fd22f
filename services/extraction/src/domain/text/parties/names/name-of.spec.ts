import { describe, expect, it } from 'vitest';
import { nameOf } from './name-of.js';

describe(nameOf, () => {
  it('ends before the department of a company, and nowhere else', () => {
    expect(['Brouwerij De Uil nv, Boekhouding', 'Kron Ltd - Accounts Payable', 'Kron Ltd, Leeds', 'Lenoir, Comptabilité'].map(nameOf)).toEqual(['Brouwerij De Uil nv', 'Kron Ltd', 'Kron Ltd, Leeds', 'Lenoir, Comptabilité']);
  });
});
