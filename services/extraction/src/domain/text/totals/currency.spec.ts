import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';
import { findCurrency } from './currency.js';

const currencyIn = (...lines: readonly string[]): string | undefined => findCurrency(readingOf(...lines), [])?.value;

describe(findCurrency, () => {
  it('is known by letters before figures where the page tells of their country', () => {
    expect([currencyIn('Tel +27 11 555 0100', 'Total | R 9,147.09'), currencyIn('Total | R 9,147.09')]).toEqual(['ZAR', undefined]);
    expect([currencyIn('CK 2004/041827/23', 'Particulars | Rate (R)'), currencyIn('Reg. 2004/041827/23', 'Total | R 38 809.97'), currencyIn('Vitamin (R)')]).toEqual(['ZAR', 'ZAR', undefined]);
    expect([currencyIn('GSTIN: 27AAAPA1234A1Z5', 'Amount Payable | Rs. 1,28,287.00'), currencyIn('Amount Payable | Rs. 1,28,287.00')]).toEqual(['INR', undefined]);
  });

  it('is that behind the label of a total, whatever pallet is sold', () => {
    expect(currencyIn('PALL EUR | 3 | 180,00', 'Netto | ATT BETALA SEK', '540,00 | 675,00')).toBe('SEK');
  });

  it('is that of a sign behind the letters of its country, and none that ends the code of a bank', () => {
    expect(['Description | Qty | Amount S$', 'Total US$ 41.00', 'Total NT$ 1,200'].map((line) => currencyIn(line, 'Servicing | 7 | 196.00'))).toEqual(['SGD', 'USD', 'TWD']);
    expect(currencyIn('BIC ABCDDEF1SAR', 'BIC ABCDDEF1SAR', 'Betrag 12,00 EUR')).toBe('EUR');
  });

  it('is that of its sign alone', () => {
    expect(['Rate (₦) | Amount (₦)', 'TOTAL AMOUNT DUE | ₱ 82,500.00', '₵1,200.00'].map((line) => currencyIn(line, 'Casing | 16 | 18,750.00'))).toEqual(['NGN', 'PHP', 'GHS']);
  });

  it('is the dollar of Australia, whatever has two letters and five figures', () => {
    expect([currencyIn('ABN 15 724 193 806', 'Gravity survey EL 32209', 'Total $20,105.58'), currencyIn('ABN 15 724 193 806', 'Amarillo, TX 79108', 'Total $20,105.58')]).toEqual(['AUD', 'USD']);
  });

  it('is the dollar of New Zealand where its tax is charged', () => {
    expect([currencyIn('Fee $4,850.00', 'plus GST at 15% of $727.50'), currencyIn('Fee $4,850.00', 'plus GST at 10% of $485.00'), currencyIn('Fee $4,850.00', 'GST number: 104-188-222')]).toEqual(['NZD', 'USD', 'NZD']);
  });

  it('is the dollar whose code is printed, or of Canada where its taxes are charged', () => {
    expect(currencyIn('Bon de commande : BC 90233', 'Kiosque | 2 850,00 $ | 2 850,00 $', 'Total CAD | 3 902,83 $')).toBe('CAD');
    expect(currencyIn('Kiosque | 2 850,00 $', 'TVQ 9,975 % | 284,29 $')).toBe('CAD');
  });

  it('may stand in brackets in the head of a column', () => {
    expect(currencyIn('GSTIN: 27AAAPA1234A1Z5', 'Description | Qty | Amount (Rs.)', 'Valves | 4 | 1,250.00')).toBe('INR');
  });

  it("is of two that are named as often that of the seller's country", () => {
    expect(findCurrency(readingOf('Vollmilch | 15 TRY | 10,68 | 160,20', 'Zu zahlender Betrag EUR | 160,20'), ['DE'])?.value).toBe('EUR');
  });

  it('is no part of the number of an item', () => {
    expect(findCurrency(readingOf('OEL-CLP220 | 40 L | 6,35 | 254,00', 'Getriebeöl CLP 220', 'Endbetrag EUR | 254,00'), ['DE'])?.value).toBe('EUR');
  });
});
