import type { ColumnField } from '../../text/print/labels/index.js';
import type { FigureColumn } from './figure-columns.js';
import { pricesOf, prints, type Located } from './locate-lines.js';

/** What corrected values say of a column of figures. */
const VALUED = ['net', 'price', 'quantity', 'rate'] as const;
type Valued = (typeof VALUED)[number];
/** That a head names what is held, or something else, says more than what is right of two columns that bear a value out alike. */
const HINT = { head: 0.4, right: 0.01 } as const;

const statedOf = ({ line }: Located, field: Valued): readonly string[] => {
  const values: Readonly<Record<Valued, readonly (string | undefined)[]>> = {
    net: [line.net],
    price: pricesOf(line),
    quantity: [line.quantity],
    rate: [line.vatRate],
  };
  return values[field].filter((value) => value !== undefined);
};

/** Which columns hold the corrected values: all together, so that as much as possible of them is where it says. */
export function heldBy(located: readonly Located[], columns: readonly FigureColumn[], known: readonly (readonly ColumnField[])[]): Map<number, Valued> {
  const points = (field: Valued, index: number): number => {
    const column = columns[index];
    const stated = located.filter((own) => statedOf(own, field).length > 0).length;
    const right = located.filter((own, row) =>
      statedOf(own, field).some((value) => column?.rows[row]?.some((figure) => (field === 'rate' || !figure.isPercent) && prints(figure, value))),
    ).length;
    if (right === 0 || right * 2 < stated) return 0;
    const said = known[index] ?? [];
    const hint = said.length === 0 ? 0 : said.includes(field) ? HINT.head : -HINT.head;
    return right + hint + HINT.right * index * (VALUED.length - VALUED.indexOf(field));
  };
  // By field and column, once: columns are tried in all ways.
  const all = new Map(VALUED.map((field) => [field, columns.map((_, index) => points(field, index))]));
  const choose = ([field, ...others]: readonly Valued[], taken: ReadonlyMap<number, Valued>): { score: number; held: ReadonlyMap<number, Valued> } => {
    if (field === undefined) return { score: 0, held: taken };
    let best = choose(others, taken);
    all.get(field)?.forEach((own, index) => {
      if (own === 0 || taken.has(index)) return;
      const rest = choose(others, new Map([...taken, [index, field]]));
      if (own + rest.score > best.score) best = { score: own + rest.score, held: rest.held };
    });
    return best;
  };
  return new Map(choose(VALUED, new Map()).held);
}
