import { textOf } from '../../pdf/word.js';
import { isCurrency } from '../print/amounts.js';
import { LANGUAGES } from '../print/labels/index.js';
import { fold, foldWords } from '../print/fold.js';
import type { Line } from '../print/line.js';
import type { Reading } from '../print/reading.js';
import { phrasesOf, wordsBegin, wordsSay } from '../print/says.js';
import { isAdjustment } from '../totals/charges/adjustment-words.js';
import { UNIT } from '../totals/scaled.js';
import { digitsEnd, figuresOf, isAmount, isProduct, type Figure } from './figures.js';
import type { TableHead } from './heads/head.js';
import { headingAt, headingsOf, headsColumns } from './heads/headings.js';

/** The lines of a table of items on one page, with their figures. */
export interface Body {
  lines: BodyLine[];
  /** The totals begin below: the table does not go on over the page. */
  isEnded: boolean;
  /** How far the sections of the table have come with it. */
  sections: Sections;
}

/** The sections of a table up to a line: the sums of those that are whole, in ten-thousandths, and the lines of the one that no sum ends. */
export interface Sections {
  readonly sums: readonly bigint[];
  readonly open: readonly BodyLine[];
}

const NO_SECTIONS: Sections = { sums: [], open: [] };

export interface BodyLine {
  index: number;
  line: Line;
  figures: readonly Figure[];
  /** The first below the sum of a section. */
  opens: boolean;
  /** Its amount is part of the sum of its section, and no charge. */
  isSummed: boolean;
}

const TOTALS: ReadonlySet<string> = new Set(['net', 'gross', 'tax', 'lineSum', 'due', 'paid']);
const CARRIED: readonly string[] = LANGUAGES.flatMap(({ carried }) => carried);
const SAY_CARRIED = phrasesOf(CARRIED);
/** What is so long says it wherever it stands. */
const SAY_CARRIED_ANYWHERE = phrasesOf(CARRIED.filter(({ length }) => length > 8));
/** A line with more characters says more. */
const LONGEST_CARRIED = 57;
/** A total has one amount beside it, or a base and a rate too; an item has more. */
const MAX_FIGURES = 2;
/** Lines below a sum among which another item tells that the table goes on; one that multiplies may have a long text above its figures. */
const LOOKED_AT = { usual: 5, multiplied: 15 } as const;
/** What a label of a tax weighs at least that names nothing else. */
const SURE_TAX = 0.7;
/** Right edges that differ by less are one, in points. */
const SAME_EDGE = 4;
/** So many amounts of a line are part of the sums of its section where it is an item with its tax. */
const LISTED = 3;
/** A label says most of what stands in the line of a total. */
const LABEL_SHARE = 0.4;

/** Whether a line carries a subtotal over to the next page: one amount, or several behind words that say nothing else; an item called `Transport` has a quantity or price too. */
export function isCarried(line: Line, figures: readonly Figure[]): boolean {
  if (!line.said.some((word) => SAY_CARRIED.has(word))) return false;
  // `Carried from page 1` has a number in its label.
  const isInLabel = ({ from }: Figure): boolean => line.cellOf[from] === 0 && line.row.cells.length > 1;
  const words = line.said.filter((word) => /\p{L}/u.test(word));
  // A text alone may be the name of what is carried: `Transport of the digger`.
  if (figures.length === 0) return CARRIED.includes(words.join(' '));
  if (figures.filter((figure) => !isInLabel(figure)).length > 1) return figures.every(isAmount) && words.length > 1 && CARRIED.includes(words.join(' '));
  return words.join(' ').length <= LONGEST_CARRIED && (wordsBegin(words, SAY_CARRIED) || wordsSay(words, SAY_CARRIED_ANYWHERE));
}

/** Whether what a line ends with, without figures, ends others too: it is noted to several items, `+Sales Tax`. */
const isNoted = ({ lines }: Reading, { row }: Line): boolean => {
  const note = row.cells.at(-1)?.text ?? '';
  return lines.some((other) => other.row !== row && other.row.cells.at(-1)?.text === note);
};

