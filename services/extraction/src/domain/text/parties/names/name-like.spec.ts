import { describe, expect, it } from 'vitest';
import { isNameLike } from './name-like.js';

describe(isNameLike, () => {
  it('is no remark in brackets, as behind a heading', () => {
    expect(['(rolnik ryczałtowy)', 'Bogumił Wrzosek', 'Havel (Praha) s.r.o.'].map(isNameLike)).toEqual([false, true, true]);
  });
});
