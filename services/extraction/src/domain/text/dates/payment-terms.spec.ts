import { describe, expect, it } from 'vitest';
import type { Found } from '../found.js';
import { inNextMonth } from './next-month.js';
import { dueByTerms, findPaymentTerms, termDays } from './payment-terms.js';
import { readingOf } from '../testing/reading-of.js';

describe(termDays, () => {
  it.each([
    ['Payment within 30 days', 30],
    ['Terms: Net 30', 30],
    ['Zahlbar innerhalb von 14 Tagen ohne Abzug', 14],
    ['Zahlungsbedingung: Binnen 20 Tagen 2% Skonto, 60 Tage ohne Abzug', 60],
    ['Zahlbar innerhalb 30 Tagen netto, 3 % Skonto innerhalb 10 Tagen', 30],
    ['Zahlbar innerhalb von 14 Tagen mit 3 % Skonto oder 30 Tage netto ab Rechnungsdatum', 30],
    ['Betaalbaar binnen 8 dagen na factuurdatum', 8],
    ['Paiement à 45 jours', 45],
    ['Wij verzoeken u dit bedrag binnen 21 dagen over te maken', 21],
    ['Pago a 60 días', 60],
    ['Forma de pago: crédito. Transferencia a 15 días de la fecha de factura', 15],
    ['Termin płatności: 7 dni', 7],
    ['Betalningsvillkor: 20 dagar netto', 20],
    ['Splatnost 14 dní', 14],
    ['Bitte überweisen Sie den Betrag innerhalb von zehn Tagen nach Erhalt', 10],
    ['Zahlbar binnen fünfundvierzig Tagen', 45],
    ['Payment is due within thirty (30) days', 30],
    ['Payable within twenty-one calendar days', 21],
    ['Zahlbar innerhalb von zwei Wochen', 14],
    ['Règlement sous quarante-cinq jours', 45],
    ['Betaling binnen veertien dagen', 14],
    ['Pago a sesenta días', 60],
    ['Den Betrag erbitten wir innerhalb von 10 Tagen', 10],
    ['Condiciones: | Crédito 45 días', 45],
    ['Strictly 45 days credit', 45],
    ['Credit period 45 days', 45],
    ['Pagamento entro trenta giorni', 30],
    ['Pagamento no prazo de vinte e um dias', 21],
    ['Płatność w terminie czternastu dni', 14],
    ['Betalas inom tjugo dagar', 20],
    ['Betales inden tres dage', 60],
    ['Betales innen fjorten dager', 14],
    ['Splatné do třiceti dnů', 30],
  ])('reads "%s"', (text, days) => {
    expect(termDays(text)?.days).toBe(days);
  });

  it.each(['Returns within 14 days', 'Payment 30 days end of month', 'Paiement à 30 jours fin de mois', 'Betaling: løbende måned + 30 dage', 'Zahlbar 30 Tage nach Monatsende', '2 % Skonto bei Zahlung innerhalb 10 Tagen', 'Payment by card', 'Payment due days after delivery', 'Two returns, payment by card', 'Payment of 30 EUR', 'Payment after 999 days', 'Bank transfers can take up to 5 business days'])('takes nothing from "%s"', (text) => {
    expect(termDays(text)).toBeUndefined();
  });

  it('is surer of one number of days than of the longest of several', () => {
    expect([termDays('Payment within 30 days')?.isOnly, termDays('14 days 2 %, payment 30 days')?.isOnly, termDays('Payment 30 days, 60 days abroad')?.isOnly]).toEqual([true, false, false]);
  });
});

describe('terms that name a day of the next month', () => {
  it.each([
    ['Payment due by the last day of the month following invoice', 31],
    ['Due on 15th of next month', 15],
    ['Zahlbar bis Ende des Folgemonats', 31],
    ['Paiement fin du mois suivant', 31],
    ['Pagamento entro il 10 del mese successivo', 10],
    ['Betaling voor het einde van de volgende maand', 31],
    ['Payment 30 days from end of next month', undefined],
    ['The next statement follows at the end of next month', undefined],
  ])('reads "%s"', (text, day) => {
    expect(termDays(text)?.ofNextMonth).toBe(day);
  });

  it.each([['2031-01-12', 31, '2031-02-28'], ['2031-12-05', 15, '2032-01-15'], ['2031-03-31', 30, '2031-04-30']])('%s and day %s make %s', (issued, day, due) => {
    expect(inNextMonth(issued, day)).toBe(due);
  });
});

