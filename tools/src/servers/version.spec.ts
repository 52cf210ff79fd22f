import { describe, expect, it } from 'vitest';
import { isAtLeast, parseVersion } from './version.js';

describe(parseVersion, () => {
  it.each([
    ['nats-server: v2.15.1', [2, 15, 1]],
    ['nats-server: v2.9.10', [2, 9, 10]],
    ['Redis server v=6.2.14 sha=40305114:0 malloc=libc bits=64 build=dff95a8e7a99d269', [6, 2, 14]],
    ['postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)', [15, 18, 0]],
    ['postgres (PostgreSQL) 18.4', [18, 4, 0]],
  ])('reads %s', (text, version) => {
    expect(parseVersion(text)).toEqual(version);
  });

  it('finds none in other text', () => {
    expect(parseVersion('command not found')).toBeUndefined();
  });
});

describe(isAtLeast, () => {
  it('compares numbers, not text', () => {
    expect(isAtLeast([2, 9, 10], [2, 10, 0])).toBe(false);
    expect(isAtLeast([2, 10, 0], [2, 10, 0])).toBe(true);
    expect(isAtLeast([3, 0, 0], [2, 10, 5])).toBe(true);
  });
});
