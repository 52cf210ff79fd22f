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

/**
 * Items of a list of texts and amounts of which some have a quantity, as of hours, with the one price that makes all of their amounts: it is printed
 * once, somewhere else on the page (`at an hourly rate of 220.00`). As they were where there is none.
 */
export function ofOnePrice(reading: Reading, items: readonly PrintedItem[]): PrintedItem[] {
  const quantities = new Map(
    items.flatMap((item) => {
      const quantity = quantityOf(reading, item);
      return quantity === undefined ? [] : [[item, quantity] as const];
    }),
  );
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
