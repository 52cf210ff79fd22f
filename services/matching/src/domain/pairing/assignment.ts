/**
 * Gives each row a column so that the costs together are least (Kuhn and Munkres by shortest augmenting paths, O(rows² × columns)).
 *
 * @param costs as many columns as rows or more
 * @returns the column of each row
 */
export function assign(costs: readonly Float64Array[]): number[] {
  const rows = costs.length;
  const columns = costs[0]?.length ?? 0;
  const rowPrice = new Float64Array(rows + 1);
  const columnPrice = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const before = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row += 1) {
    rowOf[0] = row;
    const least = new Float64Array(columns + 1).fill(Infinity);
    const seen = new Uint8Array(columns + 1);
    let column = 0;
    while (rowOf[column] !== 0) {
      seen[column] = 1;
      const at = rowOf[column] ?? 0;
      const own = costs[at - 1];
      let delta = Infinity;
      let next = 0;
      for (let j = 1; j <= columns; j += 1) {
        if (seen[j] === 1) continue;
        const cost = (own?.[j - 1] ?? 0) - (rowPrice[at] ?? 0) - (columnPrice[j] ?? 0);
        if (cost < (least[j] ?? 0)) {
          least[j] = cost;
          before[j] = column;
        }
        if ((least[j] ?? 0) < delta) {
          delta = least[j] ?? 0;
          next = j;
        }
      }
      for (let j = 0; j <= columns; j += 1) {
        if (seen[j] === 1) {
          const r = rowOf[j] ?? 0;
          rowPrice[r] = (rowPrice[r] ?? 0) + delta;
          columnPrice[j] = (columnPrice[j] ?? 0) - delta;
        } else least[j] = (least[j] ?? 0) - delta;
      }
      column = next;
    }
    for (; column !== 0; column = before[column] ?? 0) rowOf[column] = rowOf[before[column] ?? 0] ?? 0;
  }
  const result = Array.from<number>({ length: rows }).fill(-1);
  for (let j = 1; j <= columns; j += 1) if ((rowOf[j] ?? 0) > 0) result[(rowOf[j] ?? 0) - 1] = j - 1;
  return result;
}
