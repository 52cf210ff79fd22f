import { describe, expect, it } from 'vitest';
import { PendingInvalidations } from './pending-invalidations.js';

describe(PendingInvalidations.name, () => {
  it('gives each once, and takes back', () => {
    const sut = new PendingInvalidations();
    sut.add(['a', 'a'], ['t']);
    expect(sut.size).toBe(2);
    const taken = sut.take();
    expect(taken).toEqual({ keys: ['a'], tags: ['t'], all: false });
    expect(sut.size).toBe(0);
    sut.add(['b'], []);
    sut.restore(taken);
    expect(sut.take()).toEqual({ keys: ['b', 'a'], tags: ['t'], all: false });
  });

  it('becomes everything when it grows too long', () => {
    const sut = new PendingInvalidations();
    sut.add(Array.from({ length: 10_001 }, (_, n) => `${n}`), []);
    expect(sut.size).toBeGreaterThan(0);
    expect(sut.take()).toEqual({ keys: [], tags: [], all: true });
  });
});
