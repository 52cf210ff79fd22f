/** [left, top, right, bottom] in points from the upper left corner of the page. */
export type Box = [number, number, number, number];

/** A word as printed. */
export interface Word {
  text: string;
  box: Box;
  /** Page, from 1. */
  page: number;
  /** Size of the font in points. */
  size: number;
  /** Which font of its page; none of a word that was recognised in a picture. */
  font?: string;
  /** The run of text it came from begins (or ends) with it, without a space: what touches it may be the rest of the word. */
  opens: boolean;
  closes: boolean;
  /** Of a word that was recognised in a picture: how sure that is, from 0 to 1. */
  confidence?: number;
}

/** What is plain already. */
const PLAIN = /^[ -~]*$/;
/** Signs that are printed as a hyphen: the soft one is only where a line ends, in text for screens. */
const HYPHENS = /[\u00ad\u2010\u2011]/g;

/** The text of a word in the form that is compared: ligatures, hyphens and wide characters as plain ones, but an ordinal sign is no letter (`n.º`), and neither what is squared nor a fraction is a figure (`m²`, `6½`). */
export function plainText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replaceAll(/[^ºª²³¼-¾⅐-⅞]+/gu, (part) => part.normalize('NFKC')).replaceAll(HYPHENS, '-');
}

/** Words of one line that stand together: a gap wider than a few spaces ends a cell. */
export interface Cell {
  words: Word[];
  text: string;
  box: Box;
}

/** A line of a page. */
export interface Row {
  cells: Cell[];
  words: Word[];
  text: string;
  box: Box;
  page: number;
  /** Position among all rows of the document. */
  index: number;
}

const NO_BOX: Box = [Infinity, Infinity, -Infinity, -Infinity];

const joined = (a: Box, b: Box): Box => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];

/** The smallest box around boxes. */
export function around(boxes: readonly Box[]): Box {
  return boxes.reduce(joined, NO_BOX);
}

/** The smallest box around what is printed. */
export const boxOf = (printed: readonly { readonly box: Box }[]): Box => printed.reduce((whole, { box }) => joined(whole, box), NO_BOX);

/** Words, or other pieces, as one text with spaces between. */
export const textOf = (pieces: readonly { readonly text: string }[]): string => pieces.map(({ text }) => text).join(' ');

/** How far two boxes stand over each other, in points across; negative where they are apart. */
export const overlap = (a: Box, b: Box): number => Math.min(a[2], b[2]) - Math.max(a[0], b[0]);

/** A box to a tenth of a point, as evidence keeps it. */
export function toTenths([left, top, right, bottom]: Box): Box {
  const round = (value: number): number => Math.round(value * 10) / 10;
  return [round(left), round(top), round(right), round(bottom)];
}
