import { HEADING, isItem } from './helpers.js';
import type { InvoiceLine } from './line.js';

/** Lines are at most so deep; XML is read to that depth. */
const MOST_LEVELS = 64;

/** A line with the lines that are parts of it, in the order of the invoice. */
export interface LineTree {
  readonly line: InvoiceLine;
  /** Its place among all lines of the invoice, from 0. */
  readonly index: number;
  readonly parts: readonly LineTree[];
}

interface Branch extends LineTree {
  readonly parts: Branch[];
}

/**
 * The lines as a tree (BG-DEX-01 of XRechnung's extension, BT-X-304 of Factur-X). A line is a part of the one that it names (`parentId`)
 * where the amount of that one has its own in it: what only tells is, and a heading, and items under a heading that states a sum.
 * Items under an item, or under a heading without a sum, count for themselves and stand in the first row. So no amount in that row is in another one.
 */
export function treeOf(lines: readonly InvoiceLine[]): LineTree[] {
  const branches = lines.map((line, index): Branch => ({ line, index, parts: [] }));
  const parents = parentsOf(lines);
  return branches.filter((branch) => {
    const parent = branches[partOf(branch.index, lines, parents) ?? -1];
    parent?.parts.push(branch);
    return parent === undefined;
  });
}

type Parents = readonly (number | undefined)[];

/** The line that one is a part of. */
function partOf(index: number, lines: readonly InvoiceLine[], parents: Parents): number | undefined {
  const own = parents[index];
  const line = lines[index];
  if (own === undefined || line === undefined || !isItem(line)) return own;
  // An item counts in the sum of a heading above it, be it that of a heading of headings.
  for (const above of upFrom(own, parents)) {
    const { subtype, net } = lines[above] ?? {};
    if (subtype !== HEADING) break;
    if (net !== undefined) return own;
  }
  return undefined;
}

/** Where the line stands that each names; nowhere for one that would stand under itself, or deeper than lines do. */
function parentsOf(lines: readonly InvoiceLine[]): Parents {
  const parents: (number | undefined)[] = lines.map(() => undefined);
  if (lines.every(({ parentId }) => parentId === undefined)) return parents;
  const places = Map.groupBy(lines.keys(), (index) => lines[index]?.id);
  const before = new Map<string | undefined, number>();
  for (const [index, { id, parentId }] of lines.entries()) {
    if (parentId !== undefined) {
      const found = outermost(parentId, index - 1, lines, parents) ?? before.get(parentId) ?? places.get(parentId)?.find((other) => other !== index);
      const above = found === undefined ? [] : upFrom(found, parents);
      if (above.length < MOST_LEVELS && !above.includes(index)) parents[index] = found;
    }
    before.set(id, index);
  }
  return parents;
}

/** The line before, or the outermost of those that it is under, that has an id: numbers of parts often begin anew under each line. */
function outermost(id: string, before: number, lines: readonly InvoiceLine[], parents: Parents): number | undefined {
  return upFrom(before, parents).findLast((index) => lines[index]?.id === id);
}

/** A line and those that it is under, from the inside out. */
function upFrom(index: number, parents: Parents): number[] {
  const found: number[] = [];
  for (let here: number | undefined = index; here !== undefined && found.length < MOST_LEVELS; here = parents[here]) found.push(here);
  return found;
}
