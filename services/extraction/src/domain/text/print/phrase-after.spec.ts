import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';
import { findPhrase } from './phrase-after.js';

describe(findPhrase, () => {
  it('ends before what parts it from the next label', () => {
    expect(findPhrase(readingOf('Deres ref.: Kari Moen · Vår ref.: Per Lie'), 'buyerReference')).toMatchObject({ value: 'Kari Moen', text: 'Kari Moen' });
  });
});
