import { oncePer } from '@smartap/runtime';
import { around } from '../../pdf/word.js';
import { absolute, CENT, scaled, timesFine, UNIT, unscaled, WHOLE } from '../totals/scaled.js';
import { CHAINED, isInHundredths, MAX_RATE, type Figure } from './figures.js';
import type { GridRow } from './grid.js';
import type { HeadColumn } from './heads/head.js';
import { countFor, fromHundredths, hundredOf } from './hundredths.js';
import type { SumTargets } from './targets.js';

/** The columns of what is looked for. */
export interface Roles {
  net: number;
  quantity: number | undefined;
  price: number | undefined;
  basis: number | undefined;
  discount: number | undefined;
  /** Of how much of a work the amount is. */
  share?: number | undefined;
}

/**
 * What is taken off as printed: a percentage or an amount off each price, or an amount off the line; `charge` is added to it, only a `share` is
 * left of it, and a `factor` is the percentage of its price that counts, as of overtime.
 */
export interface PrintedReduction {
  kind: 'percent' | 'each' | 'amount' | 'charge' | 'share' | 'factor';
  figure: Figure;
}

/** What makes an amount other than quantity times price: what is taken off, or the tax at a rate in percent in a price that is printed with it. */
export type Reduction = PrintedReduction | { kind: 'tax'; rate: string };

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
  /** The quantity stands in another column than those of other rows. */
  isElsewhere?: true;
  /** The quantity is read by the other meaning of its separator. */
  isOther: boolean;
  /** Amounts in rows of their own below it that are counted in. */
  below: readonly Figure[];
}

/** What the amounts of rows come to, in ten-thousandths. */
export const sumOf = (rows: readonly Pick<SolvedRow, 'net'>[]): bigint => rows.reduce((sum, { net }) => sum + net.units, 0n);

/** Whether a row has a quantity or a price, as an item has where the table has columns of them. */
export function isItem(row: SolvedRow, { quantity, price }: Roles): boolean {
  return (quantity === undefined && price === undefined) || row.quantity !== undefined || row.price !== undefined;
}

const KINDS: readonly PrintedReduction['kind'][] = ['percent', 'amount', 'charge', 'each'];
/** Prices are for so many units, in ten-thousandths, where no head says it. */
const USUAL_BASES: ReadonlySet<bigint> = new Set([10n * UNIT, 100n * UNIT, 1000n * UNIT]);

/** Places that are counted with. */
const COUNTED_PLACES = 4;

/** Half of the last printed place of a price, in ten-thousandths: nought is not rounded. */
const halfPlace = (figure: Figure): bigint => (figure.units === 0n ? 0n : 10n ** BigInt(Math.max(0, 4 - Math.min(4, figure.places))) / 2n);

/** Quantity times price; a price with more places than are counted with has all of them. */
const timesPrice = (quantity: bigint, { units, value, places }: Figure): bigint =>
  places > COUNTED_PLACES ? timesFine(quantity, value) * UNIT : quantity * units;

function amountOf(quantity: bigint, price: Figure, basis: Figure | undefined, reduction: Reduction | undefined): bigint {
  const per = basis === undefined || basis.units <= 0n ? UNIT : basis.units;
  const plain = timesPrice(quantity, price) / per;
  if (reduction === undefined) return plain;
  const part = reduction.kind === 'tax' ? scaled(reduction.rate) : absolute(reduction.figure.units);
  switch (reduction.kind) {
    case 'percent':
      return plain - (plain * part) / (100n * UNIT);
    case 'amount':
      return plain - part;
    case 'charge':
      return plain + part;
    case 'share':
    case 'factor':
      return (plain * part) / (100n * UNIT);
    case 'each':
      return plain - (quantity * part) / UNIT;
    case 'tax':
      return (plain * 100n * UNIT) / (100n * UNIT + part);
    default:
      return reduction satisfies never;
  }
}

/** How quantity and price may make an amount. */
interface Terms {
  basis: Figure | undefined;
  reduction: Reduction | undefined;
}

const NO_TERMS: Terms = { basis: undefined, reduction: undefined };

/** Whether quantity times price is the amount to a cent, or as far as the printed places of the price allow: one with fewer than its amount is not rounded. */
function closes(quantity: bigint, price: Figure, net: Figure, { basis, reduction }: Terms, isExact: boolean): boolean {
  const slack = (isExact || price.places < net.places ? 0n : (absolute(quantity) * halfPlace(price)) / UNIT) + CENT;
  return price !== basis && absolute(absolute(amountOf(quantity, price, basis, reduction)) - absolute(net.units)) <= slack;
}

const at = (row: GridRow, column: number | undefined): readonly Figure[] =>
  column === undefined ? [] : (row.cells[column] ?? []).filter((figure) => !figure.isPercent);

/** Prices for a hundred, which a sign says behind them where the page says what it stands for: `34,80 %`. */
const perHundred = (row: GridRow, column: number | undefined, bases: readonly bigint[] = []): Figure[] =>
  column === undefined || !bases.includes(WHOLE)
    ? []
    : (row.cells[column] ?? []).filter(({ isPercent }) => isPercent).map((figure) => ({ ...figure, isPercent: false, per: WHOLE }));

