import { describe, expect, it } from 'vitest';
import type { Found } from '../../found.js';
import { readingOf } from '../../testing/reading-of.js';
import { findPaymentReference } from './find-payment-reference.js';

const referenceOf = (...lines: string[]): string | undefined => findPaymentReference(readingOf(...lines), undefined)?.value;
const sureness = (lines: readonly string[], number?: string): number | undefined => findPaymentReference(readingOf(...lines), number === undefined ? undefined : ({ value: number } as Found))?.confidence;

describe(findPaymentReference.name, () => {
  it.each([
    ['a structured communication', ['Communication|IBAN BE68 5390 0754 7034', '+++010/8068/17183+++'], '+++010/8068/17183+++'],
    ['one with stars and spaces', ['Mededeling: *** 010 / 8068 / 17183 ***'], '+++010/8068/17183+++'],
    ['a creditor reference in groups', ['Reference RF18 5390 0754 7034'], 'RF18539007547034'],
    ['a QR reference', ['Référence', '21 00000 00003 13947 14300 09017'], '210000000003139471430009017'],
    ['the line of a FIK card', ['+71<000000012345674+12345678<'], '000000012345674'],
    ['a KID', ['KID: 2345676', 'Beløp 100,00'], '2345676'],
    ['an OCR number below its head', ['Bankgiro|OCR-nummer|Att betala', '5050-1055|12345678903|1 250,00'], '12345678903'],
    ['a Finnish reference in groups', ['Viitenumero 123 45672'], '12345672'],
    ['a reference of Multibanco', ['Entidade: 21418|Montante: 118,00', 'Referência: 604 118 227'], '604118227'],
    ['what is to be quoted', ['Verwendungszweck: RE-2026-118', 'IBAN DE89 3704 0044 0532 0130 00'], 'RE-2026-118'],
    ['one of several parts', ['Verwendungszweck: TR260319 / 51172', 'IBAN DE89 3704 0044 0532 0130 00'], 'TR260319 / 51172'],
    ['what a sentence behind the terms wants to be quoted', ['Betaling binnen 30 dagen na factuurdatum. Vermeld bij betaling: 40771 / 2118'], '40771 / 2118'],
    ['one that goes on in the next line', ['U kunt betalen met betalingskenmerk 8026 1003 8720', '9440.'], '8026100387209440'],
    ['what is to be quoted, and not the date behind it', ['Verwendungszweck: RE-118 12.03.2026'], 'RE-118'],
    ['a variable symbol', ['Variabilní symbol:|2026100418'], '2026100418'],
  ])('finds %s', (_, lines, expected) => expect(referenceOf(...lines)).toBe(expected));

  it('takes nothing whose check digits do not hold without a label, and no reference of another kind', () => {
    expect(referenceOf('+++010/8068/17184+++', 'RF19 5390 0754 7034', '21 00000 00003 13947 14300 09018')).toBeUndefined();
    expect(referenceOf('Your reference: 4711', 'Order 118')).toBeUndefined();
  });

  it('takes the number of the invoice where a sentence says that the payment is to quote it', () => {
    const quoted = (...lines: string[]): string | undefined => findPaymentReference(readingOf(...lines), { value: 'SI-349017' } as Found)?.value;
    expect(quoted('Please pay to Muster Ltd, quoting invoice no. SI-349017.')).toBe('SI-349017');
    expect(quoted('Bitte überweisen Sie unter Angabe von SI-349017')).toBe('SI-349017');
    expect(quoted('Please include SI-349017 in the addenda.')).toBe('SI-349017');
    expect(quoted('Oplys venligst fakturanr. SI-349017 ved betaling.')).toBe('SI-349017');
    expect(quoted('Betaling onder vermelding van 60117 / SI-349017.')).toBe('60117 / SI-349017');
    expect(quoted('Invoice no. SI-349017')).toBeUndefined();
    expect(quoted('Please pay quoting our name and the number of your account, as agreed for SI-349017')).toBeUndefined();
  });

  it('takes a code of its own that a sentence asks to quote', () => {
    expect(referenceOf('30 days, without deduction. Please mention 30417 / 2026.01744.')).toBe('30417 / 2026.01744');
    expect(referenceOf('Oplys venligst 2218-70455 ved betaling.')).toBe('2218-70455');
    expect(referenceOf('Transferencia a ES66 2100 0418 4202 0048 1736 indicando 371820-0914472 como concepto.')).toBe('371820-0914472');
    expect(referenceOf('Bitte verwenden Sie für die Zahlung', 'die Referenz 2026-10388 / K1174.')).toBe('2026-10388 / K1174');
    expect(referenceOf('Causale|Importo', '1188-04|1.250,00')).toBeUndefined();
    expect(referenceOf('Zahlbar bis 14.12.2026 unter Angabe des Kassenzeichens')).toBeUndefined();
    expect(referenceOf('Veuillez indiquer 1 250,00 sur le compte IBAN BE68 5390 0754 7034')).toBeUndefined();
  });

  it('takes the number of the invoice where it is a reference in the terms of an account', () => {
    const among = (...lines: string[]): string | undefined => findPaymentReference(readingOf(...lines), { value: 'SI-349017' } as Found)?.value;
    expect(among('BIC CITIIE2X IBAN IE64 IRCE 9205 0112 3456 78 Reference SI-349017')).toBe('SI-349017');
    expect(among('Invoice|Reference SI-349017')).toBeUndefined();
  });

  it('asks about figures without the check digit of their country, unless they are the number of the invoice', () => {
    expect(sureness(['KID: 2345676', 'Beløp å betale'])).toBeGreaterThanOrEqual(0.95);
    expect(sureness(['KID: 2345675', 'Beløp å betale'])).toBe(0.7);
    expect(sureness(['KID: 2345675', 'Beløp å betale'], '2345675')).toBeGreaterThan(0.9);
  });

  it('is the number that a sentence asks to use, or that it goes on to in the next line', () => {
    const number = (value: string, ...lines: readonly string[]): string | undefined => findPaymentReference(readingOf(...lines), { value } as Found)?.value;
    expect([number('INV-3071', 'Please use INV-3071 as the payment reference.'), number('2031-038', 'Graag overmaken, onder', 'vermelding van 2031-038.')]).toEqual(['INV-3071', '2031-038']);
  });
});
