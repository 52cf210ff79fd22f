import type { ColumnField } from '../../text/print/labels/index.js';
import type { Reading } from '../../text/print/reading.js';
import { figureColumns } from './figure-columns.js';
import { headsAbove, type Head } from './heads-above.js';
import { heldBy } from './held-by.js';
import type { LearntColumn } from './lines.types.js';
import type { Located } from './locate-lines.js';
import { partCells } from './part-cells.js';
import { gap, type Span } from './span.js';
import { leftOf, namesOf, spanOfNames, textsOf } from './text-columns.js';

/** Fields that only corrected values give: a head that names one which stands elsewhere names something else. */
const TAUGHT: ReadonlySet<ColumnField> = new Set<ColumnField>(['net', 'gross', 'price', 'quantity', 'name', 'nameText']);
/** A head may stand so far beside its column, in points. */
const BESIDE = 12;
/** Words of one head stand no further apart, in points. */
const APART = 5;

/** The columns of a table of items by where its corrected values stand, from left to right; undefined where no column holds the amounts. */
export function learnColumns(page: Reading, located: readonly Located[]): LearntColumn[] | undefined {
  const [first] = located;
  if (first === undefined) return undefined;
  const named = namesOf(page, located);
  const left = leftOf(named);
  const reading = left === undefined ? page : partCells(page, [left]);
  const figures = figureColumns(reading, located);
  const names = left === undefined ? undefined : spanOfNames(left, named, figures);
  const texts = textsOf(reading, located, figures, names);
  const spans: Span[] = [...figures, ...(names === undefined ? [] : [names]), ...texts];
  const heads: Head[] = spans.map(() => ({ words: [], fields: [] }));
  const pieces = headsAbove(reading, first.index, spans);
  /** Whether a piece beside a column is of another: one that is over the column stands apart from it. */
  const isOfAnother = (piece: Span, column: Span | undefined): boolean =>
    column !== undefined && gap(column, piece) > 0 && pieces.some((other) => gap(column, other) < 0 && gap(other, piece) > APART);
  for (const piece of pieces) {
    let at = spans.reduce((best, each, index) => (gap(each, piece) < gap(spans[best] ?? each, piece) ? index : best), 0);
    // Texts begin where their head does; figures may be narrower than theirs.
    if (gap(spans[at] ?? piece, piece) > (spans[at] === names ? 0 : BESIDE) || isOfAnother(piece, spans[at])) {
      // A column that holds no figures, or nothing on this invoice.
      at = spans.push({ left: piece.left, right: piece.right }) - 1;
      heads.push({ words: [], fields: [] });
    }
    heads[at]?.words.push(...piece.words);
    heads[at]?.fields.push(...piece.fields);
  }
  const held = heldBy(
    located,
    figures,
    heads.map(({ fields }) => fields),
  );
  if (![...held.values()].includes('net')) return undefined;
  // Lines that state no price say nothing against the head of one.
  const isOpen = (field: ColumnField): boolean =>
    (field === 'price' && located.every(({ line }) => line.price.net === undefined)) ||
    (field === 'quantity' && located.every(({ line }) => line.quantity === undefined));
  const fieldsOf = (index: number): ColumnField[] => {
    const own = held.get(index);
    if (own !== undefined) return [own];
    const said = heads[index]?.fields ?? [];
    if (spans[index] === names) return said.includes('nameText') ? ['nameText'] : ['name'];
    if (texts.some((column) => column === spans[index] && column.isUnit)) return ['unit'];
    const known = said.filter((field) => !TAUGHT.has(field) || isOpen(field));
    return known.length === 0 ? ['ignored'] : [...new Set(known)];
  };
  return spans
    .map((span, index): LearntColumn => ({ fields: fieldsOf(index), head: heads[index]?.words ?? [], left: span.left, right: span.right }))
    .toSorted((a, b) => a.left - b.left);
}
