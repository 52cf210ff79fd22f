import { describe, expect, it } from 'vitest';
import { InvalidationLog } from './invalidation-log.js';

describe(InvalidationLog.name, () => {
  it('knows what was invalidated after a point and what before', () => {
    const sut = new InvalidationLog();
    sut.note(['a']);
    const point = sut.now();
    sut.note(['b']);
    expect(sut.since(point, ['a', 'c'])).toBe(false);
    expect(sut.since(point, ['a', 'b'])).toBe(true);
    sut.note(['a']);
    expect(sut.since(point, ['a'])).toBe(true);
    expect(sut.since(sut.now(), ['a', 'b'])).toBe(false);
  });

  it('says yes for what it may have forgotten', () => {
    const sut = new InvalidationLog();
    const point = sut.now();
    sut.note(['a']);
    sut.note(Array.from({ length: 5000 }, (_, n) => `other-${n}`));
    expect(sut.since(point, ['a'])).toBe(true);
    expect(sut.since(sut.now(), ['a'])).toBe(false);
  });
});
