import { describe, expect, it } from 'vitest';
import type { Sign } from './signs.js';
import { toWords } from './to-words.js';

/** Signs of five points each, one after the other, but for how far each is drawn back. */
function signsOf(text: string, back: Readonly<Record<number, number>>, of: (at: number) => number): Sign[] {
  let left = 0;
  return Array.from(text, (each, at): Sign => {
    left -= back[at] ?? 0;
    const sign = { text: each, left, right: left + 5, baseline: 20, size: 10, font: 1, of: of(at) };
    left += 5;
    return sign;
  });
}

describe(toWords, () => {
  it('closes words whose letters are set apart, and parts several where there is more space', () => {
    const wordsIn = (text: string, wide: readonly number[]): string[] => toWords(signsOf(text, Object.fromEntries(Array.from(text, (_, at) => [at, at === 0 ? 0 : wide.includes(at) ? -5 : -1.5])), () => 1), 1).map((word) => word.text);
    expect([wordsIn('NordBay', [4]), wordsIn('NORD', [])]).toEqual([['Nord', 'Bay'], ['NORD']]);
  });

  it('closes longer words in capitals whose letters are set apart, where more space makes them words', () => {
    const wordsIn = (text: string, wide: readonly number[]): string[] => toWords(signsOf(text, Object.fromEntries(Array.from(text, (_, at) => [at, at === 0 ? 0 : wide.includes(at) ? -5 : -1.5])), () => 1), 1).map((word) => word.text);
    expect(wordsIn('DR.ALEXANDRAMITTERLECHNER', [3, 12])).toEqual(['DR.', 'ALEXANDRA', 'MITTERLECHNER']);
  });

  it('closes capitals with figures among them, and one long word in which some are drawn together', () => {
    const wordsIn = (text: string, wide: readonly number[], tight: readonly number[] = []): string[] => toWords(signsOf(text, Object.fromEntries(Array.from(text, (_, at) => [at, at === 0 || tight.includes(at) ? 0 : wide.includes(at) ? -5 : -1.5])), () => 1), 1).map((word) => word.text);
    expect([wordsIn('INVOICESB026117', [7, 9]), wordsIn('IMMATRICULATION', [], [4, 12])]).toEqual([['INVOICE', 'SB', '026117'], ['IMMATRICULATION']]);
  });

  it('keeps letters together that their text draws into one another, and parts what another text prints over them', () => {
    const wordsIn = (of: (at: number) => number): string[] => toWords(signsOf('Off', { 2: 2.8 }, of), 1).map(({ text }) => text);
    expect([wordsIn(() => 1), wordsIn((at) => (at < 2 ? 1 : 2))]).toEqual([['Off'], ['Of', 'f']]);
  });

  it('leaves out what lies on its like, and nothing that stands beside it', () => {
    const print = (left: number): Sign[] => signsOf('Net 12.50', { 0: -left }, () => left);
    expect(toWords([...print(0), ...print(0.4)], 1).map(({ text }) => text)).toEqual(['Net', '12.50']);
    expect(toWords([...print(0), ...print(60)], 1).map(({ text }) => text)).toEqual(['Net', '12.50', 'Net', '12.50']);
  });

  it('takes rules of tables that are printed as signs for space', () => {
    expect(toWords(signsOf('│001│ Pils ├──┤', {}, () => 1), 1).map(({ text }) => text)).toEqual(['001', 'Pils']);
  });

  it('closes a word over whose letters a space is printed', () => {
    const wordsIn = (back: number): string[] => toWords(signsOf('Br unvalla', { 3: back }, () => 1), 1).map(({ text }) => text);
    expect([wordsIn(4.9), wordsIn(0)]).toEqual([['Brunvalla'], ['Br', 'unvalla']]);
  });

  it('parts thousands by a sign whose font does not tell its meaning', () => {
    expect(toWords(signsOf('3\uFFFD052.50', {}, () => 1), 1).map(({ text }) => text)).toEqual(["3'052.50"]);
  });
});
