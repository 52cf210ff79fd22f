import type { Found } from '../../found.js';
import { hasMoney, type Reading } from '../../print/reading.js';
import { isHeadOfItems } from '../../table/heads/headings.js';
import { isPostal, isSalutation, isStreet } from '../address-signs.js';
import { companyName } from '../names/company-name.js';
import { isNameLike } from '../names/name-like.js';
import { nameOf } from '../names/name-of.js';
import { isLabelled } from '../sections.js';
import { blockFrom, bottomOf, LETTER_ADDRESS } from './letter-block.js';
import { isRestOfSender } from './rest-of-sender.js';

const WINDOW_DROP = 75;
const WINDOW_EDGE = 45;

/** `Muster Netze GmbH, Hauptstr. 25, 90403 Nürnberg`. */
function isInCommas(text: string): boolean {
  const [name = '', street = '', ...rest] = text.split(/,\s/);
  return companyName(name) === name && isStreet(street) && isPostal(rest.at(-1) ?? '');
}

/** What a sender's line begins with, which is no town: `44120 Sorbier | Collège Saint-Martin` is a line of two columns. */
const senderIn = (text: string): string => text.split(/\s?[•●·|–-]\s|,\s/)[0] ?? text;

/** The sender in one small line stands right above the window of a letter: what begins below it is the recipient. */
export function windowBlock(reading: Reading): Found | undefined {
  const bottom = bottomOf(reading);
  for (const [index, line] of reading.lines.entries()) {
    const { row } = line;
    const sender = row.cells[0];
    if (
      row.page !== 1 ||
      row.box[1] > bottom ||
      sender === undefined ||
      isPostal(senderIn(sender.text)) ||
      isLabelled(reading, index, sender) ||
      !isPostal(row.text) ||
      !(/[•●·|–-]/.test(row.text) || isInCommas(sender.text))
    )
      continue;
    for (let below = index + 1; below < Math.min(reading.lines.length, index + 8); below += 1) {
      const next = reading.lines[below]?.row;
      if (next === undefined || next.box[1] - row.box[3] > WINDOW_DROP) break;
      const cell = next.cells.find((each) => Math.abs(each.box[0] - sender.box[0]) <= WINDOW_EDGE);
      if (cell === undefined || isSalutation(cell.text) || isRestOfSender(reading, sender, cell, below)) continue;
      if (isHeadOfItems(reading.lines[below] ?? line) || isLabelled(reading, below, cell)) break;
      const block = blockFrom(reading, below, cell);
      // Beside an address stand no amounts.
      if (!isNameLike(cell.text) || block.length < 3 || block.some((each) => hasMoney(reading, each.line))) break;
      return { value: nameOf(cell.text), confidence: LETTER_ADDRESS + 0.1, label: undefined, text: cell.text, page: 1, box: cell.box, line: below };
    }
  }
  return undefined;
}
