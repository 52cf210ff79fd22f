import { SAME_EDGE } from '../../../pdf/edges.js';
import { around, overlap, type Box, type Cell } from '../../../pdf/word.js';
import { AND } from '../../parties/names/small-words.js';
import { isCurrency } from '../../print/amounts.js';
import type { ColumnField } from '../../print/labels/index.js';
import type { Line } from '../../print/line.js';
import { hasMoney, type Reading } from '../../print/reading.js';
import { unitCode } from '../figures.js';
import { headingAt, headingsOf, type Heading } from './headings.js';

/** A column as its head announces it; one that is not known has no fields. Two fields stand one above the other. */
export interface HeadColumn {
  fields: ColumnField[];
  box: Box;
  /** The unit that a head of quantities or weights names: `Hours`, `Menge kg`. */
  unit?: string;
}

/** The head of a table of items: the first and last of its lines, and its columns from left to right. */
export interface TableHead {
  from: number;
  to: number;
  page: number;
  columns: HeadColumn[];
}

/** Whether a column is headed as one of names. */
export const isNameColumn = ({ fields }: Pick<HeadColumn, 'fields'>): boolean => fields.includes('name') || fields.includes('nameText');

const TEXTUAL: ReadonlySet<ColumnField> = new Set<ColumnField>(['position', 'itemId', 'name', 'nameText']);
/** Whether a column holds texts of items: names, numbers or positions. */
export const isTextColumn = (column: Pick<HeadColumn, 'fields'>): boolean => column.fields.some((field) => TEXTUAL.has(field));

const FIGURES: ReadonlySet<ColumnField> = new Set<ColumnField>(['quantity', 'price', 'net', 'gross', 'discount', 'share', 'rate', 'basis', 'unit', 'tax']);
const MONEY: ReadonlySet<ColumnField> = new Set<ColumnField>(['price', 'net', 'gross']);
/** What only a table of items has a column of. */
const ITEMS: ReadonlySet<ColumnField> = new Set<ColumnField>(['itemId', 'name', 'nameText', 'quantity', 'price']);
/** Whether a line heads a column that only a table of items has. */
export const headsItems = (line: Line): boolean => headingsOf(line).some(({ field }) => ITEMS.has(field));
/** Lines of a head are nearer to each other than this share of the font size: a line and a half apart at most. */
const STACKED = 0.7;
const MAX_LINES = 4;
/** Between two heads in one cell there is more than this share of the font size: a space is about 0.3. */
const APART = 0.5;
/** What stands between two heads of one column. */
const JOINS: ReadonlySet<string> = new Set(['/', '-', '–', '|', ...AND]);
/** No table of items has more: what multiplies is looked for among any three of them. */
const MOST_COLUMNS = 40;

interface Span {
  box: Box;
  heading: Heading | undefined;
  /** Its words, folded. */
  tokens: readonly string[];
  /** It ends with a hyphen: its word goes on below. */
  isBroken: boolean;
}

/** Runs of words that are no known head: all of a cell without one, else what stands apart from it. */
function unknownRuns(line: Line, headings: readonly Heading[]): number[][] {
  const isKnown = (word: number): boolean => headings.some(({ from, to }) => from <= word && word <= to);
  const touches = (word: number): boolean => {
    const [left, right] = [line.words[word], line.words[word + 1]];
    return left !== undefined && right !== undefined && line.cellOf[word] === line.cellOf[word + 1] && right.box[0] - left.box[2] <= APART * left.size;
  };
  const runs: number[][] = [];
  line.words.forEach((_, word) => {
    if (word > 0 && touches(word - 1)) runs.at(-1)?.push(word);
    else runs.push([word]);
  });
  return runs.filter(
    (run) => !run.some(isKnown) && run.some((word) => /\p{L}|^%$/u.test(line.words[word]?.text ?? '') && !isCurrency(line.words[word]?.text ?? '')),
  );
}

