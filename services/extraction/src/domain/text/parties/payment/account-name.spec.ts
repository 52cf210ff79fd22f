import { describe, expect, it } from 'vitest';
import { readingOf } from '../../testing/reading-of.js';
import { findIban } from '../ids/iban.js';
import { findAccountName } from './account-name.js';

const nameOf = (...lines: string[]): string | undefined => {
  const reading = readingOf(...lines);
  return findAccountName(reading, { account: findIban(reading), seller: undefined })?.value;
};

describe(findAccountName.name, () => {
  it('names the holder of the account up to the end of the name', () => {
    expect(nameOf('Kontoinhaber: Erika Beispiel', 'IBAN DE89 3704 0044 0532 0130 00')).toBe('Erika Beispiel');
    expect(nameOf('IBAN NL91 ABNA 0417 1643 00 ten name van Beispiel Diensten B.V. onder vermelding van het nummer')).toBe('Beispiel Diensten B.V.');
  });

  it('names the holder in a sentence on how to pay', () => {
    expect(nameOf('Please pay by BACS to Beispiel Catering Ltd, sort code 60-08-32', 'IBAN GB33 BUKB 2020 1555 5555 55')).toBe('Beispiel Catering Ltd');
    expect(nameOf("A/c Holder's Name: Beispiel Pvt Ltd", 'IBAN GB33 BUKB 2020 1555 5555 55')).toBe('Beispiel Pvt Ltd');
  });

  it.each(['onder vermelding van het nummer', 'o.v.v. 2025-118', 'quoting the invoice number', 'unter Angabe der Rechnungsnummer'])('ends a name without a legal form where the sentence goes on: %s', (rest) => {
    expect(nameOf(`IBAN NL91 ABNA 0417 1643 00 t.n.v. Schilders Hoekstra & Zn. ${rest}`)).toBe('Schilders Hoekstra & Zn.');
  });

  it('names none where two are, or where no account is near', () => {
    expect(nameOf('Account name: Beispiel Ltd', 'Account name: Muster Ltd', 'IBAN DE89 3704 0044 0532 0130 00')).toBeUndefined();
    expect(nameOf('Account name: Beispiel Ltd', '', '', '', '', '', '', 'IBAN DE89 3704 0044 0532 0130 00')).toBeUndefined();
  });

  it('names the holder below the head of a slip, the account between, or in the line that follows', () => {
    expect(nameOf('Konto / Zahlbar an', 'CH93 0076 2011 6238 5295 7', 'Muster Garten AG', 'Seeweg 4')).toBe('Muster Garten AG');
    expect(nameOf('Transferencia a la cuenta ES91 2100 0418 4502 0005 1332, titular', 'Lucía Otero Vidal.')).toBe('Lucía Otero Vidal');
    expect(nameOf('Konto / Zahlbar an', 'CH93 0076 2011 6238 5295 7', 'Referenz')).toBeUndefined();
  });

  it('is the seller that the line of the account names, but not the foot of its letter', () => {
    const nameBeside = (line: string): string | undefined => {
      const reading = readingOf('Muster Tischlerei', '', line);
      const seller = { value: 'Muster Tischlerei', confidence: 0.9, label: undefined, text: '', page: 1, box: [50, 0, 140, 10], line: 0 } as const;
      return findAccountName(reading, { account: findIban(reading), seller: { ...seller, box: [50, 0, 140, 10] } })?.value;
    };
    expect(nameBeside('Bank: Muster Tischlerei, Volksbank, IBAN DE89 3704 0044 0532 0130 00')).toBe('Muster Tischlerei');
    expect(nameBeside('Muster Tischlerei, Am Hang 4, 50667 Köln, IBAN DE89 3704 0044 0532 0130 00')).toBeUndefined();
  });

  it('goes on in the next line, and ends where the sentence goes on in that', () => {
    expect(nameOf('IBAN GB97 NWBK 6014 1748 2037 15, account name Beispiel & Partner Ship', 'Chandlers Limited.')).toBe('Beispiel & Partner Ship Chandlers Limited');
    expect(nameOf('Graag overmaken op NL91 ABNA 0417 1643 00 t.n.v. E. Beispiel, onder', 'vermelding van 2031-038.')).toBe('E. Beispiel');
  });

  it('ends before the account in its line', () => {
    expect(nameOf('Titulaire : Jeanne Exemple — IBAN FR76 3000 6000 0112 3456 7890 189')).toBe('Jeanne Exemple');
  });
});
