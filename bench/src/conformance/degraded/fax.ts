import { lightAt, straighten, type Gray } from '@smartap/extraction/domain';
import tiff from 'utif2';
import type { Random } from '../../random.js';

/** A fax of standard resolution (ITU-T T.4): dots in a line, and dots an inch across and down. */
const DOTS = 1728;
const ACROSS = 204;
const DOWN = 98;
/** What is darker is sent as black. */
const BLACK = 170;
/** The bytes before the first page: enough for the tags of all. */
const HEAD = 4096;

interface Sent {
  readonly width: number;
  readonly height: number;
  /** Eight dots a byte, 1 is black. */
  readonly bits: Uint8Array;
}

function sent(page: Gray, random: Random): Sent {
  const skewed = straighten(page, (random.next() - 0.5) * 2, 1);
  const height = Math.round((skewed.height / skewed.width) * DOTS * (DOWN / ACROSS));
  const line = Math.ceil(DOTS / 8);
  const bits = new Uint8Array(line * height);
  const [across, down] = [skewed.width / DOTS, skewed.height / height];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < DOTS; x += 1) {
      // A dot is what a sensor sees of the strip that it stands for.
      const light = [0.25, 0.5, 0.75].reduce((sum, at) => sum + lightAt(skewed, (x + 0.5) * across, (y + at) * down), 0) / 3;
      const isDirt = random.next() < 0.0005;
      if (light < BLACK !== isDirt) bits[y * line + (x >> 3)] = (bits[y * line + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width: DOTS, height, bits };
}

/** Pages as a fax server keeps them: a TIFF of one bit a dot, with half as many dots down as across. */
export function faxFile(pages: readonly Gray[], random: Random): Uint8Array {
  const all = pages.map((page) => sent(page, random));
  const offsets = all.map((_, at) => all.slice(0, at).reduce((sum, { bits }) => sum + bits.length, HEAD));
  const heads = all.map(({ width, height, bits }, at) => ({
    t256: [width],
    t257: [height],
    t258: [1],
    t259: [1],
    t262: [0],
    t273: [offsets[at]],
    t277: [1],
    t278: [height],
    t279: [bits.length],
    t282: [[ACROSS, 1]],
    t283: [[DOWN, 1]],
    t296: [2],
  }));
  const file = new Uint8Array(all.reduce((sum, { bits }) => sum + bits.length, HEAD));
  // Its types know no fractions, which resolutions are.
  file.set(new Uint8Array(tiff.encode(heads as unknown as Parameters<typeof tiff.encode>[0])));
  all.forEach(({ bits }, at) => file.set(bits, offsets[at]));
  return file;
}
