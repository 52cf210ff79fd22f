import { isCurrency } from '../print/amounts.js';
import type { Line } from '../print/line.js';
import type { Reading } from '../print/reading.js';
import { figuresOf, isAmount, type Figure } from './figures.js';
import { isNextLine, TIGHT } from './texts/item-name.js';
import { snippetOf, type Snippet } from './texts/item-text.js';

/** A line of a text is full if it is as long as this share of the room it has before amounts, or of the longest of texts that have half of that. */
const FULL = { room: 0.7, longest: 0.85, wide: 0.5 } as const;
/** Left edges of texts of a list differ by less, in points. */
const SAME_LEFT = 2;

/** A letter or a figure beside an amount says what rate of tax it has. */
const RATE_CODE = /^[A-Z\d]$/;
/** What numbers the points of a list: `1.`, `b)`. */
const ORDINAL = /^(?:\d{1,3}|\p{Ll})[.)]$/u;
const isNumbered = ({ row: { cells } }: Line): boolean => cells.length > 1 && ORDINAL.test(cells[0]?.text ?? '');

/** The one text of a line left of an edge: what stands left of it is its number, and right of it an amount with its currency or the code of its rate. */
function textOfLine(line: Line, edge: number): Snippet | undefined {
  const { row } = line;
  const [text, ...others] = row.cells.slice(isNumbered(line) ? 1 : 0).filter(({ box }) => box[2] < edge);
  const isApart = others.every((cell) => isCurrency(cell.text) || RATE_CODE.test(cell.text));
  return text === undefined || !isApart || isCurrency(text.text) ? undefined : snippetOf(text.words, row.page, 0);
}

/** The lines of the text that ends in the line of an amount, from the first: each as close to the one above as those of a text are. */
function linesTo(reading: Reading, index: number, net: Figure): Snippet[] {
  const line = reading.lines[index];
  const own = line === undefined ? undefined : textOfLine(line, net.box[0]);
  if (line === undefined || own === undefined) return [];
  if (isNumbered(line)) return [own];
  const above = reading.lines[index - 1];
  const isPlain =
    above !== undefined &&
    above.row.page === line.row.page &&
    above.row.cells.length === (isNumbered(above) ? 2 : 1) &&
    !figuresOf(reading, index - 1).some((figure) => isAmount(figure) && figure.to === above.words.length - 1);
  const before = isPlain ? textOfLine(above, net.box[0]) : undefined;
  return before === undefined || !isNextLine(before, own) ? [own] : [...linesTo(reading, index - 1, net), own];
}

/** How far a line stands below the one above it; infinite at the top of a page. */
function pitchOf({ lines }: Reading, index: number): number {
  const [above, line] = [lines[index - 1]?.row, lines[index]?.row];
  return above === undefined || line === undefined || above.page !== line.page ? Infinity : line.box[1] - above.box[1];
}

/** How long a line is at least that is full. */
function widthOfFull({ lines }: Reading, { box: [left], page }: Snippet, net: Figure): number {
  const room = net.box[0] - left;
  const widths = lines.flatMap(
    ({
      row: {
        page: own,
        cells: [cell],
      },
    }) => (cell !== undefined && own === page && Math.abs(cell.box[0] - left) <= SAME_LEFT && cell.box[2] < net.box[0] ? [cell.box[2] - left] : []),
  );
  const longest = Math.max(...widths);
  return longest < FULL.wide * room ? FULL.room * room : Math.min(FULL.room * room, FULL.longest * longest);
}

/**
 * The lines of a text that ends with an amount, where they are some and stand apart from what is above and below them, or the first is numbered: of its name
 * those that fill their room, and the next.
 */
export function blockEnding(reading: Reading, net: Figure): Snippet[] | undefined {
  const lines = linesTo(reading, net.line, net);
  const [first, second] = lines;
  if (first === undefined || second === undefined) return undefined;
  const pitches = lines.slice(1).map((_line, at) => pitchOf(reading, net.line - at));
  const begin = reading.lines[net.line - lines.length + 1];
  const isPoint = begin !== undefined && isNumbered(begin);
  const isApart = isPoint || [net.line + 1, net.line - lines.length + 1].every((index) => pitchOf(reading, index) > TIGHT * Math.max(...pitches));
  if (!isApart || first.text.endsWith(':') || !/\p{L}{3}/u.test(first.text)) return undefined;
  const width = widthOfFull(reading, first, net);
  const end = lines.findIndex(({ box }) => box[2] - box[0] < width);
  return lines.slice(0, end < 0 ? lines.length : end + 1);
}
