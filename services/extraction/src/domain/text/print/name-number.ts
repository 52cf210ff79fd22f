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
