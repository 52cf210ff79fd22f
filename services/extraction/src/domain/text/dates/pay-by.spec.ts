import { describe, expect, it } from 'vitest';
import { findNumber } from '../numbers/find-number.js';
import { findTitle } from '../title/find-title.js';
import { findDueDate, findIssueDate } from './find-dates.js';
import { payByDates } from './pay-by.js';
import { readingOf } from '../testing/reading-of.js';

describe(payByDates, () => {
  it('makes another day that a label names less sure', () => {
    const due = (...lines: readonly string[]): number => findDueDate(readingOf(...lines), '2025-05-16')?.confidence ?? 0;
    expect(due('Fällig am: 15.07.2025')).toBeGreaterThan(0.8);
    expect(due('Bitte überweisen Sie die Nachzahlung bis zum 16.06.2025.', 'Der neue Abschlag ist danach fällig am 15.07.2025.')).toBeLessThan(0.8);
  });

  it('is the day without the discount that the line above gives', () => {
    expect(findDueDate(readingOf('Bis 03.03.2031 erhalten Sie 3,000 % Skonto (85,47 EUR)', 'Bis 03.04.2031 ohne Abzug'), '2031-02-17')?.value).toBe('2031-04-03');
  });

  it('begins a column of its own below the sentence there, and is not that of the number beside it', () => {
    const lines = ['Balance now due | 2,554.40', '16th September 2031 | ', ' | We should be grateful for payment no later than', 'Bill number 84412 | 7th October 2031 to our office account'];
    expect(findDueDate(readingOf(...lines), '2031-09-16')?.value).toBe('2031-10-07');
    expect(findIssueDate(readingOf(...lines), findNumber(readingOf(...lines), findTitle(readingOf(...lines))))?.value).not.toBe('2031-10-07');
  });

  it('is below the head that says so, and not the day of issue beside it', () => {
    const lines = ['Valor a pagar | Debitamos na sua conta em | Fatura n.º FT EA26/418', '3 492,13 € | 03-07-2031 | Emitida em 12 de junho de 2031'];
    expect(findDueDate(readingOf(...lines), '2031-06-12')?.value).toBe('2031-07-03');
  });

  it('is the day in a box below the amount that is collected', () => {
    const due = (label: string): string | undefined => findDueDate(readingOf('Période | du 01/10/2031 au 31/10/2031', `Atelier Vert | | ${label}`, ' | | 118,40 €', ' | | le 18 novembre 2031'), '2031-11-03')?.value;
    expect([due('À prélever'), due('Votre consommation')]).toEqual(['2031-11-18', undefined]);
  });

  it.each([
    'Please transfer the total until 15.11.2025 to IBAN GB17NWBK10189518315829',
    'Bitte überweisen Sie den Rechnungsbetrag bis spätestens zum 15.11.2025.',
    'Der Betrag wird bis zum 15.11.2025 auf Ihr Konto überwiesen.',
    'Merci de payer cette facture avant le 15/11/2025',
    'Wij verzoeken u te betalen voor 15-11-2025',
    'Wij verzoeken u het bedrag uiterlijk 15-11-2025 over te maken onder vermelding van het nummer.',
    'Rogamos efectúen el pago antes del 15/11/2025',
    'Pagamento entro il 15/11/2025',
    'Prosimy o przelew do dnia 15.11.2025',
    'Beloppet ska betalas senast 2025-11-15',
    'Beløpet bes betalt til konto 1503 12 34567 innen 15. november 2025.',
    'Prosíme uhradit do 15. 11. 2025',
  ])('finds the day in "%s"', (line) => {
    expect(findDueDate(readingOf(line), '2025-10-16')?.value).toBe('2025-11-15');
  });

  it.each([
    ['Der Betrag in Höhe von EUR 529,87 wird am 15.11.2025 von Ihrem Konto mit IBAN DE21860000000086001055', 'per SEPA-Lastschrift eingezogen.'],
    ['£118.40 will be debited from your account on or after 15/11/2025.'],
    ['We will collect £713.84 from your bank account on or just after 15/11/2025. You do not need to do anything.'],
    ['Votre compte sera prélevé le 15/11/2025'],
    ["L'importo sarà addebitato sul conto il 15/11/2025"],
    ['El importe se cargará en su cuenta el 15/11/2025'],
    ['Het bedrag wordt op 15-11-2025 automatisch van uw rekening', 'afgeschreven.'],
    ['O valor será debitado em 15/11/2025'],
    ['Kwota zostanie pobrana dnia 15.11.2025'],
    ['Beloppet dras den 2025-11-15 via autogiro'],
    ['Beløbet trækkes den 15.11.2025 via Betalingsservice'],
    ['Beløpet trekkes den 15.11.2025'],
    ['Částka bude stržena dne 15. 11. 2025'],
    ['Der Beitrag ist am 15.11.2025 fällig. Bitte überweisen Sie ihn.'],
    ['Der Betrag wird am 15.11.2025 auf Ihr Konto überwiesen.'],
    ['Payment will be made by bank transfer on 15 November 2025'],
    ['Le montant sera viré le 15/11/2025'],
    ['Kwota zostanie przelana dnia 15.11.2025'],
  ])('finds the day on which the amount is collected in "%s"', (...lines) => {
    expect(findDueDate(readingOf(...lines), '2025-10-16')).toMatchObject({ value: '2025-11-15' });
  });

  it.each([
    'Vence el 15/11/2025',
    'Scade il 15/11/2025',
    'Deze factuur vervalt op 15-11-2025',
  ])('finds the day after "%s"', (line) => {
    expect(findDueDate(readingOf(line), '2025-10-16')?.value).toBe('2025-11-15');
  });

  it.each(['Erste Fälligkeit: 15.03.2026', 'erstmals fällig am 15.03.2026', 'Nächste Fälligkeit: 15.03.2026', 'Prochaine échéance : 15/03/2026', 'Prossima scadenza: 15/03/2026'])('leaves the day of the next instalment: "%s"', (next) => {
    expect(findDueDate(readingOf('Bitte überweisen Sie den Betrag bis zum 08.02.2026.', 'Ihr neuer Abschlag', next), '2026-01-23')).toMatchObject({ value: '2026-02-08' });
  });

  it('takes the end of a period for no day to pay by', () => {
    expect(findDueDate(readingOf('Beitrag für den Zeitraum vom 06.12.2025 bis zum 06.12.2026'), '2025-11-24')).toBeUndefined();
  });

  it('finds it where the sentence goes on in the next line', () => {
    expect(payByDates(readingOf('Bitte überweisen Sie den Betrag bis zum', '15.11.2025 auf unser Konto.')).map(({ date }) => date.value)).toEqual(['2025-11-15']);
  });

  it.each(['Leistungszeitraum: 01.10.2025 bis 31.10.2025', 'Please pay by card. Delivered by 15.11.2025', 'Payment of 15.11.2025 received', 'Thank you. Order placed on 15.11.2025. Fees are charged by our bank'])('finds none in "%s"', (line) => {
    expect(payByDates(readingOf(line))).toEqual([]);
  });
});
