import { describe, expect, it, vi } from 'vitest';
import { oncePer } from './once-per.js';

describe(oncePer.name, () => {
  it('works each object out once, also when nothing comes of it', () => {
    const make = vi.fn(({ n }: { n: number }) => (n > 1 ? n : undefined));
    const doubled = oncePer(make);
    const [one, two] = [{ n: 1 }, { n: 2 }];
    expect([doubled(one), doubled(two), doubled(one), doubled(two), doubled({ n: 2 })]).toEqual([undefined, 2, undefined, 2, 2]);
    expect(make).toHaveBeenCalledTimes(3);
  });
});
