import { describe, expect, it } from 'vitest';
import { layOut } from '../pdf/layout.js';
import type { Word } from '../pdf/word.js';
import { amountsOf, readDigits } from './print/amounts.js';
import { toLines } from './print/line.js';
import { findNumberByTitle } from './numbers/number-by-title.js';
import { labelsOf } from './print/hits/label-hits.js';
import { findCurrency } from './totals/currency.js';
import { isIban } from './parties/ids/iban.js';
import { companyName } from './parties/names/company-name.js';
import { isNameLike } from './parties/names/name-like.js';
import { isPostal, isStreet } from './parties/address-signs.js';
import { read } from './print/reading.js';
import { headingsOf } from './table/heads/headings.js';
import { page, readingOf } from './testing/reading-of.js';
import { findTitle } from './title/find-title.js';
import { findTotals } from './totals/find-totals.js';

function totalsOf(...lines: readonly string[]): (string | undefined)[] {
  const { net, tax, gross } = findTotals(readingOf(...lines));
  return [net?.value, tax?.value, gross?.value];
}

describe(readDigits, () => {
  it.each([
    ['1.234,50', ',', '1234.5'],
    ['1,234.50', '.', '1234.5'],
    ["1'234.50", '.', '1234.5'],
    ['1.234', ',', '1234'],
    ['1.234', '.', '1.234'],
    ['1,234', '.', '1234'],
    ['1.234.567', ',', '1234567'],
    ['12,5', '.', '12.5'],
    ['0,79', ',', '0.79'],
  ] as const)('reads %s with decimal %s as %s', (digits, sign, value) => {
    expect(readDigits(digits, sign)).toBe(value);
  });
});

describe(amountsOf, () => {
  const values = (line: string): string[] => toLines(layOut([page(line)])).flatMap((each) => amountsOf(each, { sign: ',', spaced: 'open' }).map((amount) => amount.value));

  it('reads lakhs', () => {
    expect(readingOf('2,33,900.00 | 12,34,56,789').amounts.flat().map(({ value }) => value)).toEqual(['233900', '123456789']);
  });

  it('takes money and leaves percentages', () => {
    expect(values('USt 19 % auf 100,00 € | 19,00 €')).toEqual(['100', '19']);
  });

  it('reads signs, spaces as thousands, and currencies that touch', () => {
    expect(values('15 387,08 EUR')).toEqual(['15387.08']);
    expect(values('-12,50 €')).toEqual(['-12.5']);
    expect(values('- 12,50 € | 3,00 €')).toEqual(['-12.5', '3']);
    expect(values('€1.234,00 | EUR99,10')).toEqual(['1234', '99.1']);
  });
});

describe('A dash', () => {
  it('in a cell of its own is an empty cell, and no sign of the next', () => {
    expect(readingOf('Bacon | - | 485,00 €').amounts.flat().map(({ value }) => value)).toEqual(['485']);
  });
});

