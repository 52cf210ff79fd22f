import { describe, expect, it } from 'vitest';
import { isCreditorReference, isKid, isOcrReference, isQrReference, isSepaCreditor, isStructuredCommunication, isViitenumero } from './index.js';

const KINDS: readonly (readonly [name: string, isRight: (text: string) => boolean, right: readonly string[], wrong: readonly string[]])[] = [
  ['a creditor reference', isCreditorReference, ['RF18539007547034', 'rf18 5390 0754 7034'], ['RF19539007547034', 'RF18', '18539007547034']],
  ['a structured communication', isStructuredCommunication, ['010806817183', '000000009797'], ['010806817184', '000000009700', '10806817183']],
  ['a QR reference', isQrReference, ['210000000003139471430009017'], ['210000000003139471430009018', '000000000000000000000000000', '21000000000313947143000901']],
  ['a Finnish reference number', isViitenumero, ['1232', '12345672', '1009'], ['1233', '123']],
  ['a KID', isKid, ['2345676', '12345678903', '6-'], ['2345675', '16-', '-']],
  ['a SEPA creditor', isSepaCreditor, ['DE98ZZZ09999999999', 'FR72ZZZ123456'], ['DE97ZZZ09999999999', 'DE89370400440532013000']],
  ['a Swedish OCR reference', isOcrReference, ['12345678903', '18'], ['12345678904', '1', '1234567890a']],
];

describe.each(KINDS)('%s', (_, isRight, right, wrong) => {
  it('is right by its check digits', () => expect(right.filter((text) => !isRight(text))).toEqual([]));
  it('is wrong with any other', () => expect(wrong.filter(isRight)).toEqual([]));
});
