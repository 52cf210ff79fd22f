import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';

describe('amounts below nothing', () => {
  it.each(['-1825,80', '−1825,80', '–1825,80', '1825,80-', '1825,80−', '−€1825,80', '−€ 1825,80', '− € 1825,80', '€−1825,80', '−1.825,80'])('are known by the sign of %s', (printed) => {
    expect(readingOf(`Netto | ${printed}`).amounts.flat().map(({ value }) => value)).toEqual(['-1825.8']);
  });
});

describe('amounts without decimals', () => {
  it('have points for thousands where one of them has two', () => {
    const pesos = (...lines: readonly string[]): string[] => readingOf(...lines).amounts.flat().map(({ value }) => value);
    expect(pesos('Arriendo | 12 | 85.000 | 1.020.000', 'Hielo | 3 | 38.500 | 115.500')).toEqual(['12', '85000', '1020000', '3', '38500', '115500']);
    expect(pesos('Weight | 3 | 38.500')).toEqual(['3', '38.5']);
  });

  it('have no sign behind a rate, of which several are listed', () => {
    expect(readingOf('w tym VAT: 8% – 100,80 zł, 23% – 20,70 zł').amounts.flat().filter(({ isMoney }) => isMoney).map(({ value }) => value)).toEqual(['100.8', '20.7']);
    expect(readingOf('Umsatzsteuer 19 % − 54,89 €').amounts.flat().filter(({ isMoney }) => isMoney).map(({ value }) => value)).toEqual(['-54.89']);
  });
});