/** The heads of a line and what else stands in cells of its own. */
function spansOf(line: Line): Span[] {
  const headings = headingsOf(line);
  const tokensOf = (isOwn: (word: number) => boolean): string[] => line.tokens.flatMap(({ word, text }) => (isOwn(word) ? [text] : []));
  const isBroken = (last: number): boolean => line.words[last]?.text.endsWith('-') === true;
  const spans: Span[] = headings.map((heading) => ({
    box: heading.box,
    heading,
    tokens: tokensOf((word) => heading.from <= word && word <= heading.to),
    isBroken: isBroken(heading.to),
  }));
  for (const words of unknownRuns(line, headings)) {
    const box = around(words.map((word) => line.words[word]?.box ?? [0, 0, 0, 0]));
    spans.push({ box, heading: undefined, tokens: tokensOf((word) => words.includes(word)), isBroken: isBroken(words.at(-1) ?? -1) });
  }
  return spans.toSorted((a, b) => a.box[0] - b.box[0]);
}

/** A line with those that are set beside it but for half a line, as heads of two lines are beside those of one. */
function levelWith(reading: Reading, line: Line, index: number): Line[] {
  const isLevel = (other: Line | undefined): other is Line =>
    other !== undefined && other.row.page === line.row.page && other.row.box[1] < line.row.box[3] && other.row.box[3] > line.row.box[1];
  return [line, ...[reading.lines[index - 1], reading.lines[index + 1]].filter(isLevel)];
}

/** Whether all heads stand among other words of one cell: `Your charges in detail`. */
function isSentence(level: readonly Line[], covered: number): boolean {
  const headed = level.flatMap((line) => [...new Set(headingsOf(line).map(({ from }) => line.row.cells[line.cellOf[from] ?? -1]))]);
  return headed.length === 1 && (headed[0]?.words.length ?? 0) > covered;
}

/** Whether a number stands behind every head in its cell: `Your no. MB-4411 | Charge C26-4108` says what an item has. */
function areLabels(line: Line): boolean {
  const isNumbered = ({ to }: Heading): boolean =>
    line.words.some(({ text }, word) => word > to && line.cellOf[word] === line.cellOf[to] && /\d{2}/.test(text));
  return headingsOf(line).every(isNumbered);
}

/** So many lines below a head its first item stands. */
const FIRST_LINES = 3;

/** Whether a text stands in the first item below a head that nobody knows, at its edge: `Menge | Backware | Wert`. */
function hasUnknownNames(reading: Reading, index: number, level: readonly Line[]): boolean {
  const unknown = level.flatMap((line) => unknownRuns(line, headingsOf(line)).flatMap(([first]) => line.words[first ?? -1]?.box[0] ?? []));
  const isName = ({ text, box }: Cell): boolean => /\p{L}{3}/u.test(text) && unknown.some((edge) => Math.abs(edge - box[0]) <= SAME_EDGE);
  return reading.lines
    .slice(index + 1, index + 1 + FIRST_LINES)
    .some(({ row }, at) => row.page === level[0]?.row.page && hasMoney(reading, index + 1 + at) && row.cells.some(isName));
}

