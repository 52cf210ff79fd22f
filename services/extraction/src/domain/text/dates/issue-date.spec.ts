import { describe, expect, it } from 'vitest';
import { findId } from '../numbers/labelled-number.js';
import { readingOf } from '../testing/reading-of.js';
import type { Found } from '../found.js';
import { findDueDate, findIssueDate } from './find-dates.js';

const confidenceIn = (...lines: readonly string[]): number => findIssueDate(readingOf(...lines), undefined)?.confidence ?? 0;

describe(findDueDate, () => {
  it('is as sure under a label that nothing rivals as in a sentence', () => {
    const heads = 'Factuur | Factuurdatum | Vervaldatum';
    expect(findDueDate(readingOf(heads, 'F-118 | 03-11-2025 | 03-12-2025'), '2025-11-03')?.confidence).toBeGreaterThan(0.8);
    expect(findDueDate(readingOf(heads, 'F-118 | 03-11-2025 | 03-12-2025', 'Vervaldatum: 10-12-2025'), '2025-11-03')).toMatchObject({ value: '2025-12-10' });
    expect(findDueDate(readingOf(heads, 'F-118 | 03-12-2025 | 03-11-2025'), '2025-12-03')?.confidence).toBeLessThan(0.7);
  });
});

describe(findDueDate, () => {
  it('is named behind the date of issue in one cell, and is no end of a period there', () => {
    const due = (line: string): string | undefined => findDueDate(readingOf(line), '2031-04-30')?.value;
    expect([due('Date : 30/04/2031 Échéance : 30/05/2031 Marché n° M-118'), due('Leistung vom 30.04.2031 bis zum 30.05.2031')]).toEqual(['2031-05-30', undefined]);
  });

  it('stands under its head beside whom somebody is reached through', () => {
    expect(findDueDate(readingOf('Facture | Date | V/Réf. commande | Échéance', 'F-118 | 18/02/31 | Tél. M. Gautrel | 31/03/31'), '2031-02-18')?.value).toBe('2031-03-31');
  });
});