describe(read, () => {
  it.each([
    ['a day over 12 proves the day first', ['Date: 03/04/2026', 'Due date: 25/04/2026'], '2026-04-03'],
    ['a second figure over 12 proves the month first', ['Date: 03/04/2026', 'Due date: 04/25/2026'], '2026-03-04'],
    ['an American address speaks for the month first', ['Springfield, IL 62704', 'Date: 03/04/2026'], '2026-03-04'],
    ['a British one for the day', ['Leeds LS1 5AB', 'Date: 03/04/2026'], '2026-04-03'],
    ['a dollar that is an Australian one for the day', ['ABN 51 824 753 556', 'Date: 04/10/2024', 'Total $110.00'], '2024-10-04'],
    ['months in words', ['Date: 4 Mar 2026'], '2026-03-04'],
    ['German months', ['Datum: 24. Januar 2026'], '2026-01-24'],
    ['American words', ['Date: Jan 5, 2026'], '2026-01-05'],
    ['Czech figures, with spaces', ['Datum: 20. 12. 2025'], '2025-12-20'],
    ['a beginning that only one month has', ['Date: 11 juil. 2025'], '2025-07-11'],
    ['a month that is a label elsewhere', ['Scadenza: 26 dic 2025'], '2025-12-26'],
    ['Austrian names of months', ['Datum: 13. Jänner 2024'], '2024-01-13'],
    ['Dutch short for maart', ['Datum: 5 mrt 2025'], '2025-03-05'],
  ])('%s', (_name, lines, first) => {
    expect(readingOf(...lines).dates.flat()[0]?.value).toBe(first);
  });

  it('takes eight digits for a date only behind the label of one', () => {
    expect(readingOf('Fakturanr. 20250504').dates.flat()).toEqual([]);
    expect(readingOf('Datum: 20250504').dates.flat()[0]?.value).toBe('2025-05-04');
  });

  it('takes no beginning for a month that two have', () => {
    expect(readingOf('Date: 11 jui 2025').dates.flat()).toEqual([]);
  });

  it('finds no label within a date', () => {
    expect(readingOf('Scadenza: 26 dic 2025').labels.flat().map(({ field }) => field)).toEqual(['dueDate']);
  });

  it('knows n.º for a number', () => {
    expect(readingOf('Encomenda n.º 4500027230').labels.flat().map(({ field, to }) => [field, to])).toEqual([['purchaseOrder', 1]]);
  });

  it('marks a date that could be read both ways', () => {
    expect(readingOf('Date: 03/04/2026').dates.flat()[0]?.isAmbiguous).toBe(true);
    expect(readingOf('Datum: 03.04.2026').dates.flat()[0]?.isAmbiguous).toBe(false);
  });
});

describe(labelsOf, () => {
  const fieldsOf = (line: string): string[] => toLines(layOut([page(line)])).flatMap((each) => labelsOf(each).map(({ field }) => field));

  it('takes a preposition for the heading of a party only where it stands alone or has a colon', () => {
    expect([fieldsOf('Van:'), fieldsOf('Fra'), fieldsOf('Da | A'), fieldsOf('From | To')]).toEqual([['sellerSection'], ['sellerSection'], ['sellerSection'], ['sellerSection', 'buyerSection']]);
    expect([fieldsOf('Paid to Date'), fieldsOf('Vincent van Gogh'), fieldsOf('Rue de Lyon')].map((fields) => fields.filter((field) => field.endsWith('Section')))).toEqual([[], [], []]);
  });
});

describe(headingsOf, () => {
  it.each(['Cena | Bez DPH | DPH % | S DPH', 'Pris | Ekskl. moms | Moms % | Inkl. moms', 'Pris | Exkl. moms | Moms % | Inkl. moms', 'Pris | Eks. mva | MVA % | Inkl. mva'])('knows amounts that are only headed without and with tax: %s', (head) => {
    expect(readingOf(head, '100,00 | 100,00 | 25 | 125,00').lines.slice(0, 1).flatMap((line) => headingsOf(line).map(({ field }) => field))).toEqual(['price', 'net', 'rate', 'gross']);
  });

  it.each(['Treatment | Sessions | Day rate | Charge', 'Kraftstoffart | Liter | Verrechnungssatz | Kosten', 'Travaux | Nb de jours | Taux horaire | Honoraires', 'Afvalsoort | Uren | Uurtarief | Kosten', 'Partida | Noches | Precio hora | Coste', 'Lavorazione | Giorni | Tariffa oraria | Compenso', 'Percurso | Noites | Valor hora | Custo', 'Rodzaj odpadu | Godziny | Stawka godzinowa | Oplata', 'Arbete | Timmar | Timpris | Kostnad', 'Kursus | Timer | Timesats | Pris total', 'Drivstoff | Liter | Timesats | Delsum', 'Cinnost | Pocet hodin | Hodinova sazba | Poplatek'])('knows the heads of many trades: %s', (head) => {
    expect(readingOf(head, 'A | 2 | 50.00 | 100.00').lines.slice(0, 1).flatMap((line) => headingsOf(line).map(({ field }) => field))).toEqual(['name', 'quantity', 'price', 'net']);
  });

  it('counts what says with or without tax in one word to its head', () => {
    const [line] = readingOf('P.U. HTVA | Total HTVA').lines;
    expect(line === undefined ? [] : headingsOf(line).map(({ field, from, to }) => [field, from, to])).toEqual([['price', 0, 1], ['net', 2, 3]]);
  });
});

