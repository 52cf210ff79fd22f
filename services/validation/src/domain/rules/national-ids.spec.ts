import { describe, expect, it } from 'vitest';
import { hasDigits, isAustralianBusiness, isBelgianEnterprise, isDanishOrganisation, isDanishTaxNumber, isDutchVat, isGreekTaxNumber, isItalianOffice, isItalianTaxCode, isItalianVat, isNorwegianOrganisation, isSwedishOrganisation } from './national-ids.js';

const CASES: readonly (readonly [string, (text: string) => boolean, readonly string[], readonly string[]])[] = [
  ['Norwegian organisation', isNorwegianOrganisation, ['974760673', '923609016'], ['974760674', '97476067', '000000000', 'A74760673']],
  ['Danish organisation', isDanishOrganisation, ['DK12345678', '12345678'], ['DK1234567', 'dk12345678', '123456789']],
  ['Danish tax payer', isDanishTaxNumber, ['DK12345678'], ['12345678', 'DK1234567']],
  ['Dutch VAT payer', isDutchVat, ['NL123456789B01'], ['NL123456789', '123456789B01', 'NL12345678B012']],
  ['Dutch company', hasDigits(8), ['12345678'], ['1234567', '123456789', '1234567A']],
  ['Belgian enterprise', isBelgianEnterprise, ['0202239951', '0403019261'], ['0202239952', '202239951']],
  ['Swedish organisation', isSwedishOrganisation, ['5560360793', '2021005489'], ['5560360794', '556036-0793']],
  ['Australian business', isAustralianBusiness, ['51824753556', '53004085616'], ['51824753557', '5182475355']],
  ['Greek tax number', isGreekTaxNumber, ['094259216', '090000045'], ['094259217', '94259216']],
  ['Italian VAT number', isItalianVat, ['IT00743110157', 'DE1'], ['IT00743110158', 'IT0074311015']],
  ['Italian tax code', isItalianTaxCode, ['RSSMRA85T10A562S', '00743110157'], ['RSSMRA85T10A562', '0074311015A']],
  ['Italian office', isItalianOffice, ['UFY9MH', 'ufy9mh'], ['UFY9M', 'UFY9M-']],
];

describe.each(CASES)('The number of a %s', (_, isRight, right, wrong) => {
  it('is told right from wrong', () => {
    expect(right.filter((text) => !isRight(text))).toEqual([]);
    expect(wrong.filter(isRight)).toEqual([]);
  });
});
