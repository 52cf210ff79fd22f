import { expect, it } from 'vitest';
import type { Word } from '../../../pdf/word.js';
import { taxNumberAt, vatIdAt } from './id-forms.js';

const word = (text: string, at: number): Word => ({ text, box: [at * 10, 0, at * 10 + 9, 10], page: 1, size: 10, opens: true, closes: true });

it('covers the words of an id and no more, also where figures are parted by a space that breaks no line', () => {
  const id = vatIdAt(['FR', '40', '303 265 045', 'RCS', 'Paris'].map(word));
  expect(id).toMatchObject({ value: 'FR40303265045', isProven: true, text: 'FR 40 303 265 045', box: [0, 0, 29, 10] });
});

it.each([['70 418/2279', ['70', '418/2279', 'EORI']], ['181 / 815 / 08155', ['181', '/', '815', '/', '08155']], ['007 118 10582', ['007', '118', '10582', 'Finanzamt']]])('takes a number of a tax office in its parts: %s', (value, words) => {
  expect(taxNumberAt(words.map(word), 'de')?.value).toBe(value);
});