describe(findIssueDate, () => {
  it('is the one that a letter begins with, before a label in its cell', () => {
    expect(findIssueDate(readingOf('Facture 118', 'Lausanne, le 19 août 2031 N° client : 20441', 'Interventions des 11 et 12.08.2031'), undefined)?.value).toBe('2031-08-19');
  });

  it('is none that days are counted from in the cell before a date', () => {
    expect(findIssueDate(readingOf('Invoice No. | Dated', 'TL/118 | 21-Jul-31', '', 'Terms | Due date', '45 days from invoice date | 04-Sep-31'), undefined)?.value).toBe('2031-07-21');
  });

  it('is not that of the invoice that a credit note names right above it', () => {
    expect(findIssueDate(readingOf('Credit Note No. | CN118', 'Date | 27/10/2031', 'Orig. Invoice | 40211', 'Invoice Date | 16/10/2031'), undefined)?.value).toBe('2031-10-27');
  });

  it('is not below a head that goes on with the name of another document', () => {
    expect(findIssueDate(readingOf('FACTURA | FECHA | ALBARÁN | FECHA', ' | | | ALB.', 'F-118 | 15/10/2031 | A-77 | 13/10/2031'), undefined)?.value).toBe('2031-10-15');
    expect(findIssueDate(readingOf('FACTURA | ALBARÁN | FECHA', ' | | ALB.', 'F-118 | A-77 | 13/10/2031'), undefined)?.confidence ?? 0).toBeLessThan(0.5);
  });

  it('is not that of an earlier invoice which is taken off', () => {
    const letter = readingOf('Firma Klen GmbH | Ried, am 27. Oktober 2031', 'Schlussrechnung Nr. SR 118', 'abzüglich', '1. Teilrechnung TR 41 v. 30.05.2031 | -9.000,00');
    expect(findIssueDate(letter, findId(letter, 'number'))?.value).toBe('2031-10-27');
  });

  it('stands beside the value of another label', () => {
    expect(findIssueDate(readingOf('Mietvertrag Nr: 00.123.4 | 18.04.2014', 'Bitte überweisen Sie für die Zeit ab dem', '21.05.2014 den Betrag'), undefined)?.value).toBe('2014-04-18');
  });

  it('is the one that the letter begins with, before another day in the sentence that names the invoice', () => {
    expect(findIssueDate(readingOf('||| Bern, den 09.10.2031', 'Sehr geehrte Damen und Herren,', 'mit dieser Rechnung Nr. 26-0884 berechnen wir Ihnen für unsere Arbeiten am 01.10.2031 in Ihrer', 'Backstube wie folgt:'), undefined)?.value).toBe('2031-10-09');
  });

  it('is the one that the letter begins with, beside the day of delivery', () => {
    const lines = ['Ihre Bestellung | B-26/00931', 'Leistungsdatum | 14.04.2026', 'Rechnung 26-04418 | Reutlingen, 16.04.2026'];
    expect([findIssueDate(readingOf(...lines), undefined)?.value, findIssueDate(readingOf(...lines.slice(0, 2)), undefined)?.value]).toEqual(['2026-04-16', '2026-04-14']);
  });

  it('stands right below the number, before the day of delivery', () => {
    const reading = readingOf('Rechnung Nr. | R/2031/0907', 'vom | 08.09.2031', '', 'Leistungsdatum | 04.09.2031');
    const number: Found = { value: 'R/2031/0907', confidence: 0.9, label: 'Rechnung Nr.', text: 'R/2031/0907', page: 1, box: [200, 0, 255, 10], line: 0 };
    expect([findIssueDate(reading, number)?.value, findIssueDate(reading, undefined)?.value]).toEqual(['2031-09-08', '2031-09-04']);
  });

  it('stands below a town as the head of a column', () => {
    expect(findIssueDate(readingOf('Ihr Auftrag vom | Zeichen | Bergen, den', '03.03.2031 | jo/bm | 28.07.2031'), undefined)?.value).toBe('2031-07-28');
  });

  it('is not the day that terms of payment count to', () => {
    const letter = ['Fattura n. 42', 'Bergamo, 3 febbraio 2031', 'Pagamento: bonifico a 30 giorni data fattura (05/03/2031)'];
    expect(findIssueDate(readingOf(...letter), undefined)?.value).toBe('2031-02-03');
    const heads = ['Numero | Data', '118/A | 30/04/2031', 'Modo | Scadenza', 'Tratta 30 gg data fattura | 30/05/2031'];
    expect(findIssueDate(readingOf(...heads), undefined)?.value).toBe('2031-04-30');
  });

  it('is surely the one that a letter begins with, where no label names another', () => {
    const letter = ['Atelier Vert | Lausanne, le 18 juillet 2031', 'Facture 118'];
    expect(confidenceIn(...letter)).toBeGreaterThan(0.7);
    expect(findIssueDate(readingOf(...letter, 'Date de facture : | 19.07.2031'), undefined)?.value).toBe('2031-07-19');
    expect(confidenceIn('Atelier Vert | 18 juillet 2031', 'Facture 118')).toBeLessThan(0.7);
  });

  it('is asked about below a later date in the head, also on the next page, and below the middle beside any', () => {
    const note = (head: string): number => confidenceIn('Muster Ltd', head, ...Array<string>(6).fill(''), 'Invoice date | 5 March 2031');
    expect([note('Date | 19 March 2031') < 0.7, note('Date | 1 March 2031') > 0.7, note('Delivered | 19 March 2031') > 0.7]).toEqual([true, true, true]);
    const low = (head: string): number => confidenceIn(head, ...Array<string>(30).fill('x'), 'Date facture : 5 mars 2031');
    expect([low('Facture N° 118 du 1 mars 2031') < 0.7, low('Facture N° 118') > 0.7]).toEqual([true, true]);
  });

  it('stands behind a label to which a bracket adds the tax point', () => {
    expect(findIssueDate(readingOf('Bill date (tax | 19 October 2024', 'point)', 'We collect it on 2 November 2024'), undefined)?.value).toBe('2024-10-19');
  });
});

