import { describe, expect, it } from 'vitest';
import { hasWrongCheckDigits, isQrIban } from './index.js';

describe(hasWrongCheckDigits.name, () => {
  it.each(['RF19 5390 0754 7034', '+++010/8068/17184+++', '***010/8068/17184***', '21 00000 00003 13947 14300 09018'])('says that %s is wrong', (reference) => expect(hasWrongCheckDigits(reference)).toBe(true));
  it.each(['RF18539007547034', '+++010/8068/17183+++', '210000000003139471430009017', 'RE-118', '12345', 'REF 2026'])('says nothing of %s', (reference) => expect(hasWrongCheckDigits(reference)).toBe(false));
});

describe(isQrIban.name, () => {
  it('knows a QR-IBAN by the number of its bank', () => {
    expect(['CH44 3199 9123 0008 8901 2', 'LI4431999123000889012'].every(isQrIban)).toBe(true);
    expect(['CH93 0076 2011 6238 5295 7', 'DE89370400440532013000'].some(isQrIban)).toBe(false);
  });
});
