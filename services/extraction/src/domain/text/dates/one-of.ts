/** A pattern of any of some phrases, longer ones before those that begin them. */
export const oneOf = (phrases: readonly string[]): string => `(?:${phrases.toSorted((a, b) => b.length - a.length).join('|')})`;
