import { LANGUAGES } from '../../print/labels/index.js';

/** Words for `and`, and the signs that stand for one. */
export const AND: ReadonlySet<string> = new Set(['&', '+', ...LANGUAGES.flatMap(({ names }) => names.and)]);

/** Small words within names: a name does not end with one, and goes on behind it. */
export const SMALL_WORDS: ReadonlySet<string> = new Set([...AND, ...LANGUAGES.flatMap(({ names }) => names.particles)]);
