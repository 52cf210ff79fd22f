import { describe, expect, it } from 'vitest';
import { REVIEW_BOUND } from '../../outcome.js';
import { findOrder } from './find-order.js';
import { findId } from './labelled-number.js';
import { readingOf } from '../testing/reading-of.js';

const orderIn = (...lines: readonly string[]): string | undefined => findOrder(readingOf(...lines), undefined)?.value;

describe(findOrder, () => {
  it('takes a reference for the order that has the form of one, and asks about it', () => {
    expect([orderIn('Vos références : PO-12775'), orderIn('Vs. rif. | 4595147453'), orderIn('Ihr Zeichen: 4503961211'), orderIn('Uw referentie: INK-2025-0283'), orderIn('Ihre Referenz | PO 25-0887'), orderIn('Pakbon 118 – uw referentie IO-2025-0283')]).toEqual(['PO-12775', '4595147453', '4503961211', 'INK-2025-0283', 'PO 25-0887', 'IO-2025-0283']);
    expect(findOrder(readingOf('Ihr Zeichen: 4503961211'), undefined)?.confidence).toBeLessThan(REVIEW_BOUND);
  });

  it('takes no other reference, and none where the order of the buyer is labelled', () => {
    expect([orderIn('Ihr Zeichen: MK-2025'), orderIn('Ihr Zeichen: 11803'), orderIn('Your ref: PO-11803', 'Your order no.: 77-2')]).toEqual([undefined, undefined, '77-2']);
  });

  it('is called by a name and its number, before what may be the seller\'s own, and asked about', () => {
    expect(findOrder(readingOf('Rekvisition | HM-Strandvej 9', 'Ordrenr. | 441902'), undefined)).toMatchObject({ value: 'HM-Strandvej 9' });
    expect(findOrder(readingOf('Ert ordernr | Takgrupp 2031'), undefined)?.confidence).toBeLessThan(REVIEW_BOUND);
    expect([orderIn('Ert ordernr | Takgrupp 2031'), orderIn('Your order no. Unit 4, see our letter of 2031 too')]).toEqual(['Takgrupp 2031', '4']);
  });

  it("is asked about where it is numbered as the invoice is, which is the seller's own", () => {
    const claims = (order: string, number: string): number => findOrder(readingOf(`Order number: ${order}`), findId(readingOf(`Invoice number: ${number}`), 'number'))?.confidence ?? 0;
    expect([claims('EVT26-K7QXN', 'EVT26-00147') < REVIEW_BOUND, claims('2026-118', '2026-4471'), claims('EVT26-118', 'RE26-4471')].map(Number)).toEqual([1, claims('2026-118', 'A1'), claims('EVT26-118', 'A1')]);
  });

  it('is not the number of the customer, which is to be quoted', () => {
    expect(orderIn('Client No: 08110 | Order: PKS 771', 'Direct credit: Kauri Bank, reference 08110')).toBe('PKS 771');
  });

  it("takes a reference that has the form of an order before what may be the seller's own", () => {
    expect([orderIn('Ordrenr.: 77233', 'Deres ref.: PO-2210'), orderIn('Ordrenr.: 77233', 'Deres ref.: Kari')]).toEqual(['PO-2210', '77233']);
  });

  it("asks about what is mostly the seller's own, and takes a foreign number before it", () => {
    expect(findOrder(readingOf('Auftragsnr. | VA25-46933'), undefined)?.confidence).toBeLessThan(REVIEW_BOUND);
    expect(findOrder(readingOf('Uwagi: zlecenie nr ZL/77/2025'), undefined)).toMatchObject({ value: 'ZL/77/2025' });
    expect(orderIn('Auftragsnr. | VA25-46933', 'Externe Belegnr. | B25/6487')).toBe('B25/6487');
    expect(findOrder(readingOf('Ihre Auftragsnummer: 4711-2'), undefined)?.confidence).toBeGreaterThan(REVIEW_BOUND);
  });
});
