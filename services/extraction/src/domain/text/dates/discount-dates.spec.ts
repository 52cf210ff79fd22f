import { describe, expect, it } from 'vitest';
import { discountDates } from './discount-dates.js';
import { findDueDate } from './find-dates.js';
import { readingOf } from '../testing/reading-of.js';

const discountsIn = (text: string): string[] => [...discountDates(readingOf(text))].map(({ value }) => value);

describe(discountDates, () => {
  it.each([
    ['Bei Zahlung bis 01.09.2024 3 % Skonto = 570,37', ['2024-09-01']],
    ['Zahlbar bis 01.09.2024 mit 3 % Skonto oder bis 23.09.2024 netto', ['2024-09-01']],
    ['Zahlbar netto bis 04.04.2013, 3% Skonto bis 15.03.2013', ['2013-03-15']],
    ['2 % discount until 1 May 2025, net until 31 May 2025', ['2025-05-01']],
    ['Skontobetrag bei Zahlung bis 01.09.2024: EUR 17,60, fällig ohne Abzug am 23.09.2024', ['2024-09-01']],
    ['Zahlbar ohne Skonto bis 23.09.2024: EUR 880,00', []],
    ['Payable by 31 May 2025 without discount', []],
    ['À régler avant le 30/06/2024 sans escompte', []],
  ])('finds those until which a rate of discount is given: %s', (text, expected) => {
    expect(discountsIn(text)).toEqual(expected);
  });

  it('finds those of a table of terms that have a rate under its head of discounts', () => {
    const reading = readingOf('Zahlung bis | Skonto | Abzug', '25.03.2031 | 3 % | 49,43', '10.04.2031 | netto | 0,00');
    expect([...discountDates(reading)].map(({ value }) => value)).toEqual(['2031-03-25']);
    expect(findDueDate(reading, '2031-03-11')?.value).toBe('2031-04-10');
  });

  it('leaves the due date to the day until which the whole is to be paid', () => {
    const due = findDueDate(readingOf('Zahlung bis 01.09.2024 3 % Skonto', 'Zahlung bis 23.09.2024 rein netto'), '2024-08-24');
    expect(due?.value).toBe('2024-09-23');
  });
});
