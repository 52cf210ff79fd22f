import { describe, expect, it } from 'vitest';
import { layOut } from '../../../pdf/layout.js';
import { read } from '../../print/reading.js';
import { findIban, ibanMeant, isIban } from './iban.js';
import { page, readingOf } from '../../testing/reading-of.js';

const BOUND = 0.9;

describe(isIban, () => {
  it('is over at once for what no account is written with', () => {
    expect(['FR76-12', 'DE89370400440532013000'].map(isIban)).toEqual([false, true]);
  });
});

describe(ibanMeant, () => {
  it.each([
    ['DEB9370400440532013OOO', 'DE89370400440532013000'],
    ['de89370400440532013000', 'DE89370400440532013000'],
    ['1T60XO542811101000000123456', 'IT60X0542811101000000123456'],
    ['GB29NW8K60161331926819', 'GB29NWBK60161331926819'],
    ['CH93OO762O11623852957', 'CH9300762011623852957'],
  ])('takes %s for %s', (recognised, meant) => {
    expect(ibanMeant(recognised)).toBe(meant);
  });

  it.each(['DE89370400440532013001', 'DE8937040044053201300', 'RECHNUNG', ''])('takes %s for none', (recognised) => {
    expect(ibanMeant(recognised)).toBeUndefined();
  });
});

describe(findIban, () => {
  it('is of two the one above the code of its bank', () => {
    expect(findIban(readingOf('Other account | | Bank transfer', 'IBAN: IE29 AIBK 9311 5212 3456 78 | | IBAN: IE64 IRCE 9205 0112 3456 78', '| | BIC: IRCEIE2D'))?.value).toBe('IE64IRCE92050112345678');
  });

  it('is of two the one that a QR reference is paid to', () => {
    expect(findIban(readingOf('Ohne QR: IBAN CH93 0076 2011 6238 5295 7', 'Konto / Zahlbar an', 'CH44 3199 9123 0008 8901 2'))?.value).toBe('CH4431999123000889012');
  });

  it('takes letters and figures of a scan for one another where check digits say so, and never in print', () => {
    const line = 'IBAN DEB9 3704 0O44 0532 0130 00';
    const scan = read(layOut([page(line, 'IBAN GB29 NWBK 6016 1331 9268 19').map((word) => ({ ...word, confidence: 0.95 }))]));
    expect(findIban(scan)).toMatchObject({ value: 'DE89370400440532013000', text: 'DEB9 3704 0O44 0532 0130 00' });
    expect(findIban(readingOf(line))).toBeUndefined();
  });

  it('follows an account into the next line where its check digits hold', () => {
    expect(findIban(readingOf('Pay to IBAN DE89 3704 0044 0532', '0130 00, BIC COBADEFFXXX'))).toMatchObject({ value: 'DE89370400440532013000', text: 'DE89 3704 0044 0532 0130 00,' });
    expect(findIban(readingOf('Pay to|IBAN DE89 3704 0044 0532', 'by transfer|0130 00'))?.value).toBe('DE89370400440532013000');
    expect(findIban(readingOf('IBAN DE89 3704 0044 0532 | DE271483568', '0130 00 | St.-Nr. 217/5840/1123'))).toMatchObject({ value: 'DE89370400440532013000' });
  });

  it('takes no number of a point of supply for an account, and one in pieces where it is labelled', () => {
    expect([findIban(readingOf('CUPS: ES0021000011774409KR0F')), findIban(readingOf('IBAN ES00 2100 0011 7744 0915 12'))?.value]).toEqual([undefined, 'ES00210000117744091512']);
  });

  it('takes no figures of the next line that the check digits do not prove', () => {
    const found = findIban(readingOf('Pay to IBAN DE89 3704 0044 0532 01', '4711 0815'));
    expect(found === undefined ? 0 : found.confidence).toBeLessThan(BOUND);
  });

  it('goes on in a narrow column past lines of another one', () => {
    expect(findIban(readingOf('IBAN | Description', 'PT50 0035 0211', ' | Servicing', '0004 8827 1302 4', ' | 2 lifts'))?.value).toBe('PT50003502110004882713024');
  });

  it('takes no account for the tax of wages where another is printed', () => {
    expect(findIban(readingOf('EUR 250,00 op onze G-rekening NL91 ABNA 0417 1643 00', 'en EUR 750,00 op rekening NL20 INGB 0001 2345 67'))?.value).toBe('NL20INGB0001234567');
  });

  it('finds the account that stands right behind a tax id', () => {
    expect(findIban(readingOf('USt-IdNr: DE356259124 IBAN DE89 3704 0044 0532 0130 00'))?.value).toBe('DE89370400440532013000');
  });

  it('finds a Polish account without its country in a Polish invoice alone', () => {
    expect(findIban(readingOf('Sprzedawca', 'Data wystawienia: 11.02.2025', 'Nr rachunku: 61 1090 1014 0000 0712 1981 2874'))?.value).toBe('PL61109010140000071219812874');
    expect(findIban(readingOf('Sprzedawca', 'Data wystawienia: 11.02.2025', 'Nr rachunku: 62 1090 1014 0000 0712 1981 2874'))).toBeUndefined();
    expect(findIban(readingOf('Seller', 'Invoice date: 11.02.2025', 'Account number: 61 1090 1014 0000 0712 1981 2874'))).toBeUndefined();
  });
});