describe(findTotals, () => {
  it('chooses what adds up', () => {
    expect(totalsOf('Subtotal | 100.00', 'VAT 20% | 20.00', 'Total | 120.00', 'Total items | 999.00')).toEqual(['100', '20', '120']);
  });

  it('tells net from gross by the words after the total', () => {
    expect(totalsOf('Summe (exkl. USt.) | 100,00', 'USt. 19% | 19,00', 'Summe (inkl. USt.) | 119,00')).toEqual(['100', '19', '119']);
  });

  it.each([
    ['an amount that the total holds', ['Total (including GST): | 672.00', 'GST included in total: | 61.09', 'Payment received 27 October 2024 | -100.00', 'Balance due: | 572.00'], ['610.91', '61.09', '672', '100', '572']],
    ['a line that only says what it holds', ['Total | 119.00', 'incl. VAT | 19.00'], ['100', '19', '119', undefined, '119']],
    ['a total that it is the beginning of', ['Net amount | 100.00', 'VAT 19% | 19.00', 'incl. VAT | 119.00'], ['100', '19', '119', undefined, '119']],
  ])('takes the tax from %s', (_, lines, expected) => {
    const { net, tax, gross, paid, due } = findTotals(readingOf('TAX INVOICE | 3 Bridge Street', ...lines));
    expect([net, tax, gross, paid, due].map((total) => total?.value)).toEqual(expected);
  });

  it('is not sure of a tax that is no amount of money', () => {
    const { gross } = findTotals(readingOf('Tax | 3', 'Total | 53.00'));
    expect(gross?.confidence).toBeLessThan(0.85);
  });

  it('adds up taxes of several rates', () => {
    expect(totalsOf('Netto | 300,00', 'USt. 7% | 7,00', 'USt. 19% | 38,00', 'Gesamtbetrag | 345,00')).toEqual(['300', '45', '345']);
  });

  it('sums up the rows of taxes by rate, each of which adds up by itself', () => {
    expect(totalsOf('Sazba | Základ | DPH | Včetně DPH', '21% | 472,06 | 99,13 | 571,19', '12% | 62.829,60 | 7.539,55 | 70.369,15', 'Celková cena: | | | 70.940,34')).toEqual(['63301.66', '7638.68', '70940.34']);
    expect(totalsOf('Rate | Net amount | VAT | Total incl. VAT', '20% | 100.00 | 20.00 | 120.00', '5% | 200.00 | 10.00 | 210.00', 'Invoice total | | | 330.01')).toEqual(['300', '30', '330.01']);
  });

  it('takes the whole of several parts that are each printed with net, tax and gross', () => {
    const { net, tax, gross } = findTotals(readingOf('Rechnungsbetrag | 150,00 | 22,50 | 172,50', 'Nettobetrag Strom | 100,00', 'Umsatzsteuer 19 % | 19,00', 'Bruttobetrag Strom | 119,00', 'Nettobetrag Wasser | 50,00', 'Umsatzsteuer 7 % | 3,50', 'Bruttobetrag Wasser | 53,50'));
    expect([net?.value, tax?.value, gross?.value]).toEqual(['150', '22.5', '172.5']);
  });

  it('adds up taxes below items whose rates are named in their rows', () => {
    const items = ['Hours | 8.242,84 21% BTW | 82.428,40 €', 'Table | 374,03 9% BTW | 2.618,21 €', 'Salad | 178,04 21% BTW | 2.848,64 €', 'Bacon | 162,67 9% BTW | 650,68 €', 'Site | 127,24 21% BTW | 1.145,16 €'];
    expect(totalsOf(...items, 'Excl. btw | | 89.691,09 €', 'BTW 21% op 86.422,20 € | | 18.148,66 €', 'BTW 9% op 3.268,89 € | | 294,20 €', 'Totaal | | 108.133,95 €')).toEqual(['89691.09', '18442.86', '108133.95']);
  });

  it('takes no item that adds up by itself for the totals, in whatever language its table is headed', () => {
    const [head, total] = ['Nazwa towaru | Ilość | Wartość netto | Wartość VAT | Wartość brutto', 'Razem | | 538,92 | 123,95 | 662,87'];
    expect(totalsOf(head, 'Licencja | 3 godz. | 450,96 | 103,72 | 554,68', 'Dzień | 1 kg | 87,96 | 20,23 | 108,19', total)).toEqual(['538.92', '123.95', '662.87']);
  });

  it('adds up what several rates are reckoned on, below and beside each other', () => {
    expect(totalsOf('Base imponible 21% | 118.406,88 € | IVA 21% | 24.865,44 €', 'Base imponible 10% | 18.754,66 € | IVA 10% | 1.875,47 €', 'TOTAL | | | 163.902,45 €')).toEqual(['137161.54', '26740.91', '163902.45']);
    expect(totalsOf('Exkl. moms | Moms 25 % | Moms 12 % | SUMMA ATT BETALA', '300,00 | 50,00 | 12,00 | 362,00')).toEqual(['300', '62', '362']);
  });

  it('is not sure of what may be the beginnings of amounts', () => {
    const items = ['Chair | | 179,96 €', 'Table | | 599,20 €', 'Lamp | | 29,30 €', 'Desk | | 911,28 €'];
    const sure = (...lines: readonly string[]): number => findTotals(readingOf(...items, ...lines)).gross?.confidence ?? 0;
    expect(sure('Sous-total | | EUR 39', '813,78', 'TVA 20% | | EUR 7', '762,76', 'Total | | EUR 46', '576,54')).toBeLessThan(0.8);
    expect(sure('Sous-total | | 39,00 €', 'TVA 20% | | 7,80 €', 'Total | | 46,80 €')).toBeGreaterThan(0.9);
  });

  it('takes one rate for all where nothing that is printed is the sum of several', () => {
    expect(totalsOf('Rate | Net amount | VAT | Total incl. VAT', '20% | 100.00 | 20.00 | 120.00', 'All | 100.00 | 20.00 | 120.00')).toEqual(['100', '20', '120']);
  });

  it('adds to a subtotal what is charged, and takes off what is discounted', () => {
    const { net, lineSum } = findTotals(readingOf('Subtotal | 1,125.44', 'Shipping | 7.90', 'Sales tax | 93.50', 'Total | 1,226.84'));
    expect([net?.value, lineSum?.value]).toEqual(['1133.34', '1125.44']);
    expect(totalsOf('Subtotal | 200.00', 'Discount (10%) | 20.00', 'VAT 20% | 36.00', 'Total | 216.00')).toEqual(['180', '36', '216']);
  });

  it('reads totals under their heads', () => {
    expect(totalsOf('TOTAL HT | TOTAL TVA | TOTAL TTC', '100,00 | 20,00 | 120,00')).toEqual(['100', '20', '120']);
  });

  it('computes the third of three, less surely', () => {
    const { net } = findTotals(readingOf('VAT | 19.00', 'Total | 119.00'));
    expect(net?.value).toBe('100');
    expect(net?.confidence).toBeLessThan(0.9);
  });

  it('reads a row of totals with the tax in parts', () => {
    const { net, tax, gross } = findTotals(readingOf('Total | 7,650.00 | 688.50 | 688.50 | 9,027.00'));
    expect([net?.value, tax?.value, gross?.value]).toEqual(['7650', '1377', '9027']);
  });

  it('takes no half of a tax for what it is of', () => {
    const { net, tax, gross } = findTotals(readingOf('Net | 21.05', 'CGST | 21.05', 'Total tax | 42.10', 'Total | 42.10'));
    expect(Math.max(...[net, tax, gross].map((total) => total?.confidence ?? 0))).toBeLessThan(0.9);
  });

  it('takes a tax that a sentence speaks of for none, where the line of the tax says nought', () => {
    const { net, tax, gross } = findTotals(readingOf('Total | £2,035.00', 'VAT @ 20% - reverse charge applies | £0.00', 'Invoice total | £2,035.00', 'Customer to account for VAT of £407.00 at the standard rate of tax'));
    expect([net?.value, tax?.value, gross?.value]).toEqual(['2035', '0', '2035']);
  });

  it('takes no account and no number of days behind a word for payment for what is paid', () => {
    const { paid, due } = findTotals(readingOf('Net | 100.00', 'VAT 20% | 20.00', 'Total | 120.00', 'Paid by | 578949584880964205', 'Payment received | 30'));
    expect([paid?.value, due?.value]).toEqual([undefined, '120']);
  });

  it('adds up what was paid in parts', () => {
    const { paid, due } = findTotals(readingOf('Netto | 100.00', 'USt 19 % | 19.00', 'Gesamtbetrag | 119.00', 'Anzahlung 1 | -40.00', 'Anzahlung 2 | -50.00', 'Restforderung | 29.00'));
    expect([paid?.value, due?.value]).toEqual(['90', '29']);
  });

  it('takes none of several items for the totals', () => {
    const { net, gross } = findTotals(readingOf('Passenger | Fare | Taxes | Total', 'Smith | 182.00 | 44.60 | 226.60', 'Doe | 182.00 | 44.60 | 226.60', 'Total EUR |  |  | 453.20'));
    expect([net?.value, gross?.value]).toEqual(['453.2', '453.2']);
  });

  it('takes the head of the amounts of items for no sum of them', () => {
    expect(findTotals(readingOf('Item | Quantity | Line total', 'Vice | 5 | 1,142.15', 'Ruler | 5 | 1,753.35', 'Delivery charge | | 15.00', 'Subtotal | | 2,910.50', 'VAT 23% | | 669.42', 'Total | | 3,579.92')).lineSum).toBeUndefined();
    expect(findTotals(readingOf('Goods value | 2,895.50', 'Delivery charge | 15.00', 'Subtotal | 2,910.50', 'VAT 23% | 669.42', 'Total | 3,579.92')).lineSum?.value).toBe('2895.5');
  });

  it('takes no payment from a column that says of each item that it is paid', () => {
    const items = (status: string): string[] => [`Hosting | ${status} | 40.00`, `Domain | ${status} | 60.00`];
    const sums = ['Net total | | 100.00', 'VAT 20% | | 20.00', 'Total | | 120.00'];
    expect(['PAID', 'Monthly'].map((status) => findTotals(readingOf(...items(status), ...sums))).map(({ paid, due }) => [paid, due?.value])).toEqual([[undefined, '120'], [undefined, '120']]);
    expect(findTotals(readingOf(...sums, 'Paid | | 50.00', 'Amount due | | 70.00')).paid?.value).toBe('50');
  });

  it('counts what a total with tax is rounded by into no net total', () => {
    expect(findTotals(readingOf('Taxable value | 100.00', 'CGST 9% | 9.00', 'SGST 9% | 9.00', 'Round off | 0.40', 'Total | 118.40')).net?.value).toBe('100');
  });

  it('adds up a tax that is levied in two halves', () => {
    expect(totalsOf('Taxable Value | 2,287.50', 'CGST | 320.25', 'SGST | 320.25', 'Total | 2,928.00')).toEqual(['2287.5', '640.5', '2928']);
  });

  it('are sure where all three are printed, add up and make a rate in use, and none that is larger is labelled', () => {
    const parts = ['Goods | 2,021.33', 'VAT @ 20% | 404.27', 'Total | 2,425.60'];
    const worth = (...lines: readonly string[]): boolean => Object.values(findTotals(readingOf(...lines))).every(({ confidence }) => confidence >= 0.8);
    const taxOf = (...lines: readonly string[]): number => findTotals(readingOf(...lines)).tax?.confidence ?? 0;
    expect([worth(...parts), taxOf(...parts) >= 0.95, taxOf(...parts, 'Invoice total | 9,425.60') >= 0.95]).toEqual([true, true, false]);
  });

  it('are those before something is withheld, where all four add up', () => {
    const lines = ['Base imponible | 87,36 €', 'IVA 21% | 18,35 €', 'Retención IRPF -15% | -13,10 €', 'TOTAL A PAGAR | 92,61 €'];
    const { net, tax, gross, due } = findTotals(readingOf(...lines));
    expect([net?.value, tax?.value, gross?.value, due?.value, (gross?.confidence ?? 0) >= 0.95]).toEqual(['87.36', '18.35', '105.71', '92.61', true]);
  });

  it('sums up taxes of a state and of a province', () => {
    const { tax, gross } = findTotals(readingOf('Subtotal | $325.00', 'GST 5% | $16.25', 'QST 9.975% | $32.42', 'Total | $373.67'));
    expect([tax?.value, gross?.value]).toEqual(['48.67', '373.67']);
  });

  it('subtracts what is paid', () => {
    const { paid, due } = findTotals(readingOf('Net total | 100.00', 'VAT | 20.00', 'Grand total | 120.00', 'Amount paid | 50.00', 'Balance due | 70.00'));
    expect([paid?.value, due?.value]).toEqual(['50', '70']);
  });
});

