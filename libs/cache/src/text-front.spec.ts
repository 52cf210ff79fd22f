import { describe, expect, it } from 'vitest';
import { TextFront } from './text-front.js';

const LATER = Date.now() + 60_000;

describe(TextFront.name, () => {
  it('gives what it was given, until its time is up', () => {
    const sut = new TextFront();
    sut.set('a', 'one', ['a'], LATER);
    sut.set('b', 'two', ['b'], Date.now() - 1);
    expect([sut.get('a'), sut.get('b')]).toEqual(['one', undefined]);
  });

  it('forgets by key and by tag, and only those', () => {
    const sut = new TextFront();
    sut.set('a', 'one', ['a', 'tag:x'], LATER);
    sut.set('b', 'two', ['b', 'tag:x'], LATER);
    sut.set('c', 'three', ['c', 'tag:y'], LATER);
    sut.forget(['a']);
    expect([sut.get('a'), sut.get('b')]).toEqual([undefined, 'two']);
    sut.forget(['tag:x', 'tag:unknown']);
    expect([sut.get('b'), sut.get('c')]).toEqual([undefined, 'three']);
  });

  it('stays within its bound and lets go first of what was asked for longest ago', () => {
    const sut = new TextFront(10);
    sut.set('a', '1234', ['a'], LATER);
    sut.set('b', '5678', ['b'], LATER);
    sut.get('a');
    sut.set('c', '9012', ['c'], LATER);
    expect(['a', 'b', 'c'].map((key) => sut.get(key))).toEqual(['1234', undefined, '9012']);
    sut.set('a', '12', ['a'], LATER);
    sut.set('d', '3456', ['d'], LATER);
    expect(['a', 'c', 'd'].map((key) => sut.get(key))).toEqual(['12', '9012', '3456']);
  });
});
