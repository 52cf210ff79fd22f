import { describe, expect, it } from 'vitest';
import { readingOf } from '../../testing/reading-of.js';
import { findIban } from '../ids/iban.js';
import { findBic } from './find-bic.js';

const bicOf = (...lines: string[]): string | undefined => {
  const reading = readingOf(...lines);
  return findBic(reading, findIban(reading))?.value;
};

describe(findBic.name, () => {
  it.each([
    ['behind its label', ['IBAN DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX']],
    ['in groups', ['IBAN DE89 3704 0044 0532 0130 00', 'SWIFT COBA DE FF XXX']],
    ['behind the account that one label names with it', ['IBAN/BIC: DE89370400440532013000 / COBADEFFXXX']],
    ['below its label', ['Bank|IBAN|SWIFT code', 'Commerzbank|DE89370400440532013000|COBADEFFXXX']],
    ['in the next line of a text', ['Pay to IBAN DE89 3704 0044 0532 0130 00, BIC', 'COBADEFFXXX, within 30 days.']],
    ['in another language', ['IBAN: DE89370400440532013000', 'Kod BIC: COBADEFFXXX']],
  ])('finds a BIC %s', (_, lines) => {
    expect(bicOf(...lines)).toBe('COBADEFFXXX');
  });

  it('takes the one of the account that was taken', () => {
    expect(bicOf('Deutsche Bank|Commerzbank', 'IBAN DE00 0000 0000 0000 0000 00|IBAN DE89 3704 0044 0532 0130 00', 'BIC DEUTDEFF|BIC COBADEFFXXX')).toBe('COBADEFFXXX');
    expect(bicOf('IBAN DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX', 'IBAN DE00 0000 0000 0000 0000 00 BIC DEUTDEFF')).toBe('COBADEFFXXX');
  });

  it('takes what nothing announces in the block of the account', () => {
    expect(bicOf('Kreissparkasse Reutlingen, DE89 3704 0044 0532 0130 00, COBADEFFXXX')).toBe('COBADEFFXXX');
    expect(bicOf('Y-tunnus 118 · DE89 3704 0044 0532 0130 00 (COBADEFFXXX).')).toBe('COBADEFFXXX');
    expect(bicOf('Sparkasse Bersenbrück COBADEFFXXX', 'DE89 3704 0044 0532 0130 00')).toBe('COBADEFFXXX');
    expect(bicOf('Please pay to DE89 3704 0044 0532 0130 00 by 5 May', '', '', '|Bank', '|DE89 3704 0044 0532 0130 00', '|COBADEFFXXX')).toBe('COBADEFFXXX');
  });

  it('takes none of a bank in another country, and none that is not announced', () => {
    expect(bicOf('IBAN DE89 3704 0044 0532 0130 00', 'Correspondent bank: SWIFT CHASUS33')).toBeUndefined();
    expect(bicOf('IBAN DE89 3704 0044 0532 0130 00', 'Bank', 'COBADEFFXXX', 'BIC: RECHNUNG')).toBeUndefined();
    expect(bicOf('BIC COBADEFFXXX')).toBeUndefined();
  });
});
