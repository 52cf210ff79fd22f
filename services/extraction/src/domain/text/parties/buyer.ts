import type { ExtractionContext } from '../../outcome.js';
import { cellAtEdge, sameLeft, sameRight } from '../../pdf/edges.js';
import type { Cell } from '../../pdf/word.js';
import type { Found } from '../found.js';
import { squeeze } from '../print/fold.js';
import { heightOf } from '../print/page-height.js';
import { isBrandOf } from './names/brand.js';
import { isSameName } from './names/clean-name.js';
import { isAttention, isCareOf, isContact, isPostal, isReached, isSalutation, isStreet } from './address-signs.js';
import { companyName } from './names/company-name.js';
import { nameOf } from './names/name-of.js';
import { isNameLike } from './names/name-like.js';
import { isHeading, type LabelHit } from '../print/hits/label-hits.js';
import { LANGUAGES } from '../print/labels/index.js';
import { labelsIn } from '../print/phrase-after.js';
import { hasMoney, type Reading } from '../print/reading.js';
import { isPhrase } from '../print/says.js';
import { isHeadOfItems } from '../table/heads/headings.js';
import { isAddressee } from './seller/addressee.js';
import { withLineBelow } from './seller/split-name.js';
import { isLabelled, namesInSections } from './sections.js';
import { isAboveAddress } from './above-address.js';
import { isPersonsName } from './names/persons-name.js';
import { isMainLine, isNumbered } from './postal/streets.js';
import { withFirmBelow } from './firm-below.js';
import { findTenant } from './tenant.js';

/** Share of the first page in which the address of the recipient stands. */
const ADDRESS_AREA = 0.5;
const BLOCK_GAP = 3;
/** Lines of another column that may stand between those of a block. */
const MAX_BETWEEN = 3;
const WINDOW_ADDRESS = 0.72;
const WINDOW_DROP = 75;
/** What a town says without a street that is known as one: `Unit 9, Harbour Park`. */
const TOWN_ALONE = 0.4;
const WINDOW_EDGE = 45;
/** What stands below a heading begins so far beside it at most, and so far below it, in points. */
const HEADED_EDGE = 10;
const HEADED_DROP = 20;

/** `Eltham 4391`, which is a town only below a street or a box at the post office. */
const TOWN_BEFORE_CODE = /^\p{Lu}[\p{L} '’.-]+,? \d{4}$/u;

/** A post code below its town. */
const CODE_ALONE = /^\d{4,6}$/;

/** How far down the first page, in points. */
const bottomOf = ({ lines }: Reading): number => ADDRESS_AREA * heightOf(lines.filter(({ row }) => row.page === 1));

interface BlockLine {
  cell: Cell;
  line: number;
}

/** Cells of one left or right edge that follow each other without a gap. */
function blockFrom(reading: Reading, start: number, cell: Cell): BlockLine[] {
  const block: BlockLine[] = [{ cell, line: start }];
  for (let line = start + 1; line < reading.lines.length; line += 1) {
    const last = block.at(-1)?.cell ?? cell;
    const row = reading.lines[line]?.row;
    if (row === undefined || row.page !== 1) break;
    const next = row.cells.find((each) => sameLeft(each.box, cell.box) || sameRight(each.box, cell.box));
    // A name in large print is no nearer to what stands below it.
    const size = Math.min(last.words[0]?.size ?? 10, next?.words[0]?.size ?? Infinity);
    if (row.box[1] - last.box[3] > BLOCK_GAP * size) break;
    if (next !== undefined) block.push({ cell: next, line });
  }
  return block;
}

/** `Muster Netze GmbH, Hauptstr. 25, 90403 Nürnberg`. */
function isInCommas(text: string): boolean {
  const [name = '', street = '', ...rest] = text.split(/,\s/);
  return companyName(name) === name && isStreet(street) && isPostal(rest.at(-1) ?? '');
}

/** What a sender's line begins with, which is no town: `44120 Sorbier | Collège Saint-Martin` is a line of two columns. */
const senderIn = (text: string): string => text.split(/\s?[•●·|–-]\s|,\s/)[0] ?? text;

/** What stands between the parts of a sender's line. */
const BETWEEN_PARTS = /\s[•●·|–-]\s/;

/** Whether a cell right below a sender's line is the end of it: as small, and smaller than the name below both. */
function isRestOfSender(reading: Reading, sender: Cell, cell: Cell, index: number): boolean {
  const [size, own] = [sender, cell].map(({ words }) => words[0]?.size ?? 0) as [number, number];
  const next = reading.lines.slice(index + 1, index + 1 + MAX_BETWEEN).flatMap(({ row }) => cellAtEdge(row, sender.box) ?? [])[0];
  return own === size && sameLeft(cell.box, sender.box) && cell.box[1] - sender.box[3] < size && (next?.words[0]?.size ?? 0) > size;
}

/** The sender in one small line stands right above the window of a letter: what begins below it is the recipient. */
function windowBlock(reading: Reading): Found | undefined {
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
      return { value: nameOf(cell.text), confidence: WINDOW_ADDRESS + 0.1, label: undefined, text: cell.text, page: 1, box: cell.box, line: below };
    }
  }
  return undefined;
}

