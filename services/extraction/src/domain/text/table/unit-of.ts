import { textOf } from '../../pdf/word.js';
import { heightAt, isCountedIn, unitCodeIn } from './figures.js';
import { lineOf, type Grid, type GridLine } from './grid.js';
import { isTextColumn, type HeadColumn } from './heads/head.js';
import type { Roles, SolvedRow } from './solve-row.js';

/** Of one row, in points. */
const SAME_ROW = 5;
/** The unit that a price is for: `150,00 kr / tim`, `18,74 €/mois`. */
const PER_UNIT = /^(?:[€$£¥]|\p{L}{2,3}\.?)?\s*\/\s*(\p{L}{1,12})\.?$/u;

/** What stands in a column of a line. */
const wordsIn = ({ line, columns }: GridLine, column: number | undefined): string[] =>
  line.words.filter((_word, index) => columns[index] === column).map(({ text }) => text);

/** The word right behind a quantity, where it is one of its column, of its price, or alone in its cell and no name. */
function wordBehind({ columns }: Grid, { quantity, price }: SolvedRow, roles: Roles, own: GridLine | undefined): string {
  const next = (quantity?.to ?? -1) + 1;
  const word = own?.line.words[next];
  if (own === undefined || word === undefined) return '';
  const [cell, column] = [own.line.row.cells[own.line.cellOf[next] ?? -1], columns[own.columns[next] ?? -1]];
  const isAlone = cell?.words.length === 1 && column !== undefined && !isTextColumn(column);
  return price?.times === quantity || own.columns[next] === roles.quantity || isAlone ? word.text : '';
}

/** What stands behind a price in its cell. */
function behindPrice(grid: Grid, { price }: SolvedRow): string {
  const own = lineOf(grid, price)?.line;
  return own === undefined || price === undefined
    ? ''
    : textOf(own.words.filter((_word, index) => index > price.to && own.cellOf[index] === own.cellOf[price.to]));
}

/** The head that a quantity stands under, as a weight does beside a column of pieces; else that of quantities. */
function headOf({ columns }: Grid, { quantity }: SolvedRow, roles: Roles, own: GridLine | undefined): HeadColumn | undefined {
  const column = columns[own?.columns[quantity?.from ?? -1] ?? -1];
  return column?.unit === undefined ? columns[roles.quantity ?? -1] : column;
}

/**
 * The unit of a quantity (BT-130): in its own word, right behind it, in a column of units, alone below it, in the head of quantities, or
 * the one that the price is for.
 */
export function unitOf(language: string, grid: Grid, row: SolvedRow, roles: Roles): string | undefined {
  const { quantity } = row;
  if (quantity === undefined) return undefined;
  const unit = (text: string): string | undefined => unitCodeIn(language, text);
  const at = grid.lines.findIndex(({ index }) => index === quantity.line);
  const [own, under] = [grid.lines[at], grid.lines[at + 1]];
  // `25,00 kW x 31 days` are neither.
  if (own?.line.words.slice(quantity.from, quantity.to).some(({ text }) => isCountedIn(text)) === true) return undefined;
  const beside = unit(quantity.suffix) ?? unit(wordBehind(grid, row, roles, own));
  if (beside !== undefined) return beside;
  const column = grid.columns.findIndex(({ fields }) => fields.includes('unit'));
  if (column >= 0) {
    const near = grid.lines.filter(({ line }) => Math.abs(heightAt(line.row, line.row.box) - quantity.y) <= SAME_ROW);
    return near
      .flatMap((line) => wordsIn(line, column))
      .map(unit)
      .find((code) => code !== undefined);
  }
  const [below = '', ...others] = under === undefined || under.line.row.page !== own?.line.row.page ? [] : wordsIn(under, roles.quantity);
  return (others.length === 0 ? unit(below) : undefined) ?? headOf(grid, row, roles, own)?.unit ?? unit(PER_UNIT.exec(behindPrice(grid, row))?.[1] ?? '');
}
