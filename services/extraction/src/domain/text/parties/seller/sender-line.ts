import { sameLeft } from '../../../pdf/edges.js';
import { overlap, type Cell } from '../../../pdf/word.js';
import { squeeze } from '../../print/fold.js';
import { hasMoney, type Reading } from '../../print/reading.js';
import { companyName } from '../names/company-name.js';
import { isNameLike } from '../names/name-like.js';
import { isPostal, isReached, isStreet } from '../address-signs.js';
import { MIN_HEIGHT } from '../../print/page-height.js';
import { isHeading } from '../../print/hits/label-hits.js';
import { isLabelled } from '../sections.js';
import { clue, WEIGHTS, type Clue } from './clue.js';
import { hasIdentity } from './seller-proof.js';

const BULLET = /\s?[•●·|]\s?/;
/** A dash may also stand within a name, and parts only where no bullet does. */
const DASH = /\s[–—|-]\s/;
const COMMA = /,\s/;
/** A name is printed so many times as large as what stands below it. */
const LARGER = 1.25;

/** The name in larger print right above a line of a sender, which then begins with what the firm does: `Advocates – 4 Quay Road – Leeds LS1 5AB`. */
function largerAbove(reading: Reading, index: number, { box, words }: Cell): Cell | undefined {
  const size = words[0]?.size ?? 10;
  return reading.lines[index - 1]?.row.cells.find((cell) => {
    const own = cell.words[0];
    const isOver = own !== undefined && overlap(cell.box, box) > 0 && box[1] - cell.box[3] < own.size;
    return isOver && own.page === words[0]?.page && own.size >= LARGER * size && isNameLike(cell.text) && !isLabelled(reading, index - 1, cell);
  });
}

/** The address in the window of a letter begins so many lines below that of the sender at most: lines of a block beside it may stand between. */
const WINDOW_LINES = 4;

/** Whether a cell is printed so much smaller than what stands below it as the sender's line in the window of a letter is. */
function isInWindow(reading: Reading, index: number, { box, words }: Cell): boolean {
  const below = reading.lines.slice(index + 1, index + 1 + WINDOW_LINES).flatMap(({ row }) => row.cells.filter((cell) => sameLeft(cell.box, box)));
  const under = below[0]?.words[0];
  return under !== undefined && under.page === words[0]?.page && under.size >= LARGER * words[0].size;
}

/** Whether a line with commas has an address and how its sender is reached: `Muster Foto, Skrapan 6 B, 724 61 Västerås, tel 070-555 01 42`. */
function saysReached(text: string): boolean {
  const [, ...parts] = text.split(COMMA);
  return parts.some(isPostal) && parts.some(isReached);
}

/** Whether several labels head the cells of a line: it states what they name, whatever looks like a post code among it. */
const isBelowHeads = (reading: Reading, index: number): boolean => (reading.labels[index - 1] ?? []).filter(isHeading).length > 1;

/** Where the first page prints a name in full whose first name a sender's line has in short: `Mirka Solbach Software` for `M. Solbach`. */
function inFull({ lines }: Reading, name: string): { cell: Cell; line: number } | undefined {
  const [, initial = '', rest = ''] = /^(\p{Lu})\.\s(\p{Lu}\p{L}+)$/u.exec(name) ?? [];
  const isFull = ({ words }: Cell): boolean =>
    initial !== '' && words[1]?.text === rest && /^\p{Lu}\p{Ll}+$/u.test(words[0]?.text ?? '') && words[0]?.text.startsWith(initial) === true;
  return lines.flatMap(({ row }, line) => (row.page === 1 ? row.cells.filter(isFull).map((cell) => ({ cell, line })) : []))[0];
}

/** `Muster Netze GmbH • Hauptstr. 25 • 90403 Nürnberg`: the sender above the address, or a letter head in one line. Beside an account or a tax id stands whose they are. */
export function senderLines(reading: Reading): Clue[] {
  const clues: Clue[] = [];
  reading.lines.forEach((line, index) => {
    const { row } = line;
    const first = row.cells[0];
    if (row.page !== 1 || first === undefined) return;
    const bulleted = row.cells.find((cell) => BULLET.test(cell.text));
    const [start, isBulleted] = [bulleted ?? first, bulleted !== undefined];
    // Beside an address stand no amounts.
    if (row.cells.length > 1 && !isBulleted && hasMoney(reading, index)) return;
    const isDashed = !isBulleted && (row.cells.length === 1 || start.text.split(DASH).length > 2 || isInWindow(reading, index, start));
    const separator = isDashed ? (!DASH.test(start.text) && (isInWindow(reading, index, start) || saysReached(start.text)) ? COMMA : DASH) : BULLET;
    const text = isDashed
      ? start.text
      : row.cells
          .slice(row.cells.indexOf(start))
          .map((cell) => cell.text)
          .join(' | ');
    const [name = '', ...rest] = text.split(separator);
    // Between bullets a street at once tells an address, whatever codes of towns look like.
    const isAddress =
      rest.some((part) => isPostal(part)) || (row.box[1] < MIN_HEIGHT / 2 && isBulleted && rest.length > 1 && isStreet(start.text.split(BULLET)[1] ?? ''));
    // Two cells without a bullet are lines of two columns.
    if (!isDashed && !isBulleted && row.cells.length === 2) return;
    if (!isAddress || !isNameLike(name) || isLabelled(reading, index, start) || (!isBulleted && isBelowHeads(reading, index))) return;
    // A brand above has no more to say than the line: `Patinoire du Vorbourg` above `Coopérative de la Patinoire du Vorbourg · …`.
    const larger = largerAbove(reading, index, start);
    const above = larger !== undefined && squeeze(name).includes(squeeze(larger.text)) ? undefined : larger;
    const score = WEIGHTS.senderLine + (hasIdentity(reading, index) ? WEIGHTS.identity : 0);
    const whole = above === undefined ? inFull(reading, name) : { cell: above, line: index - 1 };
    clues.push(whole === undefined ? clue(companyName(name) ?? name, score, start, index) : clue(whole.cell.text, score, whole.cell, whole.line));
  });
  return clues;
}
