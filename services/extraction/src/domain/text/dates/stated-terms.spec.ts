import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';
import { withoutHeading } from './without-heading.js';
import { findStatedTerms } from './stated-terms.js';

const termsOf = (...lines: string[]): string | undefined => findStatedTerms(readingOf(...lines))?.value;

describe(findStatedTerms.name, () => {
  it.each([
    'Zahlbar bis 22.10.2026 mit 2 % Skonto = 69,73 EUR, bis 11.11.2026 ohne Abzug.',
    'Règlement à réception de la facture, par virement bancaire.',
    'Bitte überweisen Sie den Betrag bis zum 19.10.2026.',
    'Zahlbar rein netto bis 29. März 2026.',
    'The total will be collected by Direct Debit on 18 November 2026.',
    'Zahlbar sofort, rein netto.',
    'Fällig am 22.10.2026 ohne Abzug.',
    'Het bedrag wordt op de vervaldag van uw rekening geïnd.',
    'Gelieve het bedrag te storten uiterlijk op 19/10/2026.',
    'Paiement par virement à 30 jours fin de mois. Pas d’escompte pour paiement anticipé.',
  ])('takes a sentence that says until when or how to pay: %s', (text) => expect(termsOf('Invoice', text)).toBe(text));

  it('takes those sentences alone', () => {
    expect(termsOf('Vielen Dank für Ihren Auftrag. Bitte überweisen Sie bis zum 19.10.2026. Mit freundlichen Grüßen')).toBe('Bitte überweisen Sie bis zum 19.10.2026.');
  });

  it('takes what one of several labels in a line announces', () => {
    expect(termsOf('Bank: NAB BSB 083-418 Account 88 412 0071 Terms: 30 days from end of month.')).toBe('30 days from end of month.');
  });

  it('takes a row of a table of discounts', () => {
    expect(termsOf('bis 17.10.2026|2 % Skonto|EUR 94,78|zahlbar EUR 4.644,09')).toBe('bis 17.10.2026 2 % Skonto EUR 94,78 zahlbar EUR 4.644,09');
    expect(termsOf('Gelieve te betalen voor: 05-03-2026')).toBe('Gelieve te betalen voor: 05-03-2026');
  });

  it('leaves the heading out, and how to pay before a label of their own', () => {
    expect(termsOf('Zahlungsbedingung: Zahlbar sofort, rein netto.')).toBe('Zahlbar sofort, rein netto.');
    expect(withoutHeading('Forma płatności: przelew Termin płatności: 14 dni')).toBe('Termin płatności: 14 dni');
  });

  it('takes no label with its date, and no day of something else', () => {
    expect(termsOf('Due Date: 5 Oct 2026', 'Delivered on 3 May 2026.', 'Wir bleiben bis zur Zahlung Eigentümer (Gesetz vom 12.05.1980).')).toBeUndefined();
  });

  it.each([
    'Der Betrag wird mit Ihrer nächsten Zahlung verrechnet.', 'This amount may be deducted from your next payment.', 'Cet avoir est à valoir sur votre prochain règlement.',
    'Gelieve dit bedrag in mindering te brengen.', 'Beløbet modregnes i næste faktura.', 'Beloppet kvittas mot nästa faktura.', 'A compensazione di Vs. prossimi pagamenti.',
  ])('are that an amount is set off against another: %s', (sentence) => {
    expect(findStatedTerms(readingOf(`${sentence} Thank you.`))?.value).toBe(sentence);
  });
});