/** A company with its address in one line: `Hotel Muster, S.L. · Avenida del Mar 27, 03580 Alfaz · NIF B66418203`. */
function companyInLine(text: string): string | undefined {
  const [name = '', ...parts] = text.split(BETWEEN_PARTS);
  return companyName(name) === name && parts.some(isPostal) ? name : undefined;
}

/** The recipient in a line right below that of the seller, each with its address behind its name. */
function lineBelowSeller(reading: Reading, sellerNames: readonly string[]): Found | undefined {
  const bottom = bottomOf(reading);
  for (const [line, { row }] of reading.lines.entries()) {
    const [cell] = row.cells;
    const above = cellAtEdge(reading.lines[line - 1]?.row, cell?.box ?? row.box);
    const [name, seller] = [cell, above].map((each) => (each === undefined ? undefined : companyInLine(each.text)));
    if (row.page !== 1 || row.box[1] > bottom || cell === undefined || name === undefined || seller === undefined) continue;
    if (sellerNames.some((own) => isSameName(own, seller)) && !isSameName(name, seller))
      return { value: name, confidence: WINDOW_ADDRESS, label: undefined, text: cell.text, page: 1, box: cell.box, line };
  }
  return undefined;
}

const SAME: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ sameDay }) => sameDay.same));

/** `Leveringsadres: idem`: the word behind a heading says all there is to say, and what stands below is another's. */
const isAnswered = ({ line: { words, cellOf }, to }: LabelHit): boolean =>
  cellOf[to + 1] === cellOf[to] && cellOf[to + 2] !== cellOf[to] && isPhrase(words[to + 1]?.text ?? '', SAME);

/** Whether a cell stands right below a heading of where the goods went. */
function isDelivered(reading: Reading, line: number, { box }: Cell): boolean {
  return [line - 1, line - 2].some(
    (above) =>
      reading.labels[above]?.some(
        (hit) =>
          hit.field === 'deliverySection' &&
          isHeading(hit) &&
          !isAnswered(hit) &&
          hit.line.row.page === 1 &&
          Math.abs(hit.box[0] - box[0]) <= HEADED_EDGE &&
          box[1] - hit.box[3] < HEADED_DROP,
      ) === true,
  );
}

/** The cell above one at the same edge; lines of another column may stand between. */
function cellAbove(reading: Reading, index: number, cell: Cell): Cell | undefined {
  const above = reading.lines
    .slice(Math.max(0, index - MAX_BETWEEN), index)
    .toReversed()
    .filter(({ row }) => row.page === cell.words[0]?.page);
  return above.flatMap(({ row }) => cellAtEdge(row, cell.box) ?? [])[0];
}

