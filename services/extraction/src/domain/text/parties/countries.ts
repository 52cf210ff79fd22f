import { fold } from '../print/fold.js';
import { LANGUAGES } from '../print/labels/index.js';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const ALSO: readonly string[] = ['england', 'scotland', 'wales', 'uk', 'usa', 'u.s.a.', 'holland', 'great britain', 'the netherlands', 'czech republic', 'ceska republika', 'republic of ireland'];

let names: ReadonlySet<string> | undefined;

/** The names of all countries in all languages that are read: made once, when the first is asked for. */
function countries(): ReadonlySet<string> {
  names ??= new Set([
    ...ALSO,
    ...LANGUAGES.flatMap(({ language }) => {
      const inLanguage = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
      return LETTERS.flatMap((first) => LETTERS.flatMap((second) => inLanguage.of(first + second) ?? [])).map(fold);
    }),
  ]);
  return names;
}

/** Whether a text is the name of a country, as it ends an address. */
export function isCountry(text: string): boolean {
  return text.length < 40 && countries().has(fold(text.trim()));
}