describe('Totals of which a column of narrow cells holds label and amount', () => {
  it('go each with the amount under them, whichever names the currency', () => {
    const { net, tax, gross } = findTotals(readingOf('Momspligtigt beløb | 25% moms | I alt DKK', '1.682,82 | 420,71 | 2.103,53'));
    expect([net?.value, tax?.value, gross?.value]).toEqual(['1682.82', '420.71', '2103.53']);
  });
});

describe('Totals without tax', () => {
  const untaxed = (...lines: readonly string[]): unknown[] => {
    const { net, tax, gross } = findTotals(readingOf(...lines));
    return [net?.value, tax?.value, gross?.value, [net, tax, gross].every((total) => (total?.confidence ?? 0) >= 0.95)];
  };

  it.each([
    ['Försäkringspremier är undantagna från moms', ['Summa premie | 975,64', 'Att betala | 975,64 kr']],
    ['Umsatzsteuerfrei gemäß § 4 Nr. 14 UStG', ['Gesamtbetrag | 975,64 €']],
    ['Von der Mehrwertsteuer ausgenommen (Art. 21 Abs. 2 MWSTG)', ['Total CHF | 975.64']],
    ['Steuerfreie innergemeinschaftliche Lieferung', ['Summe Positionen | 975,64', 'Endbetrag EUR | 975,64']],
    ['Autoliquidation – TVA due par le preneur', ['Total HT | 975,64', 'TVA | 0,00', 'Total TTC | 975,64']],
  ])('are net and gross at once where the page says "%s"', (sentence, totals) => {
    expect(untaxed(...totals, sentence)).toEqual(['975.64', '0', '975.64', true]);
  });

  it('are not where nothing says so, or another line asks for tax', () => {
    expect(untaxed('Gesamtbetrag | 975,64 €').at(-1)).toBe(false);
    expect(untaxed('Netto | 100,00', 'MwSt. 19 % | 19,00', 'Gesamtbetrag | 119,00', 'Porto ist umsatzsteuerfrei').slice(0, 3)).toEqual(['100', '19', '119']);
  });
});

