import type { InvoiceLine } from '@smartap/en16931';
import type { Reading } from '../../text/print/reading.js';
import { figuresOf, type Figure } from '../../text/table/figures.js';
import { scaled } from '../../text/totals/scaled.js';
import { learnColumns } from './learn-columns.js';
import { areNamed, rulesFor, type LineRules } from './line-rules.js';
import type { LearntColumn, LinesLesson } from './lines.types.js';
import { locateLines, prints, type Located } from './locate-lines.js';
import { endLabel } from './find-table.js';
import { areCounted, itemsBy } from './read-lines.js';
import { namesOf } from './text-columns.js';
import { linesWithTax } from './with-tax.js';
import type { SumTargets } from '../../text/table/targets.js';

/** Of the corrected lines so many must be printed, and found again by what they taught. */
const ENOUGH = 0.6;
/** The amount of an item may stand so many lines beside the rest of it. */
const BESIDE = 2;
/** Words of one line stand no further apart from top to bottom, in points. */
const SAME_LINE = 4;
const AS_READ: LineRules = { name: 'read', nameEnd: '', quantity: 'read', price: 'read' };

/** The letters that begin the first line below the last item with an amount in the column of amounts, or with a total of the document. */
function endOf(reading: Reading, located: readonly Located[], columns: readonly LearntColumn[], { net, gross }: SumTargets): string {
  const last = located.at(-1)?.index ?? 0;
  const amounts = columns.find(({ fields }) => fields.includes('net'));
  const page = reading.lines[last]?.row.page;
  const isOver = ({ box }: Figure): boolean => amounts !== undefined && box[0] < amounts.right && box[2] > amounts.left;
  const ends = (figure: Figure): boolean => !figure.isPercent && (isOver(figure) || net.includes(figure.units) || gross.includes(figure.units));
  const end = reading.lines.find((line, index) => index > last && line.row.page === page && endLabel(line).length > 2 && figuresOf(reading, index).some(ends));
  return end === undefined ? '' : endLabel(end);
}

/** Whether the name of any item begins above its figures. */
function climbs(reading: Reading, located: readonly Located[]): boolean {
  const names = namesOf(reading, located);
  return located.some(({ index }, at) => names[at]?.some((box) => (reading.lines[index]?.row.box[1] ?? 0) - box[1] > SAME_LINE));
}

/** A lesson of where lines stand as they are printed: it is one only if it reads most of them again. */
function lessonOf(reading: Reading, lines: readonly InvoiceLine[], printed: readonly InvoiceLine[], targets: SumTargets): LinesLesson | undefined {
  const located = locateLines(reading, printed);
  if (located.length === 0 || located.length < ENOUGH * lines.length) return undefined;
  const columns = learnColumns(reading, located);
  if (columns === undefined) return undefined;
  const isGross = printed !== lines;
  const lesson = {
    columns,
    end: endOf(reading, located, columns, targets),
    climbs: climbs(reading, located),
    sign: reading.numbers.sign,
    ...(isGross ? { isGross } : {}),
    rules: AS_READ,
  };
  const found = itemsBy(reading, lesson, targets);
  const pairs = located.flatMap(({ line, index }) => {
    const read = found?.read.find(({ item: { row } }) => Math.abs(row.net.line - index) <= BESIDE && prints(row.net, line.net));
    const stated = lines[printed.indexOf(line)];
    return read === undefined || stated === undefined ? [] : [[stated, read] as const];
  });
  if (pairs.length < ENOUGH * lines.length || (isGross && found?.items.isSum !== true)) return undefined;
  const rules = rulesFor(pairs);
  const isWhole = pairs.every(
    ([
      ,
      {
        item: { row },
      },
    ]) => row.quantity !== undefined && row.price !== undefined,
  );
  const isCounted =
    isWhole &&
    areCounted(
      pairs.map(
        ([
          ,
          {
            item: { row },
          },
        ]) => row,
      ),
    );
  return { ...lesson, rules, ...(isWhole ? { isWhole } : {}), ...(isCounted ? { isCounted } : {}), ...(areNamed(rules, pairs) ? {} : { unnamed: true }) };
}

const sumOf = (lines: readonly InvoiceLine[]): bigint => lines.reduce((sum, { net }) => sum + scaled(net ?? '0'), 0n);

/**
 * What corrected lines teach of how a vendor's lines are printed: their columns, the words above and below them, and what of their
 * texts is the name. Prices that are printed with tax are known by that they sum up to the gross total.
 * @param totals the totals of the document, with the one rate of tax it has
 * @returns undefined where most of the lines are not printed, or are not read again by it
 */
export function learnLines(reading: Reading, lines: readonly InvoiceLine[], { gross, taxed }: SumTargets): LinesLesson | undefined {
  const plainly = lessonOf(reading, lines, lines, { net: [sumOf(lines)], gross: [] });
  if (plainly !== undefined || taxed === undefined) return plainly;
  return lessonOf(reading, lines, linesWithTax(reading, lines, taxed.rate), { net: [], gross, taxed });
}
