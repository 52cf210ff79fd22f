import type { Says } from '@smartap/contracts';
import { andMore, fill, placeIn, type Language, type Texts } from '../rules/texts.js';
import { CATALOGUE, inWords, isMessageCode } from './catalogue.js';

const MOST_CHARS = 2000;

const short = (text: string): string => (text.length > MOST_CHARS ? `${text.slice(0, MOST_CHARS - 1)}…` : text);

/** A text of the catalogue with its values; undefined when it is no longer known. */
export function tellText(code: string, values: Says['values'], language: Language): string | undefined {
  return isMessageCode(code) ? fill(CATALOGUE[code][language], inWords(values, language)) : undefined;
}

/** A text with what it is made of, in a language: where, the text, what is like it, and what else belongs to it. */
export function tell(template: Texts, { values, place, more = 0, parts = [] }: Says, language: Language): string {
  const others = parts.flatMap((part) => tellText(part.text, part.values, language) ?? []);
  return short([`${placeIn(language, place)}${fill(template[language], inWords(values, language))}${andMore(language, more)}`, ...others].join(' '));
}
