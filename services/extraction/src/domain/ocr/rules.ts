import type { Gray } from './gray.js';

/** Shorter than this share of the longer side, a dark run may be a stroke of a letter. */
const LONG = 0.03;
/** Thicker than this share, it is a bar with white print on it. */
const THICK = 0.0035;
/** Grain breaks a rule into pieces so far apart. */
const BREAK = 3;
const DARK = 160;
const PAPER = 255;

/** The picture without the rules of its tables: the recogniser takes them for letters, or the cells between them for pictures. */
export function withoutRules(picture: Gray): Gray {
  const data = Uint8Array.from(picture.data);
  const { width, height } = picture;
  const side = Math.max(width, height);
  const [long, thick] = [Math.round(side * LONG), Math.max(4, Math.round(side * THICK))];
  const horizontal = runs(picture.data, { lines: height, length: width, step: 1, stride: width }, long);
  const vertical = runs(picture.data, { lines: width, length: height, step: width, stride: 1 }, long);
  erase(data, picture.data, horizontal, { across: width }, thick);
  erase(data, picture.data, vertical, { across: 1 }, thick);
  return { width, height, data };
}

interface Scan {
  readonly lines: number;
  readonly length: number;
  readonly step: number;
  readonly stride: number;
}

/** The dark pixels that lie in long runs. */
function runs(data: Uint8Array, { lines, length, step, stride }: Scan, long: number): number[] {
  const found: number[] = [];
  for (let line = 0; line < lines; line += 1) {
    let start = -1;
    let last = -1;
    for (let at = 0; at <= length; at += 1) {
      const isDark = at < length && (data[line * stride + at * step] ?? PAPER) < DARK;
      if (isDark && start < 0) start = at;
      if (isDark) last = at;
      if (start >= 0 && !isDark && (at - last > BREAK || at === length)) {
        if (last - start >= long) for (let dark = start; dark <= last; dark += 1) found.push(line * stride + dark * step);
        start = -1;
      }
    }
  }
  return found;
}

interface Direction {
  /** From a pixel to the one beside the rule. */
  readonly across: number;
}

/** Whitens the pixels of rules that are thin: what goes on across them is a bar or a stroke that crosses. */
function erase(data: Uint8Array, from: Uint8Array, pixels: readonly number[], { across }: Direction, thick: number): void {
  for (const pixel of pixels) {
    let depth = 1;
    for (let at = pixel + across; depth <= thick && (from[at] ?? PAPER) < DARK; at += across) depth += 1;
    for (let at = pixel - across; depth <= thick && (from[at] ?? PAPER) < DARK; at -= across) depth += 1;
    if (depth <= thick) for (const near of [pixel - across, pixel, pixel + across]) if (near >= 0 && near < data.length) data[near] = PAPER;
  }
}
