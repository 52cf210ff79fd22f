/** Strokes of a pen in a box one wide and two high: each a chain of points. Drawn by hand they need no font, which a bare machine may not have. */
const GLYPHS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  '0': [[0.5, 0, 1, 0.5, 1, 1.5, 0.5, 2, 0, 1.5, 0, 0.5, 0.5, 0]],
  '1': [[0.2, 0.4, 0.6, 0, 0.6, 2]],
  '2': [[0, 0.4, 0.5, 0, 1, 0.5, 0, 2, 1, 2]],
  '3': [[0, 0.2, 0.7, 0, 0.9, 0.5, 0.4, 0.9, 1, 1.4, 0.6, 2, 0, 1.8]],
  '4': [[0.7, 2, 0.7, 0, 0, 1.3, 1, 1.3]],
  '5': [[1, 0, 0.1, 0, 0.1, 0.9, 0.8, 0.9, 1, 1.5, 0.5, 2, 0, 1.8]],
  '6': [[0.9, 0, 0.2, 0.9, 0, 1.5, 0.5, 2, 1, 1.5, 0.5, 1, 0.1, 1.3]],
  '7': [[0, 0, 1, 0, 0.3, 2]],
  '8': [[0.5, 0.9, 0.1, 0.4, 0.5, 0, 0.9, 0.4, 0.5, 0.9, 1, 1.5, 0.5, 2, 0, 1.5, 0.5, 0.9]],
  '9': [[0.9, 0.6, 0.5, 1, 0.1, 0.5, 0.5, 0, 0.9, 0.5, 0.7, 2]],
  A: [
    [0, 2, 0.5, 0, 1, 2],
    [0.2, 1.3, 0.8, 1.3],
  ],
  C: [[1, 0.3, 0.5, 0, 0, 0.6, 0, 1.4, 0.5, 2, 1, 1.7]],
  D: [[0, 0, 0, 2, 0.7, 1.8, 1, 1, 0.7, 0.2, 0, 0]],
  E: [
    [1, 0, 0, 0, 0, 2, 1, 2],
    [0, 1, 0.8, 1],
  ],
  I: [[0.5, 0, 0.5, 2]],
  O: [[0.5, 0, 1, 0.5, 1, 1.5, 0.5, 2, 0, 1.5, 0, 0.5, 0.5, 0]],
  P: [[0, 2, 0, 0, 0.9, 0.2, 1, 0.7, 0.8, 1, 0, 1.1]],
  R: [
    [0, 2, 0, 0, 0.9, 0.2, 1, 0.7, 0.8, 1, 0, 1.1],
    [0.5, 1.1, 1, 2],
  ],
  V: [[0, 0, 0.5, 2, 1, 0]],
  Y: [
    [0, 0, 0.5, 1, 1, 0],
    [0.5, 1, 0.5, 2],
  ],
  '/': [[0, 2, 1, 0]],
  '-': [[0.1, 1, 0.9, 1]],
  '✓': [[0, 1.2, 0.4, 2, 1.6, 0]],
};

/** How far the next letter stands, in widths of one. */
const ADVANCE = 1.4;

/** The width of a text in widths of a letter. */
export const widthOf = (text: string): number => text.length * ADVANCE;

/** The strokes of a text, from its upper left corner on: letters are one wide and two high. */
export function strokesOf(text: string): [x: number, y: number][][] {
  return [...text].flatMap((letter, index) =>
    (GLYPHS[letter] ?? []).map((chain) =>
      Array.from({ length: chain.length / 2 }, (_, at): [number, number] => [(chain[2 * at] ?? 0) + index * ADVANCE, chain[2 * at + 1] ?? 0]),
    ),
  );
}
