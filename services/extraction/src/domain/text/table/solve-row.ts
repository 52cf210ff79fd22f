import { absolute } from '../totals/scaled.js';
import type { Figure } from './figures.js';
import type { GridRow } from './grid.js';

/** The columns of what is looked for. */
export interface Roles {
  net: number;
  quantity: number | undefined;
  price: number | undefined;
  basis: number | undefined;
  discount: number | undefined;
}

/** What makes an amount less than quantity times price: a percentage or an amount off each price, or an amount off the line; `charge` makes it more. */
export interface Reduction {
  kind: 'percent' | 'each' | 'amount' | 'charge';
  figure: Figure;
}

/** A row with what its figures are. */
export interface SolvedRow {
  row: GridRow;
  quantity: Figure | undefined;
  price: Figure | undefined;
  /** The number of units that the price is for, where that makes the amount: `12.50 per 100`. */
  basis: Figure | undefined;
  /** What is taken off, where that makes the amount. */
  reduction: Reduction | undefined;
  net: Figure;
  holds: boolean;
  /** The quantity is read by the other meaning of its separator. */
  isOther: boolean;
}

const SCALE = 10_000n;
const CENT = 100n;
const KINDS: readonly Reduction['kind'][] = ['percent', 'amount', 'charge', 'each'];
/** Prices are for so many units, in ten-thousandths, where no head says it. */
const USUAL_BASES: ReadonlySet<bigint> = new Set([10n * SCALE, 100n * SCALE, 1000n * SCALE]);

/** Half of the last printed place of a price, in ten-thousandths. */
const halfPlace = (figure: Figure): bigint => 10n ** BigInt(Math.max(0, 4 - Math.min(4, figure.places))) / 2n;

function amountOf(quantity: bigint, { units: price }: Figure, basis: Figure | undefined, reduction: Reduction | undefined): bigint {
  const per = basis === undefined || basis.units <= 0n ? SCALE : basis.units;
  const plain = (quantity * price) / per;
  if (reduction === undefined) return plain;
  const part = absolute(reduction.figure.units);
  switch (reduction.kind) {
    case 'percent': return plain - (plain * part) / (100n * SCALE);
    case 'amount': return plain - part;
    case 'charge': return plain + part;
    case 'each': return plain - (quantity * part) / SCALE;
    default: return reduction.kind satisfies never;
  }
}

/** Whether quantity times price is the amount, as far as the printed places of the price allow. */
function closes(quantity: bigint, price: Figure, net: bigint, basis: Figure | undefined, reduction: Reduction | undefined): boolean {
  const slack = (absolute(quantity) * halfPlace(price)) / SCALE + CENT;
  return absolute(absolute(amountOf(quantity, price, basis, reduction)) - absolute(net)) <= slack;
}

const at = (row: GridRow, column: number | undefined): readonly Figure[] => (column === undefined ? [] : (row.cells[column] ?? []).filter((figure) => !figure.isPercent));

/** The bases of its price that a row may print: those in the column of bases, else a power of ten in the line of the price. */
function basesOf(row: GridRow, { basis, quantity, net }: Roles, [price]: readonly Figure[]): readonly Figure[] {
  if (basis !== undefined) return at(row, basis).slice(0, 1);
  const isBasis = (figure: Figure): boolean => figure.line === price?.line && !figure.isPercent && !figure.isMoney && USUAL_BASES.has(figure.units);
  return row.cells.flatMap((figures, column) => (column === quantity || column === net ? [] : figures.filter(isBasis)));
}

/** What the figures of a row are: the quantity and price that make its amount, plainly or by a basis or a discount, else those nearest to it. */
export function solveRow(row: GridRow, roles: Roles): SolvedRow {
  const [quantities, prices] = [at(row, roles.quantity), at(row, roles.price)];
  const net = row.anchor;
  const none = { row, quantity: quantities[0], price: prices[0], basis: undefined, reduction: undefined, net, holds: false, isOther: false };
  if (quantities.length === 0 || prices.length === 0) return none;
  const bases = [undefined, ...basesOf(row, roles, prices)];
  const discounts = roles.discount === undefined ? [] : (row.cells[roles.discount] ?? []).filter(({ units }) => units !== 0n);
  const reductions = [undefined, ...KINDS.flatMap((kind) => discounts.map((figure) => ({ kind, figure })))];
  const terms = bases.flatMap((basis) => reductions.map((reduction) => ({ basis, reduction })));
  const pairs = quantities.flatMap((quantity) => prices.flatMap((price) => [quantity.units, quantity.other].flatMap((units) => (units === undefined ? [] : [{ quantity, price, units }]))));
  for (const { quantity, price, units } of pairs) {
    const held = terms.find(({ basis, reduction }) => closes(units, price, net.units, basis, reduction));
    if (held !== undefined) return { row, quantity, price, ...held, net, holds: true, isOther: units !== quantity.units };
  }
  return none;
}
