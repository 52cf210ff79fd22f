/** More rows are not parted into sections. */
const MAX_ROWS = 60;

/**
 * Which of the rows of a list are headings of sections that state what the rows below them come to: `Subscriptions | 83.98` over those that cost so much together.
 * All of the list has to be so: the first row is such a heading, each has rows below it, and together they come to one of the totals.
 *
 * @param amounts of the rows from top to bottom
 * @param targets the totals
 * @returns the places of the headings; undefined where the list is no list of sections
 */
export function headingsOfSections(amounts: readonly bigint[], targets: readonly bigint[]): readonly number[] | undefined {
  if (amounts.length < 3 || amounts.length > MAX_ROWS) return undefined;
  const ends = new Map<string, readonly number[] | undefined>();
  const from = (at: number, headed: bigint): readonly number[] | undefined => {
    if (at === amounts.length) return targets.includes(headed) ? [] : undefined;
    const key = `${at} ${headed}`;
    if (ends.has(key)) return ends.get(key);
    const found = sectionsFrom(at, headed);
    ends.set(key, found);
    return found;
  };
  const sectionsFrom = (at: number, headed: bigint): readonly number[] | undefined => {
    const heading = amounts[at] ?? 0n;
    let sum = 0n;
    for (let end = at + 1; end < amounts.length && heading !== 0n; end += 1) {
      sum += amounts[end] ?? 0n;
      const others = sum === heading ? from(end + 1, headed + heading) : undefined;
      if (others !== undefined) return [at, ...others];
    }
    return undefined;
  };
  return from(0, 0n);
}