const isMain = (line: BlockLine | undefined): boolean => line !== undefined && isMainLine(line.cell.text);

/** Which line of a block is the town: with its code, before it below a street, or above it. */
const townOf = (block: readonly BlockLine[]): number =>
  block.findIndex(
    ({ cell: { text } }, at) =>
      at > 0 &&
      (isPostal(text) || (at > 1 && TOWN_BEFORE_CODE.test(text) && isMain(block[at - 1])) || (at > 2 && CODE_ALONE.test(text) && isMain(block[at - 2]))),
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
function addressBlock(reading: Reading, sellerNames: readonly string[]): Found | undefined {
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
        const found: Found = { value: nameOf(cell.text), confidence: WINDOW_ADDRESS, label: undefined, text: cell.text, page: 1, box: cell.box, line: index };
        best = { found, score };
      }
    }
  }
  return best?.found;
}

/** So many lines below a company it may say whom of it the letter is to reach. */
const ATTENDED = 5;

/** The company in the upper half that a letter goes to without a post code: below it stands whom of it the letter is to reach. */
function attended(reading: Reading, sellerNames: readonly string[]): Found | undefined {
  const bottom = bottomOf(reading);
  const found = reading.lines.flatMap(({ row }, line): Found[] =>
    row.page !== 1 || row.box[1] > bottom
      ? []
      : row.cells.flatMap((cell) => {
          const name = companyName(cell.text);
          const isToReach = blockFrom(reading, line, cell)
            .slice(1, ATTENDED)
            .some((each) => isAttention(each.cell.text));
          return name === undefined || !isToReach || isLabelled(reading, line, cell) || sellerNames.some((own) => isSameName(own, name))
            ? []
            : [{ value: name, confidence: WINDOW_ADDRESS, label: undefined, text: cell.text, page: 1, box: cell.box, line }];
        }),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** Whether a name begins as that of a person does, who may only be the guest or the contact of whom a letter goes to: `M. Durand`. */
const isPerson = (name: string): boolean => name.includes(' ') && isSalutation(name.split(' ')[0] ?? '');

const FIRST_AND_LAST = 2;

/** Whether who is named under a heading of the buyer rather is who ordered: first and last name, and no address below. */
const isOrderer = (reading: Reading, named: Found): boolean =>
  named.value.split(' ').length === FIRST_AND_LAST && isPersonsName(named.value) && companyName(named.value) === undefined && !isAboveAddress(reading, named);

/** The buyer: the tenant by name, else under a heading, else the address of the letter. */
export function findBuyer(reading: Reading, context: ExtractionContext, sellerNames: readonly string[]): Found | undefined {
  const found = findTenant(reading, context);
  const named = found === undefined ? namedBuyer(reading, sellerNames) : undefined;
  if (named === undefined) return found;
  const whole = withLineBelow(reading, named);
  return whole.value === named.value ? withFirmBelow(reading, named, sellerNames) : whole;
}

/** Who is named under a heading, else in the address of the letter. */
function namedBuyer(reading: Reading, sellerNames: readonly string[]): Found | undefined {
  const headed = namesInSections(reading, 'buyerSection').find((each) => !sellerNames.some((name) => name === each.value));
  // A heading of few words is sure of a company.
  const isSure = headed !== undefined && (headed.confidence >= WINDOW_ADDRESS || companyName(headed.value) === headed.value);
  if (isSure && !isPerson(headed.value) && !isOrderer(reading, headed)) return headed;
  const inWindow = windowBlock(reading);
  const isOther = inWindow !== undefined && !sellerNames.some((name) => isSameName(name, inWindow.value));
  return (
    (isOther ? inWindow : undefined) ?? lineBelowSeller(reading, sellerNames) ?? addressBlock(reading, sellerNames) ?? headed ?? attended(reading, sellerNames)
  );
}
