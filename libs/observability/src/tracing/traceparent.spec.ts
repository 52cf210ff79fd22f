import { describe, expect, it } from 'vitest';
import { currentTraceparent, formatTraceparent, injectTraceparent, parseTraceparent } from './traceparent.js';

const VALID = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe(parseTraceparent.name, () => {
  it('reads and writes what the recommendation shows', () => {
    const parsed = parseTraceparent(VALID);
    expect(parsed).toMatchObject({ traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7', traceFlags: 1 });
    expect(parsed && formatTraceparent(parsed)).toBe(VALID);
  });

  it('takes a later version by its first four parts', () => {
    expect(parseTraceparent(`cc${VALID.slice(2)}-more`)).toMatchObject({ spanId: '00f067aa0ba902b7' });
  });

  it.each([
    undefined,
    '',
    'nonsense',
    `ff${VALID.slice(2)}`,
    VALID.toUpperCase(),
    VALID.slice(0, -1),
    `${VALID}x`,
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `00-4bf92f3577b34da6a3ce929d0e0e4736-${'0'.repeat(16)}-01`,
  ])('refuses %j', (text) => {
    expect(parseTraceparent(text)).toBeUndefined();
  });
});

describe(injectTraceparent.name, () => {
  it('always sets a valid one, a new trace each time outside of any', () => {
    expect(currentTraceparent()).toBeUndefined();
    const set = [new Map<string, string>(), new Map<string, string>()].map((headers) => {
      const returned = injectTraceparent(headers);
      expect(headers.get('traceparent')).toBe(returned);
      expect(parseTraceparent(returned)).toBeDefined();
      return returned;
    });
    expect(set[0]).not.toBe(set[1]);
  });
});
