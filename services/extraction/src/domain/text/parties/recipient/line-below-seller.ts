import { cellAtEdge } from '../../../pdf/edges.js';
import type { Found } from '../../found.js';
import type { Reading } from '../../print/reading.js';
import { isPostal } from '../address-signs.js';
import { isSameName } from '../names/clean-name.js';
import { companyName } from '../names/company-name.js';
import { bottomOf, LETTER_ADDRESS } from './letter-block.js';
import { BETWEEN_PARTS } from './rest-of-sender.js';

/** A company with its address in one line: `Hotel Muster, S.L. · Avenida del Mar 27, 03580 Alfaz · NIF B66418203`. */
function companyInLine(text: string): string | undefined {
  const [name = '', ...parts] = text.split(BETWEEN_PARTS);
  return companyName(name) === name && parts.some(isPostal) ? name : undefined;
}

/** The recipient in a line right below that of the seller, each with its address behind its name. */
export function lineBelowSeller(reading: Reading, sellerNames: readonly string[]): Found | undefined {
  const bottom = bottomOf(reading);
  for (const [line, { row }] of reading.lines.entries()) {
    const [cell] = row.cells;
    const above = cellAtEdge(reading.lines[line - 1]?.row, cell?.box ?? row.box);
    const [name, seller] = [cell, above].map((each) => (each === undefined ? undefined : companyInLine(each.text)));
    if (row.page !== 1 || row.box[1] > bottom || cell === undefined || name === undefined || seller === undefined) continue;
    if (sellerNames.some((own) => isSameName(own, seller)) && !isSameName(name, seller))
      return { value: name, confidence: LETTER_ADDRESS, label: undefined, text: cell.text, page: 1, box: cell.box, line };
  }
  return undefined;
}
