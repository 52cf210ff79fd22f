import type { Reading } from '../print/reading.js';
import { figuresOf, isProduct, unitBeside, type Figure } from './figures.js';
import type { PrintedItem } from './find-items.js';

/** The quantity of an item in a list: the one figure beside its amount that has a unit. */
function quantityOf(reading: Reading, { row: { row, net } }: PrintedItem): { figure: Figure; unit: string } | undefined {
  const line = reading.lines[net.line];
  const found = row.cells.flat().flatMap((figure) => {
    const unit = figure.isPercent ? undefined : line && unitBeside(reading.language, line, figure);
    return unit === undefined || line?.cellOf.indexOf(line.cellOf[figure.from] ?? -1) !== figure.from ? [] : [{ figure, unit }];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** The quantity of an item under a head that says of what it is one: the figure right before the amount that is all of its cell. */
function bareQuantityOf(reading: Reading, { row: { row, net } }: PrintedItem): { figure: Figure; unit: undefined } | undefined {
  const { cellOf = [] } = reading.lines[net.line] ?? {};
  const figure = row.cells.flat().findLast(({ to }) => to < net.from);
  const cell = figure && cellOf[figure.from];
  const isWhole =
    figure !== undefined && !figure.isPercent && cell !== undefined && cellOf.indexOf(cell) === figure.from && cellOf.lastIndexOf(cell) === figure.to;
  return isWhole ? { figure, unit: undefined } : undefined;
}

/** So many amounts that one price makes are none by chance. */
const MANY = 3;

/**
 * Items of a list of texts and amounts of which some have a quantity, as of hours, with the one price that makes all of their amounts: it is printed
 * once, somewhere else on the page (`at an hourly rate of 220.00`). As they were where there is none.
 */
export function ofOnePrice(reading: Reading, items: readonly PrintedItem[]): PrintedItem[] {
  const quantitiesBy = (find: (reading: Reading, item: PrintedItem) => { figure: Figure; unit: string | undefined } | undefined) =>
    new Map(
      items.flatMap((item) => {
        const quantity = item.row.holds ? undefined : find(reading, item);
        return quantity === undefined ? [] : [[item, quantity] as const];
      }),
    );
  const named = quantitiesBy(quantityOf);
  const bare = named.size > 0 ? named : quantitiesBy(bareQuantityOf);
  const quantities = named.size > 0 || bare.size >= MANY ? bare : named;
  const makes = (price: Figure): boolean => [...quantities].every(([{ row }, { figure }]) => isProduct(figure, price, row.net));
  const price =
    quantities.size === 0
      ? undefined
      : reading.lines.flatMap((_, index) => figuresOf(reading, index)).find((figure) => figure.isMoney && figure.units !== 0n && makes(figure));
  return items.map((item) => {
    const quantity = quantities.get(item);
    return price === undefined || quantity === undefined
      ? item
      : { ...item, unit: quantity.unit, row: { ...item.row, quantity: quantity.figure, price, holds: true } };
  });
}
