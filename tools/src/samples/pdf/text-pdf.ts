import { columns } from './columns.layout.js';
import { letterhead } from './letterhead.layout.js';
import { titleOf } from './parts.js';
import { newDocument, Sheet, type Print } from './sheet.js';
import { windowLetter } from './window-letter.layout.js';

const LAYOUTS = { letterhead, windowLetter, columns };

/** A design of a printed invoice. */
export type LayoutName = keyof typeof LAYOUTS;

/** A PDF whose page says it all in words, laid out as people design invoices; nothing is attached. */
export async function makeTextPdf(print: Print, layout: LayoutName): Promise<Uint8Array> {
  const { issueDate, number, seller } = print.spec;
  const document = await newDocument(issueDate, `${titleOf(print)} ${number}`, seller.name);
  LAYOUTS[layout](await Sheet.on(document), print);
  return document.save();
}
