import { columns } from './columns.layout.js';
import { letterhead } from './letterhead.layout.js';
import { titleOf } from './parts.js';
import { newDocument, Sheet, type Print } from './sheet.js';
import { windowLetter } from './window-letter.layout.js';

const LAYOUTS = { letterhead, windowLetter, columns };

/** A design of a printed invoice. */
export type LayoutName = keyof typeof LAYOUTS;

/** A PDF whose pages say it all in words, one for each invoice, laid out as people design them; nothing is attached. */
export async function makeTextPdf(prints: readonly [Print, ...Print[]], layout: LayoutName): Promise<Uint8Array> {
  const [first] = prints;
  const { issueDate, number, seller } = first.spec;
  const document = await newDocument(issueDate, `${titleOf(first)} ${number}`, seller.name);
  for (const print of prints) LAYOUTS[layout](await Sheet.on(document), print);
  return document.save();
}