describe(findCurrency, () => {
  const currencyOf = (...lines: readonly string[]): string | undefined => findCurrency(readingOf(...lines), [])?.value;

  it('is the rand where the page speaks for South Africa', () => {
    expect([currencyOf('Total | R 9,147.09', 'Tel +27 21 555 0100'), currencyOf('Boreholes (Pty) Ltd', 'Total | R 9,147.09'), currencyOf('Boreholes Pty Ltd', 'Total | R 9,147.09')]).toEqual(['ZAR', 'ZAR', undefined]);
  });

  it('takes a bare dollar for that of the country which the page speaks for', () => {
    expect(currencyOf('ABN 51 824 753 556', 'Total $110.00')).toBe('AUD');
    expect(currencyOf('Toronto, ON M5V 2T6', 'GST/HST $13.00', 'Total $113.00')).toBe('CAD');
    expect(currencyOf('Austin, TX 78701', 'Ship to Australia', 'Total $110.00')).toBe('USD');
    expect(currencyOf('Total $110.00')).toBe('USD');
    expect(currencyOf('Australia', 'Total US$110.00')).toBe('USD');
    expect(currencyOf('ABN 51 824 753 556', 'Total 110.00')).toBe('AUD');
  });

  it('stands beside figures rather than in the name of an item', () => {
    expect(currencyOf('Paleta vratná EUR | 4 | 290,00', 'K úhradě | 1 160,00 Kč')).toBe('CZK');
    expect(currencyOf('Popis | Cena EUR', 'Paleta | 290,00')).toBe('EUR');
  });

  it('takes no sign among recognised figures for a currency', () => {
    const scanned = read(layOut([page('Austin, TX 78701', 'Balance due $1,53€.52').map((word): Word => ({ ...word, confidence: 0.9 }))]));
    expect(findCurrency(scanned, [])?.value).toBe('USD');
    expect(currencyOf('Total 2€50')).toBe('EUR');
  });

  it('is sure of one that is nowhere printed where account, VAT id and language speak for it', () => {
    const faktura = readingOf('Faktura', 'Fakturadatum 2025-11-03', 'Att betala | 975,64');
    expect(findCurrency(faktura, ['SE'])).toMatchObject({ value: 'SEK', confidence: 0.95 });
    expect(findCurrency(faktura, [])?.confidence).toBeLessThan(0.6);
    expect(findCurrency(faktura, ['FI'])?.confidence).toBeLessThan(0.6);
  });

  it('takes pounds for likely where nothing but a British post code tells', () => {
    expect(findCurrency(readingOf('Invoice', 'Leeds LS1 5AB', 'TOTAL 750.00'), [])).toMatchObject({ value: 'GBP', confidence: 0.55 });
    expect(findCurrency(readingOf('Invoice', 'Leeds', 'TOTAL 750.00'), [])).toBeUndefined();
  });

  it('is not sure of a dollar that nothing tells of', () => {
    expect(findCurrency(readingOf('Total $110.00'), [])?.confidence).toBeLessThan(0.7);
    expect(findCurrency(readingOf('Austin, TX 78701', 'Total $110.00'), [])?.confidence).toBeGreaterThan(0.9);
  });
});

