import { lightAt, projection, turn, type Gray } from '@smartap/extraction/domain';
import type { Random } from '../../random.js';
import { eachOf, jpegOf, uncoloured, type Colours } from './colours.js';

/** How a page is photographed. */
export interface Shot {
  /** The corners of the picture on the table, clockwise from the upper left; the page reaches from 0 to 1 both ways. */
  readonly frame: Parameters<typeof projection>[0];
  /** How far the middle of the page bends, as a share of its height. */
  readonly curl: number;
  /** Red, green and blue of what the page lies on, and how rough it is, of 255. */
  readonly table: readonly [number, number, number];
  readonly rough: number;
  /** Share of light lost at the far corner. */
  readonly falloff: number;
  /** A soft shadow: from which side it falls, where its edge is, and what it takes. */
  readonly shade: { readonly angle: number; readonly at: number; readonly depth: number };
  /** Standard deviation of the grain, of 255. */
  readonly noise: number;
  /** The longer side in pixels, and the quality of the JPEG, of 100. */
  readonly longSide: number;
  readonly quality: number;
  /** How the telephone was held, by EXIF: quarters of a turn that its viewer makes. */
  readonly quarters: 0 | 1 | 2 | 3;
}

/** Wood, dark grey, green cloth, blue carpet, light stone, black. */
const TABLES = [
  [139, 101, 64],
  [72, 72, 76],
  [52, 96, 66],
  [58, 74, 120],
  [168, 164, 155],
  [28, 28, 30],
] as const;
const ASPECT = 3 / 4;
/** How wide the edge of a shadow is, as a share of the picture. */
const SOFT = 0.06;
/** EXIF orientations by the quarters that a viewer turns. */
const ORIENTATIONS = [1, 6, 3, 8] as const;

/** A photo as people make it in a hurry. */
export function shotOf(random: Random, isCurled: boolean): Shot {
  const between = (from: number, to: number): number => from + (to - from) * random.next();
  const [angle, lean, tilt] = [(between(-7, 7) * Math.PI) / 180, between(-0.12, 0.12), between(-0.06, 0.06)];
  const [left, right, top, bottom] = [between(0.08, 0.2), between(0.08, 0.2), between(0.03, 0.12), between(0.03, 0.12)];
  const corner = (x: number, y: number): readonly [number, number] => {
    // Farther away more of the table is seen.
    const [across, down] = [(x - 0.5) * (1 - lean * (2 * y - 1)), (y - 0.5) * (1 - tilt * (2 * x - 1)) * Math.SQRT2];
    return [0.5 + across * Math.cos(angle) - down * Math.sin(angle), 0.5 + (across * Math.sin(angle) + down * Math.cos(angle)) / Math.SQRT2];
  };
  return {
    frame: [corner(-left, -top), corner(1 + right, -top), corner(1 + right, 1 + bottom), corner(-left, 1 + bottom)],
    curl: isCurled ? between(0.01, 0.03) * (random.next() < 0.5 ? -1 : 1) : 0,
    table: random.pick(TABLES) ?? TABLES[0],
    rough: between(2, 12),
    falloff: between(0, 0.45),
    shade: { angle: between(0, 2 * Math.PI), at: between(-0.3, 0.5), depth: between(0, 0.45) },
    noise: between(0, 9),
    longSide: random.int(2000, 3800),
    quality: random.int(50, 85),
    quarters: random.pick([0, 0, 1, 2, 3] as const) ?? 0,
  };
}

/** A page as a camera sees it from above a table, held upright. */
export function photographed(page: Gray, shot: Shot, random: Random): Colours {
  const [height, width] = [shot.longSide, Math.round(shot.longSide * ASPECT)];
  const place = projection(shot.frame);
  const channels = shot.table.map(() => ({ width, height, data: new Uint8Array(width * height) }));
  const [cos, sin] = [Math.cos(shot.shade.angle), Math.sin(shot.shade.angle)];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [u, v] = [x / width, y / height];
      const [across, down] = place(u, v);
      const bent = down + shot.curl * Math.sin(Math.PI * across);
      const isPage = across >= 0 && across <= 1 && bent >= 0 && bent <= 1;
      const paper = isPage ? lightAt(page, across * (page.width - 1), bent * (page.height - 1)) : 0;
      const shaded = 1 / (1 + Math.exp((shot.shade.at - (u - 0.5) * cos - (v - 0.5) * sin) / SOFT));
      const light = (1 - (shot.falloff * (u + v)) / 2) * (1 - shot.shade.depth * shaded);
      const grain = (random.next() + random.next() + random.next() - 1.5) * 2 * (isPage ? shot.noise : shot.noise + shot.rough);
      channels.forEach((channel, at) => {
        channel.data[y * width + x] = Math.max(0, Math.min(255, (isPage ? paper : (shot.table[at] ?? 0)) * light + grain));
      });
    }
  }
  const [red, green, blue] = channels;
  return red === undefined || green === undefined || blue === undefined ? uncoloured(page) : { red, green, blue };
}

/** A photo as the file of a telephone: its pixels lie as it was held, and its head says how to turn them. */
export function photoFile(upright: Colours, { quarters, quality }: Pick<Shot, 'quarters' | 'quality'>): Uint8Array {
  const held = eachOf(upright, (channel) => turn(channel, -quarters));
  return withOrientation(jpegOf(held, quality), ORIENTATIONS[quarters]);
}

/** A JPEG with a head of EXIF that says nothing but its orientation (tag 0x0112). */
function withOrientation(jpeg: Buffer, orientation: number): Uint8Array {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, body.length + 2]);
  return Buffer.concat([head, body, jpeg.subarray(2)]);
}
