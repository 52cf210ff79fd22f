/** What the reader goes over for streams without an end: more is no file that somebody's software wrote. */
const MOST_BYTES = 1024 * 1024 * 1024;

const WORD = 'stream';
const END = 'end';
/** White space (ISO 32000-1, table 1). */
const WHITE: ReadonlySet<string> = new Set(['\0', '\t', '\n', '\f', '\r', ' ']);
/** A dictionary says the length of its stream within so many characters before it. */
const WITHIN = 1000;
const LENGTH = /\/Length\s+(\d+)(\s+\d+\s+R)?/g;
/** A number of an object of its own, which lengths are said by. */
const NUMBER = /(?<!\d)(\d{1,10}) \d{1,5} obj\s+(\d{1,10})\s+endobj/g;
/** A line may end after the word for the beginning, and before that for the end. */
const LINE_ENDS = 4;

const isEnd = (text: string, at: number): boolean => text.startsWith(END, at - END.length);

/** How many streams have no end: neither the word for it, set apart from what stands before it, nor a length that leads there. */
function countUnended(text: string): number {
  const numbers = new Map([...text.matchAll(NUMBER)].map(([, object, number]) => [object, number]));
  const isAsLongAsSaid = (begin: number, end: number): boolean => {
    const [, said = '', elsewhere] = [...text.slice(Math.max(0, begin - WITHIN), begin).matchAll(LENGTH)].at(-1) ?? [];
    const more = end - begin - WORD.length - Number(elsewhere === undefined ? said : numbers.get(said));
    return more >= 0 && more <= LINE_ENDS;
  };
  let count = 0;
  for (let at = text.indexOf(WORD); at >= 0;) {
    const next = text.indexOf(WORD, at + WORD.length);
    const end = next - END.length;
    const isClosed = next >= 0 && isEnd(text, next) && (WHITE.has(text.charAt(end - 1)) || isAsLongAsSaid(at, end));
    if (!isEnd(text, at) && !isClosed) count += 1;
    at = next;
  }
  return count;
}

function streamsOf(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(WORD); at >= 0; at = bytes.indexOf(WORD, at + WORD.length)) count += 1;
  return count;
}

/** Whether so many streams of a PDF do not say where they end that reading it does not end either: each is looked for to the end of the file. */
export function isUnended(document: Uint8Array): boolean {
  const bytes = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
  const isSo = (streams: number): boolean => streams * bytes.byteLength > MOST_BYTES;
  return isSo(streamsOf(bytes)) && isSo(countUnended(bytes.toString('latin1')));
}