/** Whether a line states a total of the document. */
export function isTotal(reading: Reading, index: number, figures: readonly Figure[]): boolean {
  const line = reading.lines[index];
  if (line === undefined) return false;
  const counted = figures.filter((figure) => !figure.isPercent);
  if (counted.length > MAX_FIGURES || (figures.length === 0 && isNoted(reading, line))) return false;
  const hit = reading.labels[index]?.find(
    (each) => TOTALS.has(each.field) && each.weight >= 0.5 && (each.from === 0 || line.cellOf[each.from - 1] !== line.cellOf[each.from]),
  );
  if (hit === undefined) return false;
  const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;
  const first = line.row.cells[line.cellOf[hit.from] ?? 0];
  // `Nettowert Position` is of the item above it.
  const next = line.cellOf[hit.to + 1] === line.cellOf[hit.to] ? foldWords(line.words[hit.to + 1]?.text ?? '') : [];
  if (headingAt(next)?.field === 'position') return false;
  const isCovered = letters(hit.text) >= LABEL_SHARE * letters(first?.text ?? '');
  const before = textOf(line.words.slice(0, hit.from));
  // Of an item it may say that it is charged in advance, as `Advance 01.11. - 31.12.` does without an amount.
  const follows = counted.some((figure) => figure.from > hit.to) || (counted.length === 0 && hit.field !== 'paid');
  return isCovered && follows && letters(before) === 0;
}

/** A head of another kind, as of the taxes by rate (`Satz`, `Netto`, `USt`) or of totals without and with tax, ends a table of items; before a word of its line. */
function isOtherHead(line: Line, before = Infinity): boolean {
  const headings = headingsOf(line).filter(({ to }) => to < before);
  const count = before === Infinity ? line.row.cells.length : (line.cellOf[before] ?? 0);
  const fields = new Set(headings.map((heading) => heading.field));
  const isOfRates = fields.has('net') && fields.has('rate') && headings.length >= count;
  const isOfTotals = (fields.has('tax') || (fields.has('net') && fields.has('gross'))) && !fields.has('price');
  return (isOfRates || isOfTotals) && !fields.has('name') && !fields.has('quantity') && /\p{L}{3}/u.test(fold(line.row.text)) && count >= 3;
}

/** Whether a line begins with the name of a total, whatever else its label says: `Total of site 3`. */
const beginsAsTotal = ({ labels }: Reading, index: number): boolean => labels[index]?.some(({ field, from }) => from === 0 && TOTALS.has(field)) === true;

/** Whether all that a line says before its figures ends with the name of a total: `Vehicle total`. */
function endsAsTotal({ labels }: Reading, index: number, [first]: readonly Figure[]): boolean {
  return first !== undefined && labels[index]?.some(({ field, to }) => to === first.from - 1 && TOTALS.has(field)) === true;
}

/** Whether heads of taxes by rate stand before a word of a line: two of a tax and another, `VAT code`, `Goods`, `VAT`. */
function headsTaxes(line: Line, before: number): boolean {
  const fields = headingsOf(line).flatMap(({ field, to }) => (to < before ? [field] : []));
  const taxes = fields.filter((field) => field === 'rate' || field === 'tax').length;
  return taxes > 1 && fields.length > taxes && !fields.includes('quantity');
}

/** Whether all that a line has figures for is a total, right behind its label: beside the heads of taxes by rate the totals begin. */
function isBesideTotal({ labels, lines }: Reading, index: number, [figure, ...others]: readonly Figure[]): boolean {
  const line = lines[index];
  const from = figure === undefined ? 0 : isCurrency(line?.words[figure.from - 1]?.text ?? '') ? figure.from - 1 : figure.from;
  const label = labels[index]?.find(({ field, to }) => to === from - 1 && TOTALS.has(field));
  return (
    line !== undefined &&
    label !== undefined &&
    figure !== undefined &&
    isAmount(figure) &&
    others.length === 0 &&
    (isOtherHead(line, label.from) || headsTaxes(line, label.from))
  );
}

/** Whether a line names a tax with its percentage and its amount, or none of it, and nothing else has a figure there: `Sales tax 6.35% | 189.87`, `IVA (inversione contabile) | 0,00` are no items, whatever they stand among. */
function isTaxAlone({ labels }: Reading, index: number, figures: readonly Figure[]): boolean {
  const [first, second, ...others] = figures;
  if (first === undefined || others.length > 0) return false;
  const isNothing = second === undefined && isAmount(first) && first.units === 0n;
  const isAtRate = second !== undefined && first.isPercent && isAmount(second);
  return (
    (isNothing || isAtRate) && labels[index]?.some(({ field, weight, from }) => field === 'tax' && weight >= SURE_TAX && (isAtRate || from === 0)) === true
  );
}

