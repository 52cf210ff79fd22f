import { foldWords, squeeze } from './fold.js';

/** Whether texts name a number, however it is spaced and punctuated, as words of their own: a longer number that holds it does not count. */
export function nameNumber(texts: readonly string[], number: string): boolean {
  const wanted = squeeze(number);
  return wanted !== '' && texts.some((text) => hasRun(foldWords(text), wanted));
}

/** Whether words that follow each other make up a text. */
function hasRun(words: readonly string[], wanted: string): boolean {
  return words.some((_, from) => {
    let rest = wanted;
    for (let at = from; rest !== '' && rest.startsWith(words[at] ?? ' '); at += 1) rest = rest.slice(words[at]?.length);
    return rest === '';
  });
}

/** A shorter number stands on a page by chance. */
const FEWEST_CHARACTERS = 4;
const FEWEST_DIGITS = 3;
/** Words that a number is printed in, `RE 2026 / 00118 - A`; and what a page may name. */
const MOST_WORDS = 5;
const MOST_NUMBERS = 1000;

/** Whether a number is long enough that a page which prints it means it. */
export function isTelling(number: string): boolean {
  return squeeze(number).length >= FEWEST_CHARACTERS && number.replaceAll(/\D/g, '').length >= FEWEST_DIGITS;
}

/** All that may be numbers of documents in texts, squeezed: the runs of words that tell. */
export function numbersIn(texts: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const words = foldWords(text);
    words.forEach((_, from) => {
      for (let count = 1; count <= MOST_WORDS && from + count <= words.length && found.size < MOST_NUMBERS; count += 1) {
        const run = words.slice(from, from + count).join('');
        if (isTelling(run)) found.add(run);
      }
    });
  }
  return [...found];
}
