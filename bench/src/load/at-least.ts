/** Reads an option that is a whole number, and takes what is less, or no number, for the least. */
export const atLeast =
  (least: number) =>
  (text: string): number =>
    Math.max(least, Math.round(Number(text)) || 0);
