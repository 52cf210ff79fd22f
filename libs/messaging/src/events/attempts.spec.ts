import { describe, expect, it } from 'vitest';
import { MAX_ATTEMPTS, retryDelayMs } from './attempts.js';

describe(retryDelayMs.name, () => {
  it('waits longer each time, and never above a minute', () => {
    expect(Array.from({ length: MAX_ATTEMPTS + 1 }, (_, i) => retryDelayMs(i + 1))).toEqual([1000, 4000, 16_000, 60_000, 60_000, 60_000]);
  });
});
