import type { Invoice, Note } from '../model/index.js';
import type { Occurrence } from '../xml/occurrence.js';
import type { Scribe } from './scribe.js';

/** Keeps as a note (BT-22) what the model has no term for, with what it is. */
export function addNote(scribe: Scribe, { notes }: Pick<Invoice, 'notes'>, label: string | undefined, from: Occurrence | undefined): void {
  if (from?.value === undefined) return;
  const note: Note = {};
  scribe.put(note, 'text', from, label === undefined ? from.value : `${label}: ${from.value}`);
  notes.push(note);
}
