import { describe, expect, it } from 'vitest';
import { textOf } from './has-text.js';
import type { Word } from './word.js';

const page = (texts: readonly string[]): Word[] => texts.map((text) => ({ text, box: [0, 0, 1, 1], page: 1, size: 10, opens: true, closes: true }));
const WORDS = Array.from({ length: 20 }, (_, index) => `word${index}`);

describe('A text layer', () => {
  it.each([
    ['says what is printed', WORDS, 'text'],
    ['is missing', [], 'none'],
    ['is only the stamp of a scanner', ['Scanned', 'by', 'Device', '7'], 'few'],
    ['lies in characters of no meaning', WORDS.map((word, index) => (index % 2 ? word : '\uE001\uE002\uE003')), 'none'],
    ['lies in letters that are others than the page shows', Array.from({ length: 40 }, (_, index) => `QXUL!${index}HOW`), 'none'],
    ['is one where some words are those of labels', [...Array.from({ length: 40 }, (_, index) => `Szolg${index}`), 'netto'], 'text'],
    ['may be in a script that no label has', Array.from({ length: 40 }, () => 'τιμολόγιο'), 'text'],
    ['may have rules of dashes', [...WORDS, '--------', '________', '....'], 'text'],
  ])('%s', (_, texts, expected) => {
    expect(textOf([page(texts)])).toBe(expected);
  });
});
