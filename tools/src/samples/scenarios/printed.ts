import { bundleSamples, textSample } from '../make/sample-of.js';
import type { LayoutName } from '../pdf/text-pdf.js';
import type { Language } from '../pdf/words.js';
import type { CountryCode } from '../make/countries.js';
import type { Scenario } from './scenario.js';

function printed(scenario: string, language: Language, layout: LayoutName, countries: readonly [CountryCode, ...CountryCode[]]): Scenario {
  return async (shop) => {
    const spec = shop.orderAndReceive(shop.draft({ countries, simple: true, german: language === 'de' }));
    return [await textSample(shop, spec, language, layout, { scenario, intended: 'approved' })];
  };
}

/** Pages that have words alone, in two languages and three designs: ordered, received, right. */
export const englishLetterhead = printed('printed-letterhead-en', 'en', 'letterhead', ['GB', 'NL']);
export const englishColumns = printed('printed-columns-en', 'en', 'columns', ['GB', 'BE']);
export const germanWindowLetter = printed('printed-letter-de', 'de', 'windowLetter', ['DE', 'AT']);
export const germanColumns = printed('printed-columns-de', 'de', 'columns', ['DE']);
export const germanLetterhead = printed('printed-letterhead-de', 'de', 'letterhead', ['DE', 'AT']);

/** Two invoices of a seller in one file: it is split, and each goes its own way. */
export const severalInvoices: Scenario = (shop) => {
  const first = shop.orderAndReceive(shop.draft({ countries: ['DE', 'AT'], simple: true, german: true }));
  const second = shop.orderAndReceive(shop.draft({ seller: first.seller, simple: true, german: true }));
  return bundleSamples(shop, [first, second], 'de', 'letterhead', { scenario: 'several-invoices', intended: 'approved' });
};

/** A page whose date can be read two ways: a person must say which. */
export const ambiguousDate: Scenario = async (shop) => {
  const draft = shop.draft({ countries: ['GB'], simple: true });
  // The third of April or the fourth of March.
  const spec = shop.orderAndReceive({ ...draft, issueDate: '2026-03-04', dueDate: '2026-04-03' });
  return [await textSample(shop, spec, 'en', 'letterhead', { scenario: 'ambiguous-date', intended: 'task:LOW_CONFIDENCE' }, { usDates: true })];
};
