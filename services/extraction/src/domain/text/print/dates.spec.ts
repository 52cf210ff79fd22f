import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';

const dateOf = (...lines: readonly string[]): string | undefined => readingOf(...lines).dates.flat()[0]?.value;

describe('dates of an invoice in two currencies', () => {
  it('are read by that of its amounts, not by the countervalue', () => {
    expect(dateOf('Fecha 05/07/2024', 'Base 100,00 €', 'Total a pagar 121,00 €', 'Contravalor 131,00 USD')).toBe('2024-07-05');
    expect(dateOf('Date 05/07/2024', 'Net 100.00 USD', 'Total 121.00 USD')).toBe('2024-05-07');
  });
});
