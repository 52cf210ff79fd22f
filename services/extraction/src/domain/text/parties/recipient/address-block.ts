import { cellAtEdge } from '../../../pdf/edges.js';
import type { Cell } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import { squeeze } from '../../print/fold.js';
import { isHeading } from '../../print/hits/label-hits.js';
import { labelsIn } from '../../print/phrase-after.js';
import { hasMoney, type Reading } from '../../print/reading.js';
import { isHeadOfItems } from '../../table/heads/headings.js';
import { isCareOf, isContact, isPostal, isReached, isStreet } from '../address-signs.js';
import { isBrandOf } from '../names/brand.js';
import { isSameName } from '../names/clean-name.js';
import { companyName } from '../names/company-name.js';
import { isNameLike } from '../names/name-like.js';
import { nameOf } from '../names/name-of.js';
import { isMainLine, isNumbered } from '../postal/streets.js';
import { isIrishCounty } from '../postal/subdivisions.js';
import { isLabelled } from '../sections.js';
import { isAddressee } from '../seller/addressee.js';
import { isDelivered } from './delivered.js';
import { blockFrom, bottomOf, LETTER_ADDRESS, type BlockLine } from './letter-block.js';
import { BETWEEN_PARTS, isRestOfSender, MAX_BETWEEN } from './rest-of-sender.js';

/** What a town says without a street that is known as one: `Unit 9, Harbour Park`. */
const TOWN_ALONE = 0.4;

/** `Eltham 4391`, which is a town only below a street or a box at the post office. */
const TOWN_BEFORE_CODE = /^\p{Lu}[\p{L} '’.-]+,? \d{4}$/u;

/** A post code below its town. */
const CODE_ALONE = /^\d{4,6}$/;

/** The cell above one at the same edge; lines of another column may stand between. */
function cellAbove(reading: Reading, index: number, cell: Cell): Cell | undefined {
  const above = reading.lines
    .slice(Math.max(0, index - MAX_BETWEEN), index)
    .toReversed()
    .filter(({ row }) => row.page === cell.words[0]?.page);
  return above.flatMap(({ row }) => cellAtEdge(row, cell.box) ?? [])[0];
}

const isMain = (line: BlockLine | undefined): boolean => line !== undefined && isMainLine(line.cell.text);

/** Which line of a block is the town: with its code, before it below a street, or above it; in Ireland also its county. */
const townOf = (block: readonly BlockLine[]): number =>
  block.findIndex(
    ({ cell: { text } }, at) =>
      at > 0 &&
      (isPostal(text) ||
        (at > 1 && isIrishCounty(text)) ||
        (at > 1 && TOWN_BEFORE_CODE.test(text) && isMain(block[at - 1])) ||
        (at > 2 && CODE_ALONE.test(text) && isMain(block[at - 2]))),
  );

const LIKE_STREET = /^\p{Lu}\p{L}+\s.*\d$/u;

/** `Brf Fyren 12` looks like a street, and is none above one with its number and a town; that may stand behind at whose house: `c/o Grobe KG, Bahnhofsallee 2`. */
function isNumberedName([name, ...below]: readonly BlockLine[]): boolean {
  const [street, place] = below.filter(({ cell: { text } }) => !isCareOf(text) || (text.includes(', ') && isNumbered(text)));
  return (
    name !== undefined &&
    street !== undefined &&
    place !== undefined &&
    LIKE_STREET.test(name.cell.text) &&
    !name.cell.text.includes(',') &&
    isNumbered(street.cell.text) &&
    isPostal(place.cell.text)
  );
}

/** How much a legal form speaks for a name above an address: without one it may be what an office does. */
const COMPANY = 0.25;

/** Whether a line of a block is a heading that the buyer stands below. */
const headsBuyer = (reading: Reading, { cell, line }: BlockLine): boolean =>
  labelsIn(reading, line, cell).some((hit) => hit.field === 'buyerSection' && isHeading(hit));

/** The address block of a letter: a name above a street and a town, without telephone or tax number. */
export function addressBlock(reading: Reading, sellerNames: readonly string[]): Found | undefined {
  const bottom = bottomOf(reading);
  let isBelowHead = false;
  let best: { found: Found; score: number } | undefined;
  for (const [index, line] of reading.lines.entries()) {
    if (line.row.page !== 1 || line.row.box[1] > bottom) break;
    const isHead = isHeadOfItems(line);
    isBelowHead ||= isHead;
    // An item is nobody's name.
    if (isHead || (isBelowHead && hasMoney(reading, index))) continue;
    for (const cell of line.row.cells) {
      const isName = isNameLike(cell.text);
      if (!(isName || LIKE_STREET.test(cell.text)) || isLabelled(reading, index, cell) || isDelivered(reading, index, cell)) continue;
      const block = blockFrom(reading, index, cell).slice(0, 7);
      if (!isName && !isNumberedName(block)) continue;
      const town = townOf(block);
      if (town < 1) continue;
      const lines = block.slice(0, town + 1);
      // What stands below a heading of the buyer is not the address of what stands above it.
      if (lines.slice(1).some((each) => headsBuyer(reading, each))) continue;
      const before = cellAbove(reading, index, cell);
      if (before !== undefined && BETWEEN_PARTS.test(before.text) && isRestOfSender(reading, before, cell, index)) continue;
      const isTop = before === undefined || cell.box[1] - before.box[3] >= 0.9 * (cell.words[0]?.size ?? 10);
      const continues = !isTop && isNameLike(before.text);
      const streets = lines.filter(({ cell: each }) => isStreet(each.text)).length;
      // Below the name of another the number of a party is that of who the letter goes to.
      const isOfSender = isTop && isAddressee(reading, index, cell) ? isReached : isContact;
      const contacts = block.filter(({ cell: each }) => isOfSender(each.text)).length;
      // Right below the name of the seller stands what he does; a brand stands above the name of whose it is.
      const isBelowSeller =
        before !== undefined &&
        companyName(cell.text) === undefined &&
        cell.box[1] - before.box[3] < (before.words[0]?.size ?? 10) &&
        sellerNames.some((name) => squeeze(name).startsWith(squeeze(before.text)));
      const isSeller =
        isBelowSeller ||
        block
          .slice(0, 2)
          .some(({ cell: each }) =>
            sellerNames.some((name) => isSameName(name, each.text) || (companyName(each.text) !== undefined && squeeze(name).endsWith(squeeze(each.text)))),
          ) ||
        sellerNames.some((name) => isBrandOf(cell.text, name));
      const score =
        (streets > 0 ? 1 : TOWN_ALONE) +
        (companyName(cell.text) === undefined ? 0 : COMPANY) +
        (continues ? -0.6 : 0) -
        contacts * 0.7 -
        (isSeller ? 2 : 0) -
        index * 0.02;
      if (score > 0 && (best === undefined || score > best.score)) {
        const found: Found = { value: nameOf(cell.text), confidence: LETTER_ADDRESS, label: undefined, text: cell.text, page: 1, box: cell.box, line: index };
        best = { found, score };
      }
    }
  }
  return best?.found;
}
