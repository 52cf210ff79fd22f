import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';
import { findDelivery } from './delivery.js';

function deliveryIn(...lines: readonly string[]): (string | undefined)[] {
  const { delivered, start, end } = findDelivery(readingOf(...lines));
  return [delivered?.value, start?.value, end?.value];
}

describe(findDelivery, () => {
  it.each([
    ['Lieferdatum: 12.06.2025', '2025-06-12'], ['Date of supply | 3 Mar 2025', '2025-03-03'], ['Livré le 12/06/2025', '2025-06-12'], ['Leverdatum : 12-06-2025', '2025-06-12'], ['Data dostawy: 2025-06-12', '2025-06-12'],
    ['DUZP: 12. 6. 2025', '2025-06-12'], ['Fecha de entrega: 12/06/2025', '2025-06-12'], ['Leveransdatum | 2025-06-12', '2025-06-12'],
  ])('finds the day of delivery: %s', (line, day) => {
    expect(deliveryIn(line, 'Rechnungsdatum 16.06.2025')).toEqual([day, undefined, undefined]);
  });

  it.each([
    ['Leistungszeitraum: 01.03.2025 - 31.03.2025'], ['Billing period | 1 Mar 2025 to 31 Mar 2025'], ['für den Zeitraum vom 01.03.2025 bis zum 31.03.2025'], ['Période : 01/03/2025 au 31/03/2025'],
    ['Leistungsdatum: 01.03.2025 – 31.03.2025'], ['Leistungsmonat: März 2025'], ['Periodo: 03/2025'],
  ])('finds the period: %s', (line) => {
    expect(deliveryIn(line)).toEqual([undefined, '2025-03-01', '2025-03-31']);
  });

  it('finds the ends of a period under labels of their own', () => {
    expect(deliveryIn('Date de début de prestation : 01/03/2025', 'Date de fin de prestation : 31/03/2025')).toEqual([undefined, '2025-03-01', '2025-03-31']);
  });

  it.each([
    ['of several items', ['Leistungszeitraum: 01.03.2025 - 31.03.2025', 'Leistungszeitraum: 01.04.2025 - 30.04.2025']],
    ['that ends before it begins', ['Zeitraum: 31.03.2025 - 01.03.2025']],
    ['that is longer than a year and a month', ['Zeitraum: 01.03.2023 - 31.03.2025']],
    ['of one day', ['Zeitraum: 31.03.2025']],
  ])('takes no period %s', (_, lines) => {
    expect(deliveryIn(...lines)).toEqual([undefined, undefined, undefined]);
  });
});
