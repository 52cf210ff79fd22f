import { describe, expect, it } from 'vitest';
import { digitsMeant, lettersMeant } from './look-alikes.js';

describe(digitsMeant, () => {
  it('gives the digits that letters look like, and leaves what looks like none', () => {
    expect([digitsMeant('S2OI'), digitsMeant('ABC1')]).toEqual(['5201', 'A8C1']);
  });
});

describe(lettersMeant, () => {
  it('gives the letters that digits look like, and leaves what looks like none', () => {
    expect([lettersMeant('1T'), lettersMeant('7X')]).toEqual(['IT', '7X']);
  });
});
