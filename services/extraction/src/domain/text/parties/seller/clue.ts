import type { Found } from '../../found.js';
import type { Cell } from '../../../pdf/word.js';
import type { Reading } from '../../print/reading.js';
import { cleanName } from '../names/clean-name.js';
import { isPersonsName } from '../names/persons-name.js';

/** A name that may be the seller's, with what speaks for it. */
export interface Clue {
  found: Found;
  score: number;
}

/** What speaks for a name, and how much. */
// prettier-ignore
export const WEIGHTS = { onBehalf: 2, section: 0.9, senderLine: 0.8, company: 0.35, repeated: 0.1, edge: 0.15, largest: 0.4, first: 0.25, contactBlock: 0.35, holder: 0.3, heldAlso: 0.45, identity: 0.2, registered: 0.15, tradedFor: 0.3, domain: 0.5, foot: 0.3, imprint: 0.8, addressee: 0.2, belowSender: -0.35, forSomebody: -0.5, bank: -0.6 } as const;

/** The name of a person without the trade behind a dash: `Jana Dvořáčková – překlady z němčiny`. */
const withoutTrade = (name: string): string => name.replace(/^(.+?)\s[–—-]\s\p{Ll}.*$/u, (whole, person: string) => (isPersonsName(person) ? person : whole));

/** A clue in a cell; how sure it is of its name is for all clues together to say. */
export function clue(name: string, score: number, cell: Cell, line: number, label?: string): Clue {
  return { found: { value: cleanName(withoutTrade(name)), confidence: 0, label, text: cell.text, page: cell.words[0]?.page ?? 1, box: cell.box, line }, score };
}

/** Less sure than this on the whole, recognised words are rather handwriting or dirt. */
const READ = 0.6;

/** Whether most of a cell was recognised surely enough to be a name. */
export const isRead = ({ words }: Cell): boolean => words.reduce((sum, { confidence = 1 }) => sum + confidence, 0) >= READ * words.length;

/** Whether a label stands before a cell, known or with a colon: `Contact: | Ann Marsh`. */
export function isValue(reading: Reading, line: number, cell: Cell): boolean {
  const cells = reading.lines[line]?.row.cells ?? [];
  const before = cells[cells.indexOf(cell) - 1];
  return (
    before !== undefined &&
    (before.text.endsWith(':') || reading.labels[line]?.some(({ text, box }) => text === before.text && box[0] === before.box[0]) === true)
  );
}
