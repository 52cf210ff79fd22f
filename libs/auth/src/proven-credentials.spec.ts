import { describe, expect, it } from 'vitest';
import type { Principal } from './principal.js';
import { ProvenCredentials } from './proven-credentials.js';

const ada: Principal = { subject: 'ada', tenantId: '0190a0a0-0000-7000-8000-000000000001', roles: ['clerk'], kind: 'person' };

function aClock(): { now(): Date; ms: number } {
  return { ms: 1000, now() { return new Date(this.ms); } };
}

describe(ProvenCredentials.name, () => {
  it('knows a credential until its time is up', () => {
    const clock = aClock();
    const sut = new ProvenCredentials(10, clock);
    sut.keep('token', ada, 2000);
    expect(sut.get('token')).toBe(ada);
    clock.ms = 2000;
    expect(sut.get('token')).toBeUndefined();
  });

  it('tells credentials apart', () => {
    const sut = new ProvenCredentials(10, aClock());
    sut.keep('token', ada, 2000);
    expect(sut.get('token2')).toBeUndefined();
  });

  it('forgets first what was asked for longest ago', () => {
    const sut = new ProvenCredentials(2, aClock());
    for (const token of ['a', 'b']) sut.keep(token, ada, 2000);
    sut.get('a');
    sut.keep('c', ada, 2000);
    expect(['a', 'b', 'c'].map((token) => sut.get(token) !== undefined)).toEqual([true, false, true]);
  });

  it('keeps nothing that has ended, and nothing where nothing is to be kept', () => {
    const sut = new ProvenCredentials(2, aClock());
    sut.keep('a', ada, 1000);
    expect(sut.get('a')).toBeUndefined();
    const none = new ProvenCredentials(0, aClock());
    none.keep('a', ada, 2000);
    expect(none.get('a')).toBeUndefined();
  });
});