describe('A column of dates', () => {
  it('of items is not sure, as their days are other days', () => {
    const items = ['Datum | GOÄ | Leistung | Betrag EUR', '18.07.2024 | 75 | Befundbericht | 41,20'];
    expect(confidenceIn(...items)).toBeLessThan(0.6);
    expect(findIssueDate(readingOf(...items, 'Musterstadt, 28.07.2024'), undefined)?.value).toBe('2024-07-28');
  });
});

describe('A column of dates', () => {
  it('of what was done is not that of the letter', () => {
    const work = ['Date | Qui | Activité | Heures', '04.11.2031 | ROC | Recherches | 2.50', '06.11.2031 | ROC | Rédaction | 1.75'];
    expect(findIssueDate(readingOf('Sion, le 3 décembre 2031', "Note d'honoraires n° 118", '', ...work), undefined)?.value).toBe('2031-12-03');
  });

  it('is none where the second has a label of its own', () => {
    expect(findIssueDate(readingOf('Sion, le 3 décembre 2031', '', 'Date de facture', '01.12.2031', 'Échéance', '31.12.2031'), undefined)?.value).toBe('2031-12-01');
  });
});

describe(findIssueDate, () => {
  it('is not that of the invoice before this one, which stands right below its number', () => {
    const note = ['Original Invoice | RE-118', 'Invoice Date | 29 Oct 2031'];
    const found = (...lines: readonly string[]): string | undefined => findIssueDate(readingOf(...lines), undefined)?.value;
    expect([found('Credit Note No | CN-204', 'Date | 11 Nov 2031', ...note), found('Credit Note No | CN-204', ...note)]).toEqual(['2031-11-11', '2031-10-29']);
  });
});

describe('A date in figures', () => {
  it('has its day first where the language is one of countries that write it so', () => {
    const isSure = (...lines: readonly string[]): boolean => (findIssueDate(readingOf(...lines), undefined)?.confidence ?? 0) > 0.6;
    expect([isSure('Factuurdatum: 03-11-2025'), isSure('Date de facture : 03/11/2025'), isSure('Rechnungsdatum: 03/11/2025'), isSure('Invoice date: 03-11-2025')]).toEqual([true, true, false, false]);
  });
});

describe(findIssueDate, () => {
  it('is surer of the date under a bare `Date` where no other label names one', () => {
    const alone = confidenceIn('Facture | Date | Échéance', 'F-118 | 23/11/2025 | 23/12/2025');
    expect(alone).toBeGreaterThan(0.7);
    expect(confidenceIn('Facture | Date | Date', 'F-118 | 23/11/2025 | 28/10/2025')).toBeLessThan(alone);
  });

  it('is not that of the order whose number stands in the line above', () => {
    const found = (above: string): string | undefined => findIssueDate(readingOf('Musterstadt, 05.06.2031', above, 'vom 01.03.2031'), undefined)?.value;
    expect([found('Rechnung Nr. 880417'), found('Rechnung gemäß Bestellung Nr. 2031-880417')]).toEqual(['2031-03-01', '2031-06-05']);
  });

  it('is not what is dated by its own number, unless that is called an invoice', () => {
    const found = (line: string): string | undefined => findIssueDate(readingOf('North Ltd | 6 June 2031', line), undefined)?.value;
    expect([found('Our quotation Q118 dated 1 March 2031'), found('Invoice F-118 dated 1 March 2031'), found('Stylesheet | 2.6 vom 01.03.2031')]).toEqual(['2031-06-06', '2031-03-01', '2031-06-06']);
  });

  it('is that of a town in Poland, with more behind it', () => {
    expect(confidenceIn('Olsztyn, 05.05.2031 r., termin płatności 19.05.2031')).toBeGreaterThan(0.7);
  });
});