describe(findPaymentTerms, () => {
  it('stand below their heading, with a line of another column between', () => {
    expect(findPaymentTerms(readingOf('Invoice No. | Mode/Terms of Payment', 'DL No 118', 'DN/4417 | 45 Days'))?.days).toBe(45);
    expect(findPaymentTerms(readingOf('Moeda | Vencimento | Condição Pagamento', 'EUR | 2026-03-22 | Fatura 30 dias'))).toMatchObject({ days: 30, value: 'Fatura 30 dias' });
  });

  it('give way below a heading alone to a sentence that gives the same days', () => {
    const headed = ['No. | Mode/Terms of Payment', 'DC-118 | 30 Days', 'Total | 120.00'];
    expect(findPaymentTerms(readingOf(...headed, 'Payment within 30 days of invoice date.'))?.value).toBe('Payment within 30 days of invoice date.');
    expect(findPaymentTerms(readingOf(...headed, 'Due to rising prices our term of payment has changed to 30 days.'))?.value).toBe('30 Days');
    expect(findPaymentTerms(readingOf(...headed, 'Payment of interest after 45 days.'))?.value).toBe('30 Days');
    expect(findPaymentTerms(readingOf(...headed, 'Payment terms: 30 days'))?.value).toBe('30 Days');
    expect(findPaymentTerms(readingOf('Terms: Net 30', 'Payment due within 30 days of invoice date.'))?.value).toBe('Payment due within 30 days of invoice date.');
  });

  it('end before what stands behind them with a label of its own, and not at a colon that ends the line', () => {
    expect(findPaymentTerms(readingOf('Payment is due net 30 days from the date of issue. Account ID: M-118'))?.value).toBe('Payment is due net 30 days from the date of issue.');
    expect(findPaymentTerms(readingOf('Règlement par virement à 30 jours date de facture. Pas d\'escompte. En cas de retard de paiement :', 'pénalités au taux légal.'))?.value).toBe('Règlement par virement à 30 jours date de facture. Pas d\'escompte. En cas de retard de paiement : pénalités au taux légal.');
  });

  it('end before what only says on what day that is, what to quote, and an account in the line below', () => {
    const terms = (...lines: readonly string[]): string | undefined => findPaymentTerms(readingOf(...lines))?.value;
    expect(terms('Payment is due 30 days from the invoice date. Due date: 11 March 2031.')).toBe('Payment is due 30 days from the invoice date.');
    expect(terms('Zahlbar binnen 30 Tagen netto ohne Skonto. Fällig am 20.05.2031.')).toBe('Zahlbar binnen 30 Tagen netto ohne Skonto.');
    expect(terms('Betaling binnen 30 dagen na factuurdatum. Vermeld bij betaling: 40771 / 2118')).toBe('Betaling binnen 30 dagen na factuurdatum.');
    expect(terms('Pagamento: bonifico bancario a 60 gg dalla data della fattura', 'IBAN IT60X0542811101000000123456')).toBe('bonifico bancario a 60 gg dalla data della fattura');
  });

  it('begin behind their heading without a colon', () => {
    expect(findPaymentTerms(readingOf('Betalningsvillkor 30 dagar netto'))?.value).toBe('30 dagar netto');
  });

  it('end before thanks and what else is of no payment, and not within a date', () => {
    expect(findPaymentTerms(readingOf('Zahlbar innerhalb von 30 Tagen netto. Vielen Dank für die gute Zusammenarbeit!'))?.value).toBe('Zahlbar innerhalb von 30 Tagen netto.');
    expect(findPaymentTerms(readingOf('Zahlbar innert 30 Tagen, ohne Abzug, bis 15. Mai 2026.'))?.value).toBe('Zahlbar innert 30 Tagen, ohne Abzug, bis 15. Mai 2026.');
  });

  it('goes on in the next line', () => {
    expect(findPaymentTerms(readingOf('Die Rechnungssumme überweisen Sie bitte', 'innerhalb von 14 Tagen ohne Abzug auf mein Konto.'))).toMatchObject({ days: 14, line: 1 });
    expect(findPaymentTerms(readingOf('PO NUMBER | TERMS | REP | VIA', '118 | Net 30 | JS | UPS'))).toMatchObject({ days: 30, value: 'Net 30' });
    expect(findPaymentTerms(readingOf('Delivery | Mode of payment', 'by lorry | 45 days'))).toMatchObject({ days: 45 });
    expect(findPaymentTerms(readingOf('The amount is due for payment by card.', 'Objections within 14 days.'))).toBeUndefined();
    expect(findPaymentTerms(readingOf('Payment by card', '', 'Returns within 14 days'))).toBeUndefined();
  });
});

describe(dueByTerms, () => {
  const found = (value: string, confidence: number): Found => ({ value, confidence, label: undefined, text: value, page: 1, box: [0, 0, 1, 1], line: 3 });
  const terms = { ...found('Payment within 30 days', 0.95), days: 30, isOnly: true };

  it('counts from the day of issue, no surer than that is read', () => {
    expect(dueByTerms(undefined, terms, found('2026-01-31', 0.98))).toMatchObject({ value: '2026-03-02', text: 'Payment within 30 days', confidence: 0.8 });
    expect(dueByTerms(undefined, terms, found('2026-01-31', 0.6))).toMatchObject({ value: '2026-03-02', confidence: 0.6 });
    expect(dueByTerms(undefined, terms, undefined)).toBeUndefined();
  });

  it('is as sure as one number of days, from a day of issue that a label names; and asks about the longest of several', () => {
    expect(dueByTerms(undefined, terms, found('2026-01-31', 0.7))?.confidence).toBe(0.8);
    expect(dueByTerms(undefined, { ...terms, isOnly: false }, found('2026-01-31', 0.98))?.confidence).toBe(0.72);
  });

  it('leaves a printed date, surer where the terms agree', () => {
    expect(dueByTerms(found('2026-03-02', 0.7), terms, found('2026-01-31', 0.98))).toMatchObject({ value: '2026-03-02', text: '2026-03-02', confidence: 0.95 });
    expect(dueByTerms(found('2026-02-28', 0.7), terms, found('2026-01-31', 0.98))).toMatchObject({ value: '2026-02-28', confidence: 0.7 });
  });

  it('stands in its own cell of a row, without what heads it', () => {
    expect(findPaymentTerms(readingOf('GIRO : | OBRAS VIALES | COND. PAGO : | Crédito 30 días'))).toMatchObject({ days: 30, value: 'Crédito 30 días' });
    expect(findPaymentTerms(readingOf('Data | Vencimento | Pagamento | Cliente', '2031-03-02 | 2031-04-01 | 30 dias | C0219'))?.value).toBe('30 dias');
  });
});
