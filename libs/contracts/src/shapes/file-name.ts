import { LONGEST_FILE_NAME } from './document.js';

/** What no name holds, what databases do not take, and what has a name read from its end (Unicode's marks of direction), so that it seems to end otherwise. */
const UNWANTED = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * The name of a file as others gave it, as events carry it: without the folders it lies in, of whatever system, and without what no name holds. Of one that is
 * too long the end is kept, which says what it is.
 *
 * @returns an empty text where nothing is left
 */
export function fileName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return name
    .replaceAll(UNWANTED, '_')
    .toWellFormed()
    .slice(-LONGEST_FILE_NAME)
    .replace(/^\p{Cs}/u, '')
    .trim();
}
