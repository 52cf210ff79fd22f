import { describe, expect, it } from 'vitest';
import { ENGLISH_PAGE } from '../../testing/make-pdf.js';
import { drawn, photographed } from '../../testing/make-scan.js';
import { straighten, type Gray } from '../gray.js';
import { sheetIn, type Sheet } from './find-sheet.js';
import { flattened, projection } from './flatten.js';

/** From above the lower edge: what is farther away looks smaller. */
const LEANING: Sheet = [[-0.22, -0.12], [1.2, -0.1], [1.08, 1.07], [-0.1, 1.06]];
const blank: Gray = { width: 1000, height: 1414, data: new Uint8Array(1_414_000).fill(245) };

/** Where the corners of a page are on its photo: what `projection` undoes, found by trial. */
function cornersOn(frame: Sheet, width: number, height: number): number[][] {
  const place = projection(frame);
  return [[0, 0], [1, 0], [1, 1], [0, 1]].map(([across = 0, down = 0]) => {
    let best = { x: 0, y: 0, off: Infinity };
    for (let y = 0; y < height; y += 3) {
      for (let x = 0; x < width; x += 3) {
        const [u, v] = place(x / width, y / height);
        const off = Math.hypot(u - across, v - down);
        if (off < best.off) best = { x, y, off };
      }
    }
    return [best.x, best.y];
  });
}

describe(sheetIn, () => {
  it.each([['seen from the side', LEANING], ['turned a little', [[-0.15, -0.05], [1.1, -0.14], [1.16, 1.06], [-0.08, 1.13]]]] as const)('finds a page on a table that is %s, in light that falls off', async (_, frame) => {
    const photo = photographed(await drawn(ENGLISH_PAGE), frame);
    const sheet = sheetIn(photo);
    cornersOn(frame, photo.width, photo.height).forEach(([x = 0, y = 0], at) => {
      expect(Math.hypot((sheet?.[at]?.[0] ?? 0) - x, (sheet?.[at]?.[1] ?? 0) - y)).toBeLessThan(0.012 * photo.height);
    });
  });

  it('finds one whose corner is folded over', () => {
    const photo = photographed(blank, LEANING);
    const whole = sheetIn(photo);
    const [corner] = cornersOn(LEANING, photo.width, photo.height);
    for (let y = 0; y < 160; y += 1) for (let x = 0; x < 160 - y; x += 1) photo.data[((corner?.[1] ?? 0) + y) * photo.width + (corner?.[0] ?? 0) + x] = 60;
    const torn = sheetIn(photo);
    torn?.forEach(([x, y], at) => expect(Math.hypot(x - (whole?.[at]?.[0] ?? 0), y - (whole?.[at]?.[1] ?? 0))).toBeLessThan(25));
    expect(torn).toBeDefined();
  });

  it.each([
    ['a page that fills its picture', async () => drawn(ENGLISH_PAGE)],
    ['one that lies askew', async () => straighten(await drawn(ENGLISH_PAGE), 3, 1)],
    ['one with dark bars at its head and foot', async () => {
      const page = await drawn(ENGLISH_PAGE);
      page.data.fill(40, 0, page.width * 300);
      return { ...page, data: page.data.fill(40, page.width * (page.height - 200)) };
    }],
    ['one with a grey box', async () => {
      const page = await drawn(ENGLISH_PAGE);
      for (let y = 700; y < page.height - 300; y += 1) page.data.fill(190, y * page.width + 200, (y + 1) * page.width - 200);
      return page;
    }],
  ])('finds none on %s', async (_, picture) => {
    expect(sheetIn(await picture())).toBeUndefined();
  });
});

describe(flattened, () => {
  it('undoes the angle that a page was seen at', () => {
    const page: Gray = { ...blank, data: Uint8Array.from(blank.data) };
    for (let y = 0; y < page.height; y += 1) page.data.fill(0, y * page.width + 495, y * page.width + 505);
    const photo = photographed(page, LEANING);
    const sheet = sheetIn(photo);
    const flat = sheet === undefined ? photo : flattened(photo, sheet);
    const darkest = (y: number): number => {
      const row = flat.data.subarray(y * flat.width, (y + 1) * flat.width);
      return row.indexOf(Math.min(...row)) / flat.width;
    };
    for (const at of [0.1, 0.5, 0.9]) expect(darkest(Math.round(at * flat.height))).toBeCloseTo(0.5, 1);
  });
});
