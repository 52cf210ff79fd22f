import type { Invoice, InvoiceLine, Note } from '../model/index.js';
import type { Occurrence } from '../xml/occurrence.js';
import type { Scribe } from './scribe.js';

/** Puts a note (BT-22) in words of its own; none where there are no words. */
export function putNote(scribe: Scribe, { notes }: Pick<Invoice, 'notes'>, text: string | undefined, from: Occurrence | undefined): void {
  if (text === undefined || from === undefined) return;
  const note: Note = {};
  scribe.put(note, 'text', from, text);
  notes.push(note);
}

/** Keeps as a note (BT-22) what the model has no term for, with what it is. */
export function addNote(scribe: Scribe, invoice: Pick<Invoice, 'notes'>, label: string | undefined, from: Occurrence | undefined): void {
  if (from?.value !== undefined) putNote(scribe, invoice, label === undefined ? from.value : `${label}: ${from.value}`, from);
}

/** Adds to what a line says in words (BT-127). */
export function addLineNote(scribe: Scribe, line: InvoiceLine, text: string | undefined, from: Occurrence | undefined): void {
  if (text !== undefined) scribe.put(line, 'note', from, line.note === undefined ? text : `${line.note}\n${text}`);
}
