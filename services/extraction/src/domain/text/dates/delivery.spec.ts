import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';
import { findDelivery } from './delivery.js';
import { findDespatch } from '../numbers/find-despatch.js';
import { findIssueDate } from './find-dates.js';

function deliveryIn(...lines: readonly string[]): (string | undefined)[] {
  const reading = readingOf(...lines);
  const { delivered, start, end } = findDelivery(reading, findIssueDate(reading, undefined), undefined);
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
    ['Leistungsdatum: 01.03.2025 – 31.03.2025'], ['Abrechnungszeitraum: 01.03.2025-31.03.2025'], ['Abrechnungszeitraum: 01.03.-31.03.2025'], ['Zeitraum: 1.-31.03.2025'], ['Billing period | 1 - 31 March 2025'], ['billing period March 1 - March 31, 2025'], ['Période : 01/03 au 31/03/2025'],
    ['Leistungsdatum: März 2025'], ['Summary for 1 March 2025 - 31 March 2025'], ['Concerne : prestations du mois (01/03/2025 - 31/03/2025)'], ['Leistungsmonat: März 2025'], ['Periodo: 03/2025'], ['Ausführung vom 01.03. bis 31.03.2025'], ['Werkzaamheden in maart 2025:'],
  ])('finds the period: %s', (line) => {
    expect(deliveryIn(line)).toEqual([undefined, '2025-03-01', '2025-03-31']);
  });

  it('finds the week that nurses were lent for', () => {
    expect(deliveryIn('Your PO | Shifts worked', 'WMH118 | 2 Feb 2031 – 8 Feb 2031').slice(1)).toEqual(['2031-02-02', '2031-02-08']);
  });

  it('takes years for the period of a final account whose label surely names it', () => {
    expect(deliveryIn('Leistungszeit: 02.09.2029 bis 27.02.2031').slice(1)).toEqual(['2029-09-02', '2031-02-27']);
    expect(deliveryIn('Leistungsdatum: 02.09.2029 bis 27.02.2031').slice(1)).toEqual([undefined, undefined]);
  });

  it('finds the ends of a period under labels of their own', () => {
    expect(deliveryIn('Date de début de prestation : 01/03/2025', 'Date de fin de prestation : 31/03/2025')).toEqual([undefined, '2025-03-01', '2025-03-31']);
  });

  it('finds a bare word for the day as a heading alone', () => {
    expect(['Delivered | 3 Mar 2025', 'Delivered 3 Mar 2025 by lorry'].map((line) => deliveryIn(line)[0])).toEqual(['2025-03-03', undefined]);
  });

  it('finds the one period in one word that stands in a column of the items', () => {
    const items = (end: string): string[] => ['Tuote | Ajalta | Määrä', 'Sähkö | 01.04.2025–30.06.2025 | 4318', `Perusmaksu | 01.04.2025–${end} | 3`];
    expect([items('30.06.2025'), items('31.05.2025')].map((lines) => deliveryIn(...lines))).toEqual([[undefined, '2025-04-01', '2025-06-30'], [undefined, undefined, undefined]]);
  });

  it('finds a period to the right of its label in the next line', () => {
    expect(deliveryIn('Hafenweg 3 | Abrechnungszeitraum', ' | | 01.03.2025 - 31.03.2025')).toEqual([undefined, '2025-03-01', '2025-03-31']);
  });

  it('finds the days below a heading, each behind a short word', () => {
    expect(deliveryIn('Abrechnungszeitraum', 'von: | 01.04.2025', 'bis: | 30.06.2025')).toEqual([undefined, '2025-04-01', '2025-06-30']);
    expect(deliveryIn('Abrechnungszeitraum', 'Rechnungsdatum: | 01.04.2025', 'Fällig am: | 30.06.2025')).toEqual([undefined, undefined, undefined]);
  });

  it('takes whole months without a label, also without the year of the first day, where no other period is printed', () => {
    expect(deliveryIn('Abonnements du 01/06 au 30/06/2025')).toEqual([undefined, '2025-06-01', '2025-06-30']);
    expect(deliveryIn('Cloud (01/07/2025 - 31/07/2025)', 'Domain (15/07/2025 - 14/07/2026)')).toEqual([undefined, undefined, undefined]);
  });

  it('takes what stands with several items for the period, also without the year of the first day', () => {
    expect(deliveryIn('Editor | 35 | $29.00', 'Oct 10 – Nov 9, 2025', 'Storage | 2 | $8.00', 'Oct 10 – Nov 9, 2025')).toEqual([undefined, '2025-10-10', '2025-11-09']);
    expect(deliveryIn('Editor | 35 | $29.00', 'Oct 10 – Nov 9, 2025', 'Storage | 2 | $8.00', 'Oct 12 – Nov 9, 2025')).toEqual([undefined, undefined, undefined]);
  });

  it('begins a period in the year before where its first day has none', () => {
    expect(deliveryIn('Billing period: 15 December - 14 January 2026')).toEqual([undefined, '2025-12-15', '2026-01-14']);
  });

  it.each([['Anreise | 20.05.2025', 'Abreise | 23.05.2025'], ['Arrival: 20 May 2025', 'Departure: 23 May 2025'], ['Check-in | 2025-05-20 | Check-out | 2025-05-23']])('takes a stay for the period: %s', (...lines) => {
    expect(deliveryIn(...lines)).toEqual([undefined, '2025-05-20', '2025-05-23']);
  });

  it.each([
    ['Rechnungsdatum 16.06.2025', 'Leistungsdatum entspricht Rechnungsdatum'], ['Rechnungsdatum 16.06.2025', 'Lieferdatum = Rechnungsdatum'], ['Rechnungsdatum 16.06.2025', 'Sofern nicht anders angegeben, entspricht das Lieferdatum dem Rechnungsdatum.'],
    ['Invoice date: 16 June 2025', 'The date of supply is the invoice date.'], ['Data de emissão: 2025-06-16', 'Os bens foram colocados à disposição do adquirente nesta data'],
  ])('takes the day of the invoice where a sentence says so: %s, %s', (date, sentence) => {
    expect(deliveryIn(date, sentence)).toEqual(['2025-06-16', undefined, undefined]);
  });

  it.each([['Lieferdatum | Rechnungsdatum | Betrag'], ['Zahlbar innerhalb von 30 Tagen ab Rechnungsdatum. Das Lieferdatum ist frei.'], ['Rechnungsdatum']])('takes no other sentence for that: %s', (sentence) => {
    expect(deliveryIn('Rechnungsdatum 16.06.2025', sentence)).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    ['of several items', ['Leistungszeitraum: 01.03.2025 - 31.03.2025', 'Leistungszeitraum: 01.04.2025 - 30.04.2025']],
    ['that ends before it begins', ['Zeitraum: 31.03.2025 - 01.03.2025']],
    ['that is longer than a year and a month', ['Zeitraum: 01.03.2023 - 31.03.2025']],
    ['of one day', ['Zeitraum: 31.03.2025']],
    ['that no label names, within months', ['Besuche vom 03.03.2025 - 19.03.2025']],
    ['with a number before its last day', ['Zeitraum: Los 5 von 12, 31.03.2025']],
  ])('takes no period %s', (_, lines) => {
    expect(deliveryIn(...lines)).toEqual([undefined, undefined, undefined]);
  });

  it('finds a period without a label that ended before the invoice, above or below its items', () => {
    const items = ['Rechnungsdatum 16.06.2025', 'Total HT | 8.210,00 €'];
    expect(deliveryIn('Retour des prêts du 2 juin au 6 juin 2025 :', ...items)).toEqual([undefined, '2025-06-02', '2025-06-06']);
    expect(deliveryIn(...items, 'Servicio realizado entre el 02/06/2025 y el 06/06/2025')).toEqual([undefined, '2025-06-02', '2025-06-06']);
    expect(deliveryIn('Prüfung | 100,00 €', 'Hauptprüfung 02.06.2025 bis 06.06.2025', ...items)).toEqual([undefined, undefined, undefined]);
    expect(deliveryIn('Betriebsferien 07.08.2025 bis 21.08.2025', ...items)).toEqual([undefined, undefined, undefined]);
  });

  it('finds the day of the delivery note', () => {
    const reading = readingOf('Rechnungsdatum 16.06.2025', 'Lieferschein LS 77213 vom 12.06.2025');
    expect(findDelivery(reading, findIssueDate(reading, undefined), findDespatch(reading)).delivered?.value).toBe('2025-06-12');
  });
});
