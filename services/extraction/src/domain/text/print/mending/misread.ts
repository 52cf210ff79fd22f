import type { Word } from '../../../pdf/word.js';
import { foldWords } from '../fold.js';
import { ALL_PHRASES } from '../labels/phrases.js';

/** Shorter words are too much like others. */
const LEAST = 7;
/** The ends of words are inflected: another letter there is another word, and one more or less within the last two. */
const ENDING = 2;

const KNOWN: ReadonlySet<string> = new Set(
  ALL_PHRASES.flatMap((phrase) => phrase.split(' '))
    .map((word) => word.replace('*', ''))
    .filter((word) => word.length >= LEAST && /^[a-z]+$/.test(word)),
);
/** Endings of words that a phrase leaves the beginning of open: `Warenrechnung`. */
const ENDINGS: readonly string[] = [...new Set(ALL_PHRASES.filter((phrase) => phrase.startsWith('*')).map((phrase) => phrase.slice(1)))].filter((ending) =>
  KNOWN.has(ending),
);

const without = (word: string, at: number): string => word.slice(0, at) + word.slice(at + 1);

/** Known words by what is left of them without one letter; with where it stood, where another may stand in its place. */
function shortened(): { missing: Map<string, string | undefined>; other: Map<string, string | undefined> } {
  const [missing, other] = [new Map<string, string | undefined>(), new Map<string, string | undefined>()];
  // What may be two words is none.
  const note = (words: Map<string, string | undefined>, key: string, word: string): unknown =>
    words.set(key, words.has(key) && words.get(key) !== word ? undefined : word);
  for (const word of KNOWN) {
    for (let at = 0; at < word.length; at += 1) {
      if (at < word.length - ENDING) note(missing, without(word, at), word);
      if (at < word.length - 1) note(other, `${at} ${without(word, at)}`, word);
    }
  }
  return { missing, other };
}

let known: ReturnType<typeof shortened> | undefined;

/** Made when the first recognised page is read: what reads electronic invoices alone has no use for it. */
const knownShortened = (): ReturnType<typeof shortened> => (known ??= shortened());

/** The known word that a recognised one is with one letter other, missing or too many; undefined where there is none or several may be it. */
function likeKnown(token: string): string | undefined {
  const { missing, other } = knownShortened();
  const places = [...token].map((_, at) => at);
  const found = new Set(
    [
      missing.get(token),
      ...places.map((at) => other.get(`${at} ${without(token, at)}`)),
      ...places.slice(0, -ENDING).map((at) => (KNOWN.has(without(token, at)) ? without(token, at) : undefined)),
    ].filter((word) => word !== undefined),
  );
  return found.size === 1 ? [...found][0] : undefined;
}

function meant(token: string): string {
  if (token.length < LEAST || KNOWN.has(token) || ENDINGS.some((ending) => token.endsWith(ending))) return token;
  const whole = likeKnown(token);
  if (whole !== undefined) return whole;
  const ending = ENDINGS.find((each) => token.length > each.length && likeKnown(token.slice(-each.length)) === each);
  return ending === undefined ? token : token.slice(0, -ending.length) + ending;
}

/** The folded pieces of a word, as phrases are looked for in them: of a recognised one that is no word of labels by one letter that word. */
export function piecesOf({ text, confidence }: Pick<Word, 'text' | 'confidence'>): readonly string[] {
  const pieces = foldWords(text);
  return confidence === undefined ? pieces : pieces.map(meant);
}
