/** What recognisers take for one another. */
const DIGIT_FOR: Readonly<Record<string, string>> = { O: '0', Q: '0', D: '0', I: '1', L: '1', Z: '2', S: '5', G: '6', B: '8' };
const LETTER_FOR: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 6: 'G', 8: 'B' };

/** Capitals that look like digits as these: `DES2` is `DE52` where digits are wanted. */
export const digitsMeant = (text: string): string => [...text].map((char) => DIGIT_FOR[char] ?? char).join('');

/** Digits that look like capitals as these. */
export const lettersMeant = (text: string): string => [...text].map((char) => LETTER_FOR[char] ?? char).join('');
