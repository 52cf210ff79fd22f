import { describe, expect, it } from 'vitest';
import { countLines } from './file-sizes.js';

describe(countLines, () => {
  it('counts a last line with or without its end', () => {
    expect([countLines(''), countLines('a'), countLines('a\n'), countLines('a\nb'), countLines('a\n\n')]).toEqual([0, 1, 1, 2, 2]);
  });
});
