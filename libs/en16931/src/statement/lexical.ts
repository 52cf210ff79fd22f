import type { Occurrence } from '../xml/occurrence.js';
import type { Stated } from './statement.js';

/** The text of an element in a document's own words. */
export function stated(from: Occurrence | undefined): Stated {
  return from?.text.trim();
}

/** The text at the end of a path. */
export function statedAt(from: Occurrence | undefined, ...path: readonly string[]): Stated {
  return stated(from?.at(...path));
}

/** Payment terms: of the white space around them, the line break that ends a row of a discount is kept. */
export function statedTerms(from: Occurrence | undefined): Stated {
  const text = stated(from);
  return text?.endsWith('#') === true && /^[^\S\n]*\n/.test(from?.text.trimStart().slice(text.length) ?? '') ? `${text}\n` : text;
}

/** An attribute in a document's own words. */
export function attributeOf(from: Occurrence | undefined, name: string): Stated {
  return from?.attributes[name]?.trim();
}

/** A lexical `xsd:boolean`. */
export function flag(text: Stated): boolean | undefined {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}

/** Every element of a name one level down from every element of another. */
export function allOf(from: Occurrence, ...path: readonly string[]): Occurrence[] {
  let level = [from];
  for (const name of path) level = level.flatMap((each) => each.all(name));
  return level;
}
