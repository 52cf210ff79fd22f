import { scansOf, type Gray, type Scan } from './gray.js';

/** Pieces into which each line of pixels is cut: a fold need not be quite level. */
const PIECES = 8;
/** Pieces that a fold or a rule darkens at once; dense print darkens one or the other. */
const MANY = 6;
/** A fold and what a scanner smears of it is thinner than this share of the longer side. */
const THIN = 0.003;
/** Paper that is so much darker than above and below has a fold in it. */
const DARKER = 0.97;

/**
 * The picture without folds: thin lines all across, for whose sake a page that lies askew would be taken to lie straight. What is
 * printed over them stays.
 */
export function withoutFolds({ width, height, data }: Gray): Gray {
  const even = Uint8Array.from(data);
  const reach = Math.max(4, Math.round(Math.max(width, height) * THIN));
  for (const scan of scansOf({ width, height })) lighten(even, scan, reach);
  return { width, height, data: even };
}

function lighten(data: Uint8Array, scan: Scan, reach: number): void {
  const { lines, length, step, stride } = scan;
  const paper = papers(data, scan);
  const size = Math.ceil(length / PIECES);
  for (const { line, piece, brighter } of darkened(paper, lines, reach)) {
    const end = Math.min(length, (piece + 1) * size);
    for (let along = piece * size; along < end; along += 1) {
      const pixel = line * stride + along * step;
      data[pixel] = Math.min(255, (data[pixel] ?? 255) * brighter);
    }
  }
}

interface Darkened {
  readonly line: number;
  readonly piece: number;
  /** How much brighter the paper above and below is. */
  readonly brighter: number;
}

/** The pieces that are darker than above and below, where many near one another are. */
function darkened(paper: Uint8Array, lines: number, reach: number): Darkened[] {
  const byLine = Array.from({ length: lines }, (_, line): Darkened[] => {
    if (line < reach || line >= lines - reach) return [];
    return Array.from({ length: PIECES }, (__, piece) => {
      const at = (each: number): number => paper[each * PIECES + piece] ?? 255;
      return { line, piece, brighter: Math.min(at(line - reach), at(line + reach)) / Math.max(1, at(line)) };
    }).filter(({ brighter }) => brighter * DARKER > 1);
  });
  return byLine.flatMap((own, line) => {
    if (own.length === 0) return [];
    const near = new Set(
      byLine
        .slice(Math.max(0, line - reach), line + reach + 1)
        .flat()
        .map(({ piece }) => piece),
    );
    return near.size >= MANY ? own : [];
  });
}

/** The median brightness of each piece of each line. */
function papers(data: Uint8Array, { lines, length, step, stride }: Scan): Uint8Array {
  const found = new Uint8Array(lines * PIECES);
  const size = Math.ceil(length / PIECES);
  const counts = new Uint32Array(256);
  for (let line = 0; line < lines; line += 1) {
    for (let piece = 0; piece < PIECES; piece += 1) {
      counts.fill(0);
      const end = Math.min(length, (piece + 1) * size);
      for (let along = piece * size; along < end; along += 1) {
        const light = data[line * stride + along * step] ?? 255;
        counts[light] = (counts[light] ?? 0) + 1;
      }
      found[line * PIECES + piece] = median(counts, end - piece * size);
    }
  }
  return found;
}

function median(counts: Uint32Array, total: number): number {
  let seen = 0;
  for (let light = 0; light < counts.length; light += 1) {
    seen += counts[light] ?? 0;
    if (seen * 2 >= total) return light;
  }
  return 255;
}