/** Whether a line alone shows that a table of items begins: figures in it are no part of a head. */
function isHeadLine(reading: Reading, index: number): boolean {
  const line = reading.lines[index];
  if (line === undefined || headingsOf(line).length === 0 || areLabels(line) || hasMoney(reading, index)) return false;
  const level = levelWith(reading, line, index);
  const fields = new Set(level.flatMap((each) => headingsOf(each).map(({ field }) => field)));
  const [cells, words] = [
    level.reduce((sum, { row }) => sum + row.cells.length, 0),
    level.reduce((sum, each) => sum + each.words.filter(({ text }) => !isCurrency(text)).length, 0),
  ];
  const figures = [...fields].filter((field) => FIGURES.has(field)).length;
  const texts = [...fields].filter((field) => TEXTUAL.has(field)).length;
  // Totals stand under heads too: only items have a name, a number or a quantity.
  if (texts === 0 && !fields.has('quantity')) return false;
  // What amounts are called may stand in the line above, and their currency in this one.
  const above = figures + texts > 2 && isPartOf(reading, index - 1, line) ? headingsOf(reading.lines[index - 1] ?? line) : [];
  const money = [...fields, ...above.map(({ field }) => field)].some((field) => MONEY.has(field));
  // Taxes by rate are numbered too, but they are of nothing that has a name or a price.
  if (fields.has('tax') && [...fields].every((field) => !ITEMS.has(field)) && level.flatMap(headingsOf).length >= cells) return false;
  if (!money || figures + texts < 2 || cells < 2) return false;
  const others = level.flatMap(headingsOf).filter(({ field }) => field === 'date' || field === 'ignored').length;
  if (texts === 0 && figures === 2 ? !hasUnknownNames(reading, index, level) : figures + texts === 2 && cells - others > 3) return false;
  const covered = level.flatMap(headingsOf).reduce((sum, heading) => sum + heading.to - heading.from + 1, 0);
  return covered * 2.5 >= words && !isSentence(level, covered);
}

function isPartOf(reading: Reading, index: number, beside: Line): boolean {
  const line = reading.lines[index];
  if (line === undefined || line.row.page !== beside.row.page || (reading.amounts[index]?.length ?? 0) > 0) return false;
  const [own, other] = [line.words[0], beside.words[0]];
  // What stands below a head in another font is the text of the first item.
  if (line.row.box[1] > beside.row.box[1] && own?.font !== other?.font) return false;
  const size = Math.min(own?.size ?? 10, other?.size ?? 10);
  const [upper, lower] = line.row.box[1] < beside.row.box[1] ? [line, beside] : [beside, line];
  if (lower.row.box[1] - upper.row.box[3] > STACKED * size) return false;
  return line.row.text.length < 60 && !line.words.some((word) => /\d{2}/.test(word.text));
}

/** The lines of a head around one of them: heads are some lines high. */
export function linesOfHead(reading: Reading, index: number): { from: number; to: number } {
  let [from, to] = [index, index];
  for (let above = reading.lines[from]; above !== undefined && index - from < MAX_LINES && isPartOf(reading, from - 1, above); above = reading.lines[from])
    from -= 1;
  for (let under = reading.lines[to]; under !== undefined && to - index < MAX_LINES && isPartOf(reading, to + 1, under); under = reading.lines[to]) to += 1;
  return { from, to };
}

interface Stack {
  spans: Span[];
  box: Box;
}

/** The head of figures, or of the numbers of items, that is set in several lines: `Btw-` above `tarief`, `Artikel-` above `Nr.`, `Preis-` above `ein-` and `heit`. */
function wrappedHeading(spans: readonly Span[]): Pick<Heading, 'field' | 'length'>[] {
  const tokens = spans.flatMap((span) => span.tokens);
  const isWord = (token: string): boolean => /\p{L}/u.test(token);
  // Parts of one word, perhaps with the sign of its unit below.
  const joined = spans[0]?.isBroken === true ? [[tokens.filter(isWord).join(''), ...tokens.filter((token) => !isWord(token))]] : [];
  const hit =
    spans.length > 1
      ? [tokens, ...joined].map((all) => ({ all, found: headingAt(all) })).find(({ all, found }) => found?.count === all.length)?.found
      : undefined;
  return hit === undefined || (TEXTUAL.has(hit.field) && hit.field !== 'itemId') ? [] : [{ field: hit.field, length: tokens.join('').length }];
}

