const [ROOT, END] = ['<Finvoice', '</Finvoice>'] as const;
/** How a document starts that may have others behind it: with the frame that banks transmit, or as a Finvoice. */
const START = /^(?:\uFEFF|\u00EF\u00BB\u00BF)?\s*(?:<\?[^>]*>\s*)*<(?:[\w-]+:)?(?:Envelope|Finvoice)[\s>]/;
const ROOT_END = /[\s>/]/;
const HEAD = 512;

/**
 * The Finvoices of a file that has several documents one behind the other, as banks transmit them: a frame of SOAP before each invoice, each
 * with a declaration of its own. Empty for any other file.
 */
export function framedDocuments(source: Uint8Array | string): (Uint8Array | string)[] {
  if (typeof source === 'string') return START.test(source.slice(0, HEAD)) ? sliced(source, source) : [];
  const head = Buffer.from(source.buffer, source.byteOffset, Math.min(source.byteLength, HEAD)).toString('latin1');
  // Each byte a character, so that places in both are the same, whatever the encoding of each document.
  return START.test(head) ? sliced(Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString('latin1'), source) : [];
}

function sliced<T extends Uint8Array | string>(text: string, source: T): T[] {
  const found: T[] = [];
  let before = 0;
  for (let at = text.indexOf(ROOT); at >= 0; at = text.indexOf(ROOT, at + 1)) {
    if (!ROOT_END.test(text[at + ROOT.length] ?? '')) continue;
    const end = text.indexOf(END, at);
    if (end < 0) return [];
    const declared = text.lastIndexOf('<?xml ', at);
    found.push(source.slice(declared >= before ? declared : at, end + END.length) as T);
    before = end + END.length;
    at = before - 1;
  }
  return found;
}
