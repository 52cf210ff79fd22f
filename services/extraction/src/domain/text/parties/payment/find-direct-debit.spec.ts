import { describe, expect, it } from 'vitest';
import { readingOf } from '../../testing/reading-of.js';
import { findDirectDebit } from './find-direct-debit.js';

const debitOf = (...lines: string[]): (string | undefined)[] | undefined => {
  const found = findDirectDebit(readingOf(...lines));
  return found && [found.sign.value, found.mandate?.value, found.creditor?.value];
};

describe(findDirectDebit.name, () => {
  it('is told by a sentence that names the day', () => {
    expect(debitOf('Der Rechnungsbetrag wird am 20.11.2026 von Ihrem Konto eingezogen. Mandat: M-70114452')).toEqual(['2026-11-20', 'M-70114452', undefined]);
    expect(debitOf('The total will be collected by Direct Debit on 18 November 2026.')).toEqual(['2026-11-18', undefined, undefined]);
  });

  it('is told by a mandate beside a creditor whose check digits hold', () => {
    expect(debitOf('Mandatsreferenz: K-118', 'Gläubiger-ID: DE98ZZZ09999999999')).toEqual(['K-118', 'K-118', 'DE98ZZZ09999999999']);
    expect(debitOf('Mandatsreferenz: K-118', 'Gläubiger-ID: DE97ZZZ09999999999')).toBeUndefined();
  });

  it('is told by a mandate beside words that say so', () => {
    expect(debitOf('Règlement par prélèvement, mandat RUM RPTT-AML31-0001, sur votre compte.')).toEqual(['RPTT-AML31-0001', 'RPTT-AML31-0001', undefined]);
    expect(debitOf('Forma de pago: domiciliación bancaria.', 'Código de mandato: IL-2024-5590127')).toEqual(['IL-2024-5590127', 'IL-2024-5590127', undefined]);
    expect(debitOf('Código de mandato: IL-2024-5590127', 'Forma de pago: transferencia')).toBeUndefined();
  });

  it('is not told by a card that is charged, nor by a day to pay by', () => {
    expect(debitOf('Your card ending 8841 was charged on 3 May 2026.')).toBeUndefined();
    expect(debitOf('Bitte überweisen Sie den Betrag bis zum 19.10.2026.')).toBeUndefined();
  });
});
