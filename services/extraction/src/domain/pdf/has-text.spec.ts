import { describe, expect, it } from 'vitest';
import { hasText } from './has-text.js';
import type { Word } from './word.js';

const page = (texts: readonly string[]): Word[] => texts.map((text) => ({ text, box: [0, 0, 1, 1], page: 1, size: 10, opens: true, closes: true }));
const WORDS = Array.from({ length: 20 }, (_, index) => `word${index}`);

describe('A text layer', () => {
  it.each([
    ['says what is printed', WORDS, true],
    ['is missing', [], false],
    ['is only the stamp of a scanner', ['Scanned', 'by', 'Device', '7'], false],
    ['lies in characters of no meaning', WORDS.map((word, index) => (index % 2 ? word : '\uE001\uE002\uE003')), false],
    ['may have rules of dashes', [...WORDS, '--------', '________', '....'], true],
  ])('%s', (_, texts, expected) => {
    expect(hasText([page(texts)])).toBe(expected);
  });
});
