import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';

const dateOf = (...lines: readonly string[]): string | undefined => readingOf(...lines).dates.flat()[0]?.value;

describe('dates of an invoice in two currencies', () => {
  it('are read by that of its amounts, not by the countervalue', () => {
    expect(dateOf('Fecha 05/07/2024', 'Base 100,00 €', 'Total a pagar 121,00 €', 'Contravalor 131,00 USD')).toBe('2024-07-05');
    expect(dateOf('Date 05/07/2024', 'Net 100.00 USD', 'Total 121.00 USD')).toBe('2024-05-07');
  });
});

describe('dates of an invoice to America', () => {
  it('are asked about where the account is no American one', () => {
    const dates = (...more: readonly string[]): unknown => readingOf('Date 05/07/2024', 'Akron, OH 44305', 'Total 121.00 USD', ...more).dates.flat().map(({ value, isAmbiguous }) => [value, isAmbiguous]);
    expect(readingOf('Date 05/07/2024', 'IBAN DE02 1203 0000 0000 2020 51').dates.flat()[0]?.isAmbiguous).toBe(true);
    expect([dates(), dates('IBAN DE02 1203 0000 0000 2020 51')]).toEqual([[['2024-05-07', false]], [['2024-07-05', true]]]);
  });

  it('puts the day first where pesos have the dollar sign', () => {
    expect(readingOf('Fecha de emisión: 12/05/2031', 'Moneda: MXN', 'Total $7,398.65', 'Subtotal $6,378.15').dates[0]?.[0]?.value).toBe('2031-05-12');
  });
});

describe('dates beside the number of a delivery note', () => {
  it('put the day first: two capitals before five figures are no state of America', () => {
    expect(dateOf('Avoir du 11/08/2026', 'BL 31207')).toBe('2026-08-11');
    expect(dateOf('Credit 11/08/2026', 'Akron, OH 44305')).toBe('2026-11-08');
  });
});

describe('dates in words', () => {
  it('may have a comma by itself', () => {
    expect(dateOf('VAT Invoice Date: September 3 , 2025')).toBe('2025-09-03');
  });

  it('may have the month in Roman figures', () => {
    expect([dateOf('del 12.III.2026'), dateOf('30.IV.2026'), dateOf('5/XII/26'), dateOf('12.IIII.2026')]).toEqual(['2026-03-12', '2026-04-30', '2026-12-05', undefined]);
  });

  it('have months of Finnish in full, of which none is shortened', () => {
    expect([dateOf('Päiväys 14. marraskuuta 2025'), dateOf('Mar 14, 2025'), dateOf('Mar 14,2025'), dateOf('14 mar 2025')]).toEqual(['2025-11-14', '2025-03-14', '2025-03-14', '2025-03-14']);
  });
});

describe('moments', () => {
  it('are on their day', () => {
    expect(dateOf('Fecha: 2025-05-26T11:42:09')).toBe('2025-05-26');
  });
});