describe(findTitle, () => {
  it.each([
    ['invoice', ['INVOICE']],
    ['credit', ['Gutschrift']],
    ['invoice', ['W A R E N R E C H N U N G', 'Lieferschein-Nr | : L1']],
    ['order', ['PURCHASE ORDER', 'Invoice address | X']],
    ['invoice', ['NOTA VAN AFREKENING']],
    ['invoice', ['Elregning']],
    ['none', ['Dear Ann']],
  ])('tells %s', (kind, lines) => {
    expect(findTitle(readingOf(...lines)).kind).toBe(kind);
  });
});

describe(isIban, () => {
  it('says whether an account was read as it is printed, not whether its national check digits hold', () => {
    expect(['DE89370400440532013000', 'FR2830006000011234567890180'].every(isIban)).toBe(true);
    expect(['DE88370400440532013000', 'DE8937040044053201300', 'XX89370400440532013000', ''].some(isIban)).toBe(false);
  });
});

describe('A title in large print', () => {
  it('is what the document is, whatever smaller print says', () => {
    const large = page('Sales Invoice').map((word) => ({ ...word, size: 20 }));
    const small = page('', '', 'Customer Purchase | PO-1', 'Order', 'Date | 1 May 2026', 'Total | 12.00', 'Item | Price | Amount');
    expect(findTitle(read(layOut([[...large, ...small]]))).kind).toBe('invoice');
  });

  it('is that with its number above, where an order is named in as large print', () => {
    const of = (size: number, ...lines: readonly string[]): Word[] => page(...lines).map((word) => ({ ...word, size }));
    const large = of(12, 'Dupont SARL | FACTURE N° : | F-2026');
    const larger = of(16, '', '', 'BON DE COMMANDE : PO-4471');
    const small = of(9, '', '', '', '', 'Désignation | Prix | Montant', ...Array.from({ length: 6 }, () => 'Conseil et suivi | 60,00 | 60,00'), 'Total | 360,00');
    expect(findTitle(read(layOut([[...large, ...larger, ...small]]))).kind).toBe('invoice');
  });
});

