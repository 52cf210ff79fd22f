import { scansOf, type Gray, type Scan } from './gray.js';

/** What is dark over so long, of the longer side, is a rule. One that drifts leaves the line of pixels it began in, as those of a page do that was not quite flat. */
interface RuleKind {
  readonly long: number;
  readonly dark: number;
  readonly drifts: boolean;
}

/** Across a page letters run into one another: what is grey or drifts is no rule before it is long. */
const ACROSS: readonly RuleKind[] = [
  { long: 0.03, dark: 160, drifts: false },
  { long: 0.06, dark: 205, drifts: false },
  { long: 0.06, dark: 160, drifts: true },
];
/** Down a page no letter is as long. */
const DOWN: readonly RuleKind[] = [
  { long: 0.03, dark: 160, drifts: true },
  { long: 0.03, dark: 205, drifts: true },
];
/** Thicker than this share, it is a bar with white print on it. */
const THICK = 0.0035;
/** Grain breaks a rule into pieces so far apart. */
const BREAK = 3;
const PAPER = 255;

/** The picture without the rules of its tables: the recogniser takes them for letters, or the cells between them for pictures. */
export function withoutRules(picture: Gray): Gray {
  const data = Uint8Array.from(picture.data);
  const { width, height } = picture;
  const side = Math.max(width, height);
  const thick = Math.max(4, Math.round(side * THICK));
  const [rows, columns] = scansOf(picture);
  for (const [scan, kinds] of [
    [rows, ACROSS],
    [columns, DOWN],
  ] as const) {
    for (const kind of kinds)
      erase(data, picture.data, runs(picture.data, scan, { ...kind, long: Math.round(side * kind.long) }), { across: scan.stride, thick, dark: kind.dark });
  }
  return { width, height, data };
}

/** The pixels that lie in long dark runs, `long` in pixels. */
function runs(data: Uint8Array, { lines, length, step, stride }: Scan, { long, dark, drifts }: RuleKind): number[] {
  const found: number[] = [];
  const beside = drifts ? stride : 0;
  const isDarkAt = (pixel: number): boolean =>
    (data[pixel] ?? PAPER) < dark || (data[pixel - beside] ?? PAPER) < dark || (data[pixel + beside] ?? PAPER) < dark;
  for (let line = 0; line < lines; line += 1) {
    let start = -1;
    let last = -1;
    for (let at = 0; at <= length; at += 1) {
      const isDark = at < length && isDarkAt(line * stride + at * step);
      if (isDark && start < 0) start = at;
      if (isDark) last = at;
      if (start >= 0 && !isDark && (at - last > BREAK || at === length)) {
        if (last - start >= long) for (let pixel = start; pixel <= last; pixel += 1) found.push(line * stride + pixel * step);
        start = -1;
      }
    }
  }
  return found;
}

interface Erasing {
  /** From a pixel to the one beside the rule. */
  readonly across: number;
  readonly thick: number;
  readonly dark: number;
}

/** Whitens the pixels of rules that are thin: what goes on across them is a bar or a stroke that crosses. */
function erase(data: Uint8Array, from: Uint8Array, pixels: readonly number[], { across, thick, dark }: Erasing): void {
  for (const pixel of pixels) {
    let depth = 1;
    for (let at = pixel + across; depth <= thick && (from[at] ?? PAPER) < dark; at += across) depth += 1;
    for (let at = pixel - across; depth <= thick && (from[at] ?? PAPER) < dark; at -= across) depth += 1;
    if (depth <= thick) for (const near of [pixel - across, pixel, pixel + across]) if (near >= 0 && near < data.length) data[near] = PAPER;
  }
}