/** Whether two figures end at one edge. */
const isLevel = (a: Figure, b: Figure): boolean => Math.min(Math.abs(a.box[2] - b.box[2]), Math.abs(digitsEnd(a) - digitsEnd(b))) <= SAME_EDGE;

/** Whether the amounts of a line are what those above each of them, since the sum before, come to. */
function isSumOf(lines: readonly BodyLine[], figures: readonly Figure[]): boolean {
  const isSum = (sum: Figure): boolean => {
    const amounts = lines.flatMap((line) => line.figures.filter((figure) => isAmount(figure) && isLevel(figure, sum)));
    return amounts.length > 0 && amounts.reduce((all, { units }) => all + units, 0n) === sum.units;
  };
  const sums = figures.filter(isAmount);
  return sums.length > 0 && sums.every(isSum);
}

const namesAnyTotal = ({ labels }: Reading, index: number): boolean => labels[index]?.some(({ field }) => TOTALS.has(field)) === true;

/** Whether a line has an amount alone, and it is what the last amounts of the items above come to, which have more figures each: no item, whatever it is called, `Work done to 25.09.`. */
function isSumAlone(lines: readonly BodyLine[], line: Line, [amount, ...others]: readonly Figure[]): boolean {
  if (amount === undefined || others.length > 0 || !isAmount(amount) || isAdjustment(line.row.text)) return false;
  const nets = lines.flatMap(({ figures }) => figures.findLast(isAmount) ?? []);
  const areItems = nets.length > 1 && lines.every(({ figures }) => figures.length === 0 || figures.length >= ITEM_ROW.usual.figures);
  return areItems && amount.units > 0n && nets.reduce((all, { units }) => all + units, 0n) === amount.units;
}

/**
 * The lines under a head, to the totals, the next head or the end of the page.
 * @param before the sections of the pages before
 */
export function bodyOf(reading: Reading, head: Pick<TableHead, 'to' | 'page'>, stop: number, before: Sections = NO_SECTIONS): Body {
  const lines: BodyLine[] = [];
  const sums = [...before.sums];
  let [section, open] = [0, [...before.open]];
  for (let index = head.to + 1; index < Math.min(stop, reading.lines.length); index += 1) {
    const line = reading.lines[index];
    // An account stands in the foot of a page.
    if (line === undefined || line.row.page !== head.page || reading.labels[index]?.some(({ field }) => field === 'iban') === true) break;
    const figures = figuresOf(reading, index);
    if (isCarried(line, figures) || isTaxAlone(reading, index, figures)) continue;
    if ((figures.every(({ isPercent }) => isPercent) && isOtherHead(line)) || isBesideTotal(reading, index, figures))
      return { lines, isEnded: true, sections: NO_SECTIONS };
    const isSum = (beginsAsTotal(reading, index) || endsAsTotal(reading, index, figures)) && isSumOf(open, figures);
    // A subtotal of a section stands between items: what comes after it decides.
    if (isSum || isTotal(reading, index, figures) || (!namesAnyTotal(reading, index) && isSumAlone(open, line, figures))) {
      if (isSum)
        for (const summed of open) {
          const parts = summed.figures.filter((figure) => isAmount(figure) && figures.some((sum) => isLevel(figure, sum)));
          // With its tax and its total it is listed like any item, whatever it is called.
          summed.isSummed = parts.length >= LISTED || (parts.length > 0 && !isAdjustment(summed.line.row.text));
        }
      if (isSum) sums.push(...figures.slice(-1).map(({ units }) => units));
      const end = isSum && areRepeated(reading, index, stop, sums) ? undefined : endOfSection(reading, index, figures, stop, isSum);
      if (end === undefined) return { lines, isEnded: lines.length > 0, sections: NO_SECTIONS };
      [section, open] = [lines.length, []];
      index = end;
      continue;
    }
    const own = { index, line, figures, opens: section > 0 && section === lines.length, isSummed: false };
    lines.push(own);
    open.push(own);
  }
  return { lines, isEnded: false, sections: { sums, open } };
}

/** Whether the next amounts below a line, each alone in its line, are the sums of all sections once more: their summary, which is no part of the table. */
function areRepeated(reading: Reading, index: number, stop: number, sums: readonly bigint[]): boolean {
  const [repeated, last] = [[] as bigint[], Math.min(stop, reading.lines.length) - 1];
  for (let next = index + 1; next <= last && repeated.length < sums.length; next += 1) {
    const amounts = figuresOf(reading, next).filter(isAmount);
    if (amounts.length > 1) return false;
    repeated.push(...amounts.map(({ units }) => units));
  }
  return sums.length > 1 && sums.every((sum, at) => sum === repeated[at]);
}

