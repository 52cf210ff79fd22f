import { sniff, type DocumentKind } from '../document/sniff.js';
import type { Refused } from '../outcome.js';
import type { Attached } from './attachments.js';

/** What may be an invoice by itself. */
const DOCUMENTS: ReadonlySet<DocumentKind> = new Set(['pdf', 'xml', 'signed', 'image']);
/** As many enclosed files as a message names, and as much of each name: its end says what it is. */
const MOST_NAMED = 5;
const MOST_OF_NAME = 80;

/** Of a PDF whose pages are no invoice, as the cover of a portfolio or a printed mail, says which files it encloses: one of them may be. */
export function withEnclosed(refusal: Refused, attached: readonly Attached[]): Refused {
  const names = attached
    .filter(({ content }) => DOCUMENTS.has(sniff(content)))
    .map(({ filename }) =>
      filename
        .replaceAll(/\p{Cc}/gu, '_')
        .slice(-MOST_OF_NAME)
        .toWellFormed(),
    );
  if (refusal.reason !== 'NOT_AN_INVOICE' || names.length === 0) return refusal;
  const rest = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  const enclosed = names.length === 1 ? 'a file that may be one: send it by itself' : `${names.length} files that may be some: send them by themselves`;
  return { ...refusal, message: `${refusal.message} The PDF encloses ${enclosed} (${names.slice(0, MOST_NAMED).join(', ')}${rest}).` };
}
