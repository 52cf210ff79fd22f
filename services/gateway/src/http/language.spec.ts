import { describe, expect, it } from 'vitest';
import { preferredLanguage } from './language.js';

describe(preferredLanguage.name, () => {
  it.each([
    [undefined, 'en'], ['', 'en'], ['de', 'de'], ['de-AT', 'de'], ['DE-ch, en;q=0.9', 'de'], ['fr, de;q=0.8, en;q=0.7', 'de'], ['fr', 'en'], ['*', 'en'], ['en;q=0.5, de;q=0.9', 'de'], ['de;q=0, en', 'en'], ['de;q=0', 'en'], ['de;q=nonsense', 'en'], ['en, de', 'en'],
  ])('of %s is %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