/** What a row of an item has in a table that sums up its sections; less where the amount of the section is what stands above it. */
const ITEM_ROW = { usual: { figures: 3, money: 2, cells: 4 }, proven: { figures: 1, money: 1, cells: 2 } } as const;

/** Whether an amount of a line is the product of two figures before it, of which no more than the first is one: `1 | 29,00 | 29,00`; empties that come back are less than nothing. */
function multiplies(figures: readonly Figure[]): boolean {
  const parts = figures.filter(({ isPercent, units }) => !isPercent && units !== 0n);
  const isPart = ({ units }: Figure): boolean => units !== UNIT;
  return parts.some(
    (net) =>
      isAmount(net) &&
      parts.some(
        (a) => a.from < net.from && parts.some((b) => b.from > a.from && b.from < net.from && isPart(b) && (isPart(a) || isAmount(b)) && isProduct(a, b, net)),
      ),
  );
}

/** A row of an item, in a table that sums up its sections: figures enough, and no heads. */
function isItemRow({ lines }: Reading, index: number, figures: readonly Figure[], least: (typeof ITEM_ROW)[keyof typeof ITEM_ROW]): boolean {
  const line = lines[index];
  const money = figures.filter(isAmount);
  return (
    line !== undefined &&
    figures.length >= least.figures &&
    money.length >= least.money &&
    line.row.cells.length >= least.cells &&
    (multiplies(figures) || !(headsColumns(line) || isAdjustment(line.row.text)))
  );
}

/** Whether a line states a total, whatever else its label says. */
const namesTotal = (reading: Reading, index: number, figures: readonly Figure[]): boolean =>
  isTotal(reading, index, figures) || (figures.length > 0 && beginsAsTotal(reading, index));

/** Whether a line says what the tax on a sum is. */
const isTaxOfSum = (figures: readonly Figure[], { units }: Figure): boolean =>
  figures.some(({ isPercent }) => isPercent) && figures.some((figure) => isAmount(figure) && figure.units === units);

/**
 * The line in which the sums of a section end: a sum that rows with as many figures as an item has follow, on the next page one that ends where
 * the sum does. The tax and the gross total of the section may stand below it where an item that multiplies follows. Undefined where none does.
 * @param isProven the sum is what stands above it
 */
function endOfSection(reading: Reading, index: number, figures: readonly Figure[], stop: number, isProven: boolean): number | undefined {
  const line = reading.lines[index];
  // `Sum of part 2` has a number in its label.
  const [sum, ...inLabel] = figures.toReversed();
  if (line === undefined || sum === undefined || (!isProven && inLabel.some(({ isMoney, isPercent }) => isMoney || isPercent))) return undefined;
  let end = index;
  for (let [next, looked] = [index + 1, 0]; next < Math.min(stop, reading.lines.length) && looked < LOOKED_AT.multiplied; next += 1) {
    const other = reading.lines[next];
    if (other === undefined || other.row.page > line.row.page + 1) return undefined;
    const own = figuresOf(reading, next);
    if (isCarried(other, own)) continue;
    if (isOtherHead(other) || (!isProven && (isTotal(reading, next, own) || isTaxOfSum(own, sum)))) return undefined;
    // What is paid in advance may be taken off as an item: `Acompte du 12/02 | 1,00 | -1 500,00 | -1 500,00`.
    if (isProven && namesTotal(reading, next, own) && !(multiplies(own) && own.some(({ units }) => units < 0n))) {
      end = next;
      continue;
    }
    // The sum once more, as what it is called in the totals below, is no item.
    const [again, ...others] = own.filter((figure) => figure.from > 0 || isAmount(figure));
    if (isProven && others.length === 0 && again?.units === sum.units) return undefined;
    const isBelow = isProven
      ? (/\p{L}{2}/u.test(other.row.text) || multiplies(own)) && own.some((figure) => isAmount(figure) && figure.units !== 0n && isLevel(figure, sum))
      : other.row.page === line.row.page || own.slice(-1).some((figure) => isLevel(figure, sum));
    const isNear = end === index && looked < LOOKED_AT.usual;
    if (isItemRow(reading, next, own, isProven ? ITEM_ROW.proven : ITEM_ROW.usual) && isBelow && (isNear || (isProven && multiplies(own)))) return end;
    looked += 1;
  }
  return undefined;
}
