import { scansOf, type Gray, type Scan } from './gray.js';

/** Of the longer side: what is dark over so long is no stroke of a letter, what is grey over so long no row of letters that run into one another. */
const RULES = [{ long: 0.03, dark: 160 }, { long: 0.06, dark: 205 }] as const;
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
  for (const { long, dark } of RULES) {
    for (const scan of scansOf(picture)) erase(data, picture.data, runs(picture.data, scan, Math.round(side * long), dark), { across: scan.stride, thick, dark });
  }
  return { width, height, data };
}

/** The dark pixels that lie in long runs. */
function runs(data: Uint8Array, { lines, length, step, stride }: Scan, long: number, dark: number): number[] {
  const found: number[] = [];
  for (let line = 0; line < lines; line += 1) {
    let start = -1;
    let last = -1;
    for (let at = 0; at <= length; at += 1) {
      const isDark = at < length && (data[line * stride + at * step] ?? PAPER) < dark;
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