/** @param isNamed another column has the names: what is called `Item` above `subtotal` has none */
function toColumn({ spans, box }: Stack, isNamed: boolean): HeadColumn {
  const ordered = spans.toSorted((a, b) => a.box[1] - b.box[1]);
  const whole = wrappedHeading(ordered);
  const headings = whole.length > 0 ? whole : ordered.flatMap((span) => (span.heading === undefined ? [] : [span.heading]));
  const isOfItem = isNamed && headings[0]?.field === 'name' && headings.some(({ field }) => MONEY.has(field));
  const texts = isOfItem ? [] : headings.filter((heading) => TEXTUAL.has(heading.field)).map((heading) => heading.field);
  // `Material` above `Menge`: an item has a line of each.
  const counts = headings.filter((heading) => heading.field === 'quantity').map((heading) => heading.field);
  if (texts.length > 0) return { fields: [...new Set([...texts, ...counts])], box };
  const [best] = headings.filter(({ field }) => !TEXTUAL.has(field)).toSorted((a, b) => b.length - a.length);
  const unit =
    best?.field === 'quantity' || best?.field === 'ignored'
      ? ordered
          .flatMap((span) => span.tokens)
          .map(unitCode)
          .find((code) => code !== undefined)
      : undefined;
  return { fields: best === undefined ? [] : [best.field], box, ...(unit === undefined ? {} : { unit }) };
}

/** `Item number / description`: two heads of texts in one cell are of one column, in which they stand one above the other. */
function stacksOf(line: Line): Stack[] {
  const stacks: Stack[] = [];
  for (const span of spansOf(line)) {
    const last = stacks.at(-1);
    const [before, own] = [last?.spans.at(-1)?.heading, span.heading];
    const isJoined =
      before !== undefined &&
      own !== undefined &&
      TEXTUAL.has(before.field) &&
      TEXTUAL.has(own.field) &&
      own.from === before.to + 2 &&
      JOINS.has(line.words[before.to + 1]?.text ?? '') &&
      line.cellOf[own.from] === line.cellOf[before.to];
    if (last === undefined || !isJoined) stacks.push({ spans: [span], box: span.box });
    else {
      last.spans.push(span);
      last.box = around([last.box, span.box]);
    }
  }
  return stacks;
}

/** A line of one cell over several columns is the title of a table, and no head of one of them. */
const isTitle = ({ row: { cells } }: Line, stacks: readonly Stack[]): boolean => {
  const [cell, ...others] = cells;
  return cell !== undefined && others.length === 0 && stacks.filter(({ box }) => overlap(box, cell.box) > 0).length > 1;
};

function readHead(reading: Reading, index: number): TableHead | undefined {
  const middle = reading.lines[index];
  if (middle === undefined) return undefined;
  const { from, to } = linesOfHead(reading, index);
  const stacks = stacksOf(middle);
  const own = [...stacks];
  for (let other = from; other <= to; other += 1) {
    const line = reading.lines[other];
    if (other === index || line === undefined || (other < index && isTitle(line, own))) continue;
    for (const { spans, box } of stacksOf(line)) {
      const stack = stacks.toSorted((a, b) => overlap(b.box, box) - overlap(a.box, box))[0];
      if (stack !== undefined && overlap(stack.box, box) > 0) {
        stack.spans.push(...spans);
        stack.box = around([stack.box, box]);
      } else stacks.push({ spans, box });
    }
  }
  if (stacks.length > MOST_COLUMNS) return undefined;
  const names = stacks.filter(({ spans }) => spans.some(({ heading }) => heading?.field === 'name'));
  const columns = stacks
    .map((stack) =>
      toColumn(
        stack,
        names.some((other) => other !== stack),
      ),
    )
    .toSorted((a, b) => a.box[0] - b.box[0]);
  return { from, to, page: middle.row.page, columns };
}

/** The heads of tables of items, from top to bottom. */
export function findHeads(reading: Reading): TableHead[] {
  const heads: TableHead[] = [];
  let next = 0;
  while (next < reading.lines.length) {
    const head = isHeadLine(reading, next) ? readHead(reading, next) : undefined;
    if (head !== undefined) heads.push(head);
    next = (head?.to ?? next) + 1;
  }
  return heads;
}
