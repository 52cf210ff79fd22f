import { describe, expect, it } from 'vitest';
import { readingOf } from '../../testing/reading-of.js';
import { findDomesticAccount } from './find-domestic-account.js';

const accountOf = (...lines: string[]): (string | undefined)[] | undefined => {
  const found = findDomesticAccount(readingOf(...lines));
  return found && [found.account.value, found.bank?.value];
};

describe(findDomesticAccount.name, () => {
  it.each([
    ['a bankgiro', ['Bankgiro: 991-2346'], ['9912346', 'SE:BANKGIRO']],
    ['one below its head', ['Telefon|Bankgiro', '060-57 41 90|991-2346'], ['9912346', 'SE:BANKGIRO']],
    ['a plusgiro', ['Plusgiro 12 34 56-6'], ['1234566', 'SE:PLUSGIRO']],
    ['a Danish account with its registration number', ['Reg.nr. 7045, kontonr. 0001884213, Spar Nord Bank'], ['0001884213', '7045']],
    ['a Norwegian account', ['Beløpet bes betalt til konto 8601 11 17947'], ['86011117947', undefined]],
    ['an account with its sort code', ['Sort code 20-11-74|Account no 63409821'], ['63409821', '201174']],
    ['one below it', ['Barclays Bank', 'Sort code: 20-11-74', 'Account number: 63409821'], ['63409821', '201174']],
    ['an Australian account with its BSB', ['BSB 083-418 Account 88 412 0071'], ['884120071', '083418']],
    ['an Indian account with the code of its branch', ['A/c No.: 50200041738264', 'Branch & IFS Code: Peenya & HDFC0001174'], ['50200041738264', 'HDFC0001174']],
    ['an American account in groups of which the first is short', ['Routing number 021000021', 'Account number 60 4418 2207'], ['6044182207', '021000021']],
    ['an American account with its routing number', ['Routing #: 021000021', 'Account #: 4350 0182 771'], ['43500182771', '021000021']],
  ])('finds %s', (_, lines, expected) => expect(accountOf(...lines)).toEqual(expected));

  it('takes none whose check digits do not hold, and no number of a customer', () => {
    expect([accountOf('Bankgiro: 991-2347'), accountOf('til konto 8601 11 17948'), accountOf('Routing #: 021000022', 'Account #: 43500182771'), accountOf('Account no 63409821', 'Kontonr.: 0001884213')]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('is South African with the code of its branch', () => {
    expect(accountOf('Branch code 198-765 · Account 40 8273 6519')).toEqual(['4082736519', '198765']);
  });
});