describe(findNumberByTitle, () => {
  const numberIn = (...lines: readonly string[]): string | undefined => {
    const reading = readingOf(...lines);
    return findNumberByTitle(reading, findTitle(reading))?.value;
  };

  it('finds a number in the title or right under it', () => {
    expect([numberIn('Korekta faktury INV-05275'), numberIn('Sales Invoice', '20174973'), numberIn('Facture', 'Réf. : 6575'), numberIn('FAKTURA', 'č. 2611040037')]).toEqual(['INV-05275', '20174973', '6575', '2611040037']);
  });

  it('takes none from a text below, or below another title', () => {
    expect([numberIn('Sales Invoice', '12 Main Street'), numberIn('Purchase Order', '20174973'), numberIn('Sales Invoice', '', '', '20174973')]).toEqual([undefined, undefined, undefined]);
  });
});

describe(isNameLike, () => {
  it('tells names from what stands around them', () => {
    expect(['Vlinder B.V.', 'Max Mustermann', 'Au vieux four', 'Smith & Co.', 'Ferramentas do Norte Lda.'].every(isNameLike)).toBe(true);
    expect(['12 Main Street', '80331 München', 'Tel. 030 123', 'a@b.example', 'Name:', '4711', 'Obrigado pela preferência.'].some(isNameLike)).toBe(false);
    expect(['United States', 'Österreich', 'Česká republika', 'Sales Invoice', 'Factuur', 'EUR', 'VAT No IE5836133B', '*** I N V O I C E ***'].some(isNameLike)).toBe(false);
    expect(['114 55 Stockholm', '00-950 Warszawa', '1250-096 Lisboa', '110 00 Praha'].every(isPostal)).toBe(true);
    expect([isStreet('Hafenstr. 3'), isStreet('Boergracht 329 II'), isPostal('20457 Hamburg'), isPostal('Parry Sound ON N6K 1J1'), isPostal('Invoice 2026')]).toEqual([true, true, true, true, false]);
  });

  it('cuts a company at its legal form', () => {
    expect(companyName('Muster Werkzeuge GmbH · Hafenstr. 3')).toBe('Muster Werkzeuge GmbH');
    expect(companyName('Jakobsson, Nordström Kommanditbolag')).toBe('Jakobsson, Nordström Kommanditbolag');
    for (const name of ['Õpiteek OÜ', 'Rīgas Dati SIA', 'Kalnas UAB', 'Kis Bt.', 'Arbeitsmedizin Göhltal VoG', 'Deniz Makina A.Ş.', 'Kuala Trading Sdn. Bhd.', 'Dubai Trading L.L.C', 'SAVANNA PUBLIC CORPORATION']) expect(companyName(name)).toBe(name);
    expect(companyName('Dear customer')).toBeUndefined();
    expect(companyName('Monti, Valente e Neri s.r.l. - Genova')).toBe('Monti, Valente e Neri s.r.l.');
    expect(['Fort Avahaven SA 4406', '4297 SE Arnhem'].map(companyName)).toEqual([undefined, undefined]);
  });
});
