import { describe, expect, it } from 'vitest';
import { foldWords } from './fold.js';

describe(foldWords, () => {
  it('are without accents, also where these are spelled out in a word of the labels', () => {
    expect(foldWords('Fällig am: 3.4.')).toEqual(['fallig', 'am', '3', '4']);
    expect(['Faellig', 'Stueckpreis', 'fuer', 'Beloeb'].flatMap(foldWords)).toEqual(['fallig', 'stuckpreis', 'fur', 'belob']);
  });

  it('stay as they are in names, and where another language has the word', () => {
    expect(['Mueller', 'Due', 'value', 'neue', 'betaald'].flatMap(foldWords)).toEqual(['mueller', 'due', 'value', 'neue', 'betaald']);
  });

  it('are those of the labels where a font does not tell a letter and only one word of them is so', () => {
    expect(['F\uFFFDllig', 'N\uFFFDmero', 'M\uFFFDrz'].flatMap(foldWords)).toEqual(['fallig', 'numero', 'marz']);
    expect(['Hosteler\uFFFDa', 'M\uFFFD'].flatMap(foldWords)).toEqual(['hosteler\uFFFDa', 'm\uFFFD']);
  });
});