/** The bases of its price that a row may print: those in the column of bases, else a power of ten in the line of the price, or below it. */
function basesOf({ cells, under }: GridRow, roles: Roles, [first]: readonly Figure[]): readonly Figure[] {
  const { basis, quantity, price, net } = roles;
  const stated = basis === undefined ? [] : (cells[basis] ?? []).filter(({ isPercent }) => !isPercent).slice(0, 1);
  const beside = cells.flatMap((figures, column) =>
    column === quantity || column === net ? [] : figures.filter(({ line }) => column === price || line === first?.line),
  );
  const below = price === undefined ? [] : (under[price] ?? []);
  return [...new Set([...stated, ...[...beside, ...below].filter(({ isPercent, isMoney, units }) => !isPercent && !isMoney && USUAL_BASES.has(units))])];
}

/** Quantities whose thousands are set apart by a space, where the document leaves open whether they are: `1 950`. */
function spacedOf(figures: readonly Figure[], { cells }: GridRow): Figure[] {
  return figures.flatMap((head) => {
    const group = cells.flat().find(({ line, from, text }) => line === head.line && from === head.to + 1 && /^\d{3}$/.test(text));
    if (group === undefined || !/^\d{1,3}$/.test(head.text)) return [];
    const value = head.value + group.text;
    return [{ ...head, value, units: scaled(value), to: group.to, box: around([head.box, group.box]), text: `${head.text} ${group.text}` }];
  });
}

/** Quantities that are products, as two men for eight hours: `2 x 8h`. */
function multiplied(figures: readonly Figure[]): Figure[] {
  return figures.flatMap((figure) => {
    const { times } = figure;
    if (times === undefined || !figures.includes(times) || figure.isMoney) return [];
    const units = (times.units * figure.units) / UNIT;
    return [
      {
        ...figure,
        value: unscaled(units),
        units,
        other: undefined,
        times: undefined,
        from: times.from,
        box: around([times.box, figure.box]),
        text: `${times.text} x ${figure.text}`,
      },
    ];
  });
}

/** Quantities behind which the content of a package stands, as if both were one number: `3 500 ml` at three bottles. */
function unspaced(figures: readonly Figure[]): Figure[] {
  return figures.flatMap((figure) => {
    const first = /^(\d{1,2}) \d{3}$/.exec(figure.text)?.[1];
    return first === undefined ? [] : [{ ...figure, value: first, units: scaled(first), other: undefined, to: figure.from, text: first }];
  });
}

/** What a row prints as `12 pcs x 4.50`, in a cell or below its name. */
export const productsOf = oncePer(({ cells, under }: GridRow): readonly { quantity: Figure; price: Figure }[] =>
  [...cells, ...under].flat().flatMap((price) => (price.times === undefined ? [] : [{ quantity: price.times, price }])),
);

/** What may make the amount of a row less: what stands in the column of discounts or, without a head, in percent. */
function discountsOf(row: GridRow, { discount, share }: Roles, columns: readonly HeadColumn[]): Reduction[] {
  const unknown = (): Figure[] =>
    row.cells.flatMap((figures, index) => (columns[index]?.fields.length === 0 ? figures.filter(({ isPercent }) => isPercent) : []));
  const figures = (discount === undefined ? unknown() : (row.cells[discount] ?? [])).filter(({ units }) => units !== 0n);
  // `Discount 10%` among the texts of the item.
  const texts = row.cells.filter((_figures, index) => columns[index]?.fields.some((field) => field === 'name' || field === 'nameText') === true);
  const spoken = [...row.under, ...texts].flat().filter(({ isPercent, units }) => isPercent && units > 0n && units < WHOLE);
  // A head of two lines may say only `%` of a discount.
  const rates = discount === undefined ? row.cells.filter((_figures, index) => columns[index]?.fields[0] === 'rate').flat() : [];
  const shares = share === undefined ? [] : (row.cells[share] ?? []);
  const ofShare = (figure: Figure): PrintedReduction => ({ kind: 'share', figure });
  return [
    ...progressOf(row, columns).map(ofShare),
    ...factorsOf(row, columns),
    ...KINDS.flatMap((kind) => figures.map((figure) => ({ kind, figure }))),
    ...shares.map(ofShare),
    ...[...spoken, ...rates.filter(({ units }) => units > 0n && units < WHOLE)].map((figure): PrintedReduction => ({ kind: 'percent', figure })),
  ];
}

/** Percentages of more than all, as `125%` of a rate for overtime, which may stand under the head of another rate. */
function factorsOf({ cells }: GridRow, columns: readonly HeadColumn[]): PrintedReduction[] {
  const figures = cells.flatMap((own, column) =>
    columns[column]?.fields.includes('share') === true
      ? []
      : own.filter(({ isPercent, isMoney }) => isPercent || (!isMoney && columns[column]?.fields.includes('rate') === true)),
  );
  return figures.filter(({ units }) => units > WHOLE).map((figure) => ({ kind: 'factor', figure }));
}

