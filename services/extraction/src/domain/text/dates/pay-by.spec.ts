import { describe, expect, it } from 'vitest';
import { findDueDate } from './find-dates.js';
import { payByDates } from './pay-by.js';
import { readingOf } from '../testing/reading-of.js';

describe(payByDates, () => {
  it.each([
    'Please transfer the total until 15.11.2025 to IBAN GB17NWBK10189518315829',
    'Bitte überweisen Sie den Rechnungsbetrag bis spätestens zum 15.11.2025.',
    'Merci de payer cette facture avant le 15/11/2025',
    'Wij verzoeken u te betalen voor 15-11-2025',
    'Rogamos efectúen el pago antes del 15/11/2025',
    'Pagamento entro il 15/11/2025',
    'Prosimy o przelew do dnia 15.11.2025',
    'Beloppet ska betalas senast 2025-11-15',
    'Prosíme uhradit do 15. 11. 2025',
  ])('finds the day in "%s"', (line) => {
    expect(findDueDate(readingOf(line), '2025-10-16')?.value).toBe('2025-11-15');
  });

  it('finds it where the sentence goes on in the next line', () => {
    expect(payByDates(readingOf('Bitte überweisen Sie den Betrag bis zum', '15.11.2025 auf unser Konto.')).map(({ date }) => date.value)).toEqual(['2025-11-15']);
  });

  it.each(['Leistungszeitraum: 01.10.2025 bis 31.10.2025', 'Please pay by card. Delivered by 15.11.2025', 'Payment of 15.11.2025 received'])('finds none in "%s"', (line) => {
    expect(payByDates(readingOf(line))).toEqual([]);
  });
});
