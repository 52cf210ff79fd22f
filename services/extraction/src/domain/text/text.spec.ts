import { describe, expect, it } from 'vitest';
import { layOut } from '../pdf/layout.js';
import type { Word } from '../pdf/word.js';
import { amountsOf, readDigits } from './print/amounts.js';
import { toLines } from './print/line.js';
import { companyName, isNameLike, isPostal, isStreet } from './names.js';
import { read } from './print/reading.js';
import type { Reading } from './print/reading.js';
import { findTitle } from './title.js';
import { findTotals } from './totals.js';

/** Lines of cells, as they stand on a page: `|` moves on to the next column. */
function page(...lines: readonly string[]): Word[] {
  return lines.flatMap((line, row) =>
    line.split('|').flatMap((cell, column) => {
      let left = 50 + column * 150;
      return cell
        .trim()
        .split(/\s+/)
        .filter((text) => text !== '')
        .map((text): Word => {
          const right = left + text.length * 5;
          const word: Word = { text, box: [left, row * 14, right, row * 14 + 10], page: 1, size: 10, opens: false, closes: false };
          left = right + 3;
          return word;
        });
    }),
  );
}

function readingOf(...lines: readonly string[]): Reading {
  return read(layOut([page(...lines)]));
}

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

  it('takes money and leaves percentages', () => {
    expect(values('USt 19 % auf 100,00 € | 19,00 €')).toEqual(['100', '19']);
  });

  it('reads signs, spaces as thousands, and currencies that touch', () => {
    expect(values('15 387,08 EUR')).toEqual(['15387.08']);
    expect(values('-12,50 €')).toEqual(['-12.5']);
    expect(values('€1.234,00 | EUR99,10')).toEqual(['1234', '99.1']);
  });
});

describe(read, () => {
  it.each([
    ['a day over 12 proves the day first', ['Date: 03/04/2026', 'Due date: 25/04/2026'], '2026-04-03'],
    ['a second figure over 12 proves the month first', ['Date: 03/04/2026', 'Due date: 04/25/2026'], '2026-03-04'],
    ['an American address speaks for the month first', ['Springfield, IL 62704', 'Date: 03/04/2026'], '2026-03-04'],
    ['a British one for the day', ['Leeds LS1 5AB', 'Date: 03/04/2026'], '2026-04-03'],
    ['months in words', ['Date: 4 Mar 2026'], '2026-03-04'],
    ['German months', ['Datum: 24. Januar 2026'], '2026-01-24'],
    ['American words', ['Date: Jan 5, 2026'], '2026-01-05'],
    ['Czech figures, with spaces', ['Datum: 20. 12. 2025'], '2025-12-20'],
    ['a beginning that only one month has', ['Date: 11 juil. 2025'], '2025-07-11'],
    ['a month that is a label elsewhere', ['Scadenza: 26 dic 2025'], '2025-12-26'],
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

describe(findTotals, () => {
  it('chooses what adds up', () => {
    expect(totalsOf('Subtotal | 100.00', 'VAT 20% | 20.00', 'Total | 120.00', 'Total items | 999.00')).toEqual(['100', '20', '120']);
  });

  it('tells net from gross by the words after the total', () => {
    expect(totalsOf('Summe (exkl. USt.) | 100,00', 'USt. 19% | 19,00', 'Summe (inkl. USt.) | 119,00')).toEqual(['100', '19', '119']);
  });

  it('adds up taxes of several rates', () => {
    expect(totalsOf('Netto | 300,00', 'USt. 7% | 7,00', 'USt. 19% | 38,00', 'Gesamtbetrag | 345,00')).toEqual(['300', '45', '345']);
  });

  it('reads totals under their heads', () => {
    expect(totalsOf('TOTAL HT | TOTAL TVA | TOTAL TTC', '100,00 | 20,00 | 120,00')).toEqual(['100', '20', '120']);
  });

  it('computes the third of three, less surely', () => {
    const { net } = findTotals(readingOf('VAT | 19.00', 'Total | 119.00'));
    expect(net?.value).toBe('100');
    expect(net?.confidence).toBeLessThan(0.9);
  });

  it('takes the head of the amounts of items for no sum of them', () => {
    expect(findTotals(readingOf('Item | Quantity | Line total', 'Vice | 5 | 1,142.15', 'Ruler | 5 | 1,753.35', 'Delivery charge | | 15.00', 'Subtotal | | 2,910.50', 'VAT 23% | | 669.42', 'Total | | 3,579.92')).lineSum).toBeUndefined();
    expect(findTotals(readingOf('Goods value | 2,895.50', 'Delivery charge | 15.00', 'Subtotal | 2,910.50', 'VAT 23% | 669.42', 'Total | 3,579.92')).lineSum?.value).toBe('2895.5');
  });

  it('adds up a tax that is levied in two halves', () => {
    expect(totalsOf('Taxable Value | 2,287.50', 'CGST | 320.25', 'SGST | 320.25', 'Total | 2,928.00')).toEqual(['2287.5', '640.5', '2928']);
  });

  it('subtracts what is paid', () => {
    const { paid, due } = findTotals(readingOf('Net total | 100.00', 'VAT | 20.00', 'Grand total | 120.00', 'Amount paid | 50.00', 'Balance due | 70.00'));
    expect([paid?.value, due?.value]).toEqual(['50', '70']);
  });
});

describe(findTitle, () => {
  it.each([
    ['invoice', ['INVOICE']],
    ['credit', ['Gutschrift']],
    ['invoice', ['W A R E N R E C H N U N G', 'Lieferschein-Nr | : L1']],
    ['order', ['PURCHASE ORDER', 'Invoice address | X']],
    ['none', ['Dear Ann']],
  ])('tells %s', (kind, lines) => {
    expect(findTitle(readingOf(...lines)).kind).toBe(kind);
  });
});

describe(isNameLike, () => {
  it('tells names from what stands around them', () => {
    expect(['Coolblue B.V.', 'Max Mustermann', 'Au bon moulin', 'Smith & Co.', 'Ferramentas do Norte Lda.'].every(isNameLike)).toBe(true);
    expect(['12 Main Street', '80331 München', 'Tel. 030 123', 'a@b.example', 'Name:', '4711', 'Obrigado pela preferência.'].some(isNameLike)).toBe(false);
    expect([isStreet('Hafenstr. 3'), isPostal('20457 Hamburg'), isPostal('Invoice 2026')]).toEqual([true, true, false]);
  });

  it('cuts a company at its legal form', () => {
    expect(companyName('Muster Werkzeuge GmbH · Hafenstr. 3')).toBe('Muster Werkzeuge GmbH');
    expect(companyName('Dear customer')).toBeUndefined();
  });
});
