/** Parts that are stated, one after another; undefined where none is. */
export function joined(parts: readonly (string | undefined)[], between = ' '): string | undefined {
  return parts.filter((part) => part !== undefined && part !== '').join(between) || undefined;
}
