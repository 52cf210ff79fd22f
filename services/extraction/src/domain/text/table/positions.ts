import { around, type Cell } from '../../pdf/word.js';
import { isNameColumn } from './heads/head.js';
import type { TablePart } from './tables.js';

/** Figures that make a line one of an item, without its number. */
const ENOUGH = 2;
const NUMBER = /^\d{1,4}\.?$/;

/** Whether numbers count up, each by as much as the one before. */
function countUp(cells: readonly Cell[]): boolean {
  const numbers = cells.map(({ text }) => Number.parseInt(text, 10));
  const [first = 0, second = 0] = numbers;
  return second > first && numbers.every((number, index) => number === first + index * (second - first));
}

/** A table whose items are numbered left of their names under no head, with a column for these numbers: they are no part of the names. */
export function withPositions(parts: readonly TablePart[]): readonly TablePart[] {
  const columns = parts[0]?.columns ?? [];
  const names = columns.findIndex(isNameColumn);
  const [left, floor] = [columns[names]?.box[0] ?? -Infinity, columns[names - 1]?.box[2] ?? -Infinity];
  const isNumber = ({ text, box }: Cell): boolean => NUMBER.test(text) && box[0] > floor && box[2] < left;
  const items = parts.flatMap(({ lines }) => lines.filter(({ figures }) => figures.filter(({ isMoney }) => isMoney).length >= ENOUGH));
  const numbers = items.flatMap(({ line }) => line.row.cells.find(isNumber) ?? []);
  if (numbers.length < 2 || numbers.length < items.length || !countUp(numbers)) return parts;
  const column = { fields: ['position' as const], box: around(numbers.map(({ box }) => box)) };
  return parts.map((part) => ({ ...part, columns: [...part.columns.slice(0, names), column, ...part.columns.slice(names)] }));
}
