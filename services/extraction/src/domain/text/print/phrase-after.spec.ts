import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';
import { findPhrase } from './phrase-after.js';

describe(findPhrase, () => {
  it('stands behind a label of two things', () => {
    expect(findPhrase(readingOf('Kostenstelle / Bauleiter | 7140 / Hr. Linden'), 'buyerReference')?.value).toBe('7140 / Hr. Linden');
  });

  it('stands below its head beside another, and not below one whose place is empty', () => {
    expect(findPhrase(readingOf('Er referens | Vår referens', 'Kari Moen | Per Lie'), 'buyerReference')?.value).toBe('Kari Moen');
    expect(findPhrase(readingOf('Er referens | Vår referens', 'Fakturadatum | Per Lie'), 'buyerReference')).toBeUndefined();
    expect(findPhrase(readingOf('Er referens', 'Kari Moen'), 'buyerReference')).toBeUndefined();
  });

  it('ends before the full stop of its sentence, and with that of what is short for something', () => {
    const reference = (text: string): string | undefined => findPhrase(readingOf(text), 'buyerReference')?.value;
    expect([reference('Er referens: Kari Moenlund.'), reference('Er referens: Kari Moen jr.')]).toEqual(['Kari Moenlund', 'Kari Moen jr.']);
  });

  it('ends before what parts it from the next label', () => {
    expect(findPhrase(readingOf('Deres ref.: Kari Moen · Vår ref.: Per Lie'), 'buyerReference')).toMatchObject({ value: 'Kari Moen', text: 'Kari Moen' });
  });

  it('ends before a label without a colon that a sign parts from it', () => {
    expect(findPhrase(readingOf('Käuferreferenz 04011000-77120-31 · Rahmenvertrag RV-2031/09'), 'buyerReference')?.value).toBe('04011000-77120-31');
  });

  it('ends with its sentence where another begins behind it', () => {
    expect(findPhrase(readingOf('Er referens: Kari Moenlund. Frågor besvaras av Per Lie'), 'buyerReference')?.value).toBe('Kari Moenlund');
  });

  it('is no head beside it that nobody knows, and stands below', () => {
    expect(findPhrase(readingOf('Cust. Order No. | Your Reference | Wagon No. | Currency', '45001177 | HOL/BRS/014 | W-551 | GBP'), 'buyerReference')?.value).toBe('HOL/BRS/014');
  });

  it('stands below its head where the one beside it is a head that nobody knows', () => {
    const heads = 'Ihr Zeichen | Rampe | Kundennummer | Rechnungsdatum';
    expect(findPhrase(readingOf(heads, 'AB-0311/Kl | K7 | 118 | 11.03.2031'), 'buyerReference')?.value).toBe('AB-0311/Kl');
    expect(findPhrase(readingOf('Ihr Zeichen | Roth | Kundennummer | 118', 'Rechnungsdatum | 11.03.2031'), 'buyerReference')?.value).toBe('Roth');
  });

  it('goes on below its column where its next word had no room, and not where it had', () => {
    const reference = (value: string, below: string): string | undefined => findPhrase(readingOf('Date | Your Ref | Account', `14/05/2031 | ${value} | BEE001`, below), 'buyerReference')?.value;
    expect(reference('Clerk Ann Marsh / play park', '| committee')).toBe('Clerk Ann Marsh / play park committee');
    expect([reference('Ann Marsh', '| area'), reference('Clerk Ann Marsh / play park', '1 May | committee | 7')]).toEqual(['Ann Marsh', 'Clerk Ann Marsh / play park']);
  });

  it('stands below its head in a column of heads, each above its value', () => {
    expect(findPhrase(readingOf('uw kenmerk', 'VS-PLANT-26/3', 'factuurnummer', '260318'), 'buyerReference')?.value).toBe('VS-PLANT-26/3');
  });

  it('ends with a number behind which its sentence goes on', () => {
    expect(findPhrase(readingOf('We have renewed your policies, your reference LEGAL-INS-26, and now enclose our account'), 'buyerReference')?.value).toBe('LEGAL-INS-26');
  });

  it('stands below a head of two languages in one word', () => {
    expect(readingOf('Rechnung/Fattura | Datum/Data | Ihr Auftrag', '1182/A | 18.05.2031 | PA-61177').labels[0]?.map(({ field }) => field)).toEqual(['number', 'issueDate', 'purchaseOrder']);
  });
});