/** How much of a work is done since the invoice before, where two percentages without other heads say how much was done then and is now. */
function progressOf({ cells }: GridRow, columns: readonly HeadColumn[]): Figure[] {
  const percents = cells.flatMap((figures, column) =>
    columns[column]?.fields.some((field) => field !== 'share') === true ? [] : figures.filter(({ isPercent }) => isPercent),
  );
  const [before, now, ...others] = percents.toSorted((a, b) => a.from - b.from);
  if (before === undefined || now === undefined || others.length > 0 || now.units <= before.units) return [];
  const units = now.units - before.units;
  return [{ ...now, units, value: unscaled(units) }];
}

/** The tax that a price may be printed with: at the rate of its row, or the one of the document. */
function taxesOf(row: GridRow, columns: readonly HeadColumn[], documentRate: string | undefined): Reduction[] {
  const own = row.cells.flatMap((figures, index) =>
    columns[index]?.fields.includes('rate') === true ? figures : figures.filter(({ isPercent, suffix }) => isPercent && suffix !== CHAINED),
  );
  const rates = new Set([
    ...own.filter(({ units }) => units > 0n && units <= MAX_RATE).map(({ value }) => value),
    ...(documentRate === undefined ? [] : [documentRate]),
  ]);
  return [...rates].map((rate) => ({ kind: 'tax', rate }));
}

/**
 * What the figures of a row are: the quantity and price that make its amount, plainly or by a basis, a discount or the tax in the price,
 * else those nearest to it.
 * @param document the one rate of tax of the document, whether it has prices in hundredths of its currency, and for how many units its heads say prices are
 */
export function solveRow(
  row: GridRow,
  roles: Roles,
  columns: readonly HeadColumn[],
  document: Pick<SumTargets, 'taxed' | 'hasHundredths' | 'bases'>,
): SolvedRow {
  const [quantities, prices] = [at(row, roles.quantity), [...at(row, roles.price), ...perHundred(row, roles.price, document.bases)]];
  const net = row.anchor;
  const none = { row, quantity: quantities[0], price: prices[0], basis: undefined, reduction: undefined, net, holds: false, isOther: false, below: [] };
  const products = productsOf(row);
  if ((quantities.length === 0 || prices.length === 0) && products.length === 0) return none;
  const factors = [...multiplied(quantities), ...quantities, ...spacedOf(quantities, row), ...unspaced(quantities)].flatMap((quantity) =>
    prices.map((price) => ({ quantity, price })),
  );
  factors.push(...products);
  const plain = factors.find(({ quantity, price }) => closes(quantity.units, price, net, NO_TERMS, true));
  if (plain !== undefined) return { ...none, ...plain, holds: true };
  const hundreds = prices
    .slice(0, 1)
    .filter((price) => document.hasHundredths === true || isInHundredths(price))
    .map(hundredOf);
  const headed = prices.slice(0, 1).flatMap((price) => (document.bases ?? []).map((units) => countFor(price, units)));
  const said = factors.flatMap(({ price }) => (price.per === undefined ? [] : [countFor(price, price.per)]));
  const bases = [undefined, ...headed, ...hundreds, ...said, ...basesOf(row, roles, prices)];
  const reductions = [undefined, ...discountsOf(row, roles, columns), ...taxesOf(row, columns, document.taxed?.rate)];
  const terms = bases.flatMap((basis) => reductions.map((reduction) => ({ basis, reduction })));
  // What is printed, as it is read first, comes before what could be meant.
  for (const isExact of [true, false]) {
    for (const unitsOf of [({ units }: Figure) => units, ({ other }: Figure) => other]) {
      for (const term of terms) {
        if (!isExact && term.reduction?.kind === 'tax') continue;
        const held = factors.find(({ quantity, price }) => {
          const units = unitsOf(quantity);
          return units !== undefined && closes(units, price, net, term, isExact);
        });
        if (held === undefined) continue;
        const price = hundreds.some((hundred) => hundred === term.basis) ? fromHundredths(held.price) : undefined;
        return {
          ...none,
          ...held,
          ...term,
          ...(price === undefined ? {} : { price, basis: undefined }),
          holds: true,
          isOther: unitsOf(held.quantity) !== held.quantity.units,
        };
      }
    }
  }
  return none;
}

/** What a row may count by in another column than others: pieces, where those are sold by weight. */
function countedElsewhere({ cells }: GridRow, { net, quantity, price, basis, discount, share }: Roles): Figure[] {
  const taken = [net, quantity, price, basis, discount, share];
  return cells.flatMap((figures, column) =>
    taken.includes(column) ? [] : figures.filter(({ isPercent, isMoney, units }) => !isPercent && !isMoney && units !== UNIT),
  );
}

/** A row that does not multiply, by the count in another column that its price makes its amount of. */
export function recounted(solved: SolvedRow, roles: Roles): SolvedRow {
  const { row, price, net } = solved;
  const quantity =
    solved.holds || price === undefined ? undefined : countedElsewhere(row, roles).find(({ units }) => closes(units, price, net, NO_TERMS, true));
  return quantity === undefined ? solved : { ...solved, quantity, holds: true, isElsewhere: true };
}
