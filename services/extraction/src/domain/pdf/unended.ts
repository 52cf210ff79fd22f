/** What the reader goes over for streams without an end: more is no file that somebody's software wrote. */
const MOST_BYTES = 1024 * 1024 * 1024;

function countOf(bytes: Buffer, word: string): number {
  let count = 0;
  for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + word.length)) count += 1;
  return count;
}

/** Whether so many streams of a PDF do not say where they end that reading it does not end either: each is looked for to the end of the file. */
export function isUnended(document: Uint8Array): boolean {
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
  const isSo = (streams: number): boolean => streams * bytes.byteLength > MOST_BYTES;
  const named = countOf(bytes, 'stream');
  // The word for the end has the one for the beginning in it.
  return isSo(named) && isSo(named - 2 * countOf(bytes, 'endstream'));
}
