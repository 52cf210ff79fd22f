import { straighten, type Gray } from '@smartap/extraction/domain';
import { Random } from '../../random.js';

/** What a scanner and the post do to a page. */
export interface Damage {
  /** Dots an inch of the scan. */
  readonly dpi: number;
  /** Clockwise. */
  readonly degrees: number;
  /** Passes of a 3 × 3 mean. */
  readonly blur: number;
  /** Standard deviation of the grain, of 255. */
  readonly noise: number;
  /** Share of light lost in the darkest corner. */
  readonly shadow: number;
  /** Folds across the page: where, as a share of its height. */
  readonly folds: readonly number[];
  /** Quality of the JPEG, of 100. */
  readonly quality: number;
}

/** The dpi that pages are drawn with. */
const DRAWN_DPI = 248;

/** Numbers from 0 to 1 that a seed decides. */
export function randomOf(seed: number): () => number {
  const random = new Random(seed);
  return () => random.next();
}

/** A damage as scans have it. */
export function damageOf(random: () => number): Damage {
  const between = (from: number, to: number): number => from + (to - from) * random();
  return {
    dpi: Math.round(between(150, 300)),
    degrees: Math.round(between(-3, 3) * 10) / 10,
    blur: Math.floor(between(0, 2)),
    noise: Math.round(between(0, 14)),
    shadow: between(0, 0.4),
    folds: Array.from({ length: Math.floor(between(0, 3)) }, () => between(0.2, 0.8)),
    quality: Math.round(between(45, 85)),
  };
}

function blurred({ width, height, data }: Gray): Gray {
  const out = Uint8Array.from(data);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      let sum = 0;
      for (const dy of [-width, 0, width]) for (const dx of [-1, 0, 1]) sum += data[y * width + x + dy + dx] ?? 255;
      out[y * width + x] = sum / 9;
    }
  }
  return { width, height, data: out };
}

function lit({ width, height, data }: Gray, damage: Damage, random: () => number): Gray {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    const fold = damage.folds.some((at) => Math.abs(y - at * height) < 2) ? 0.75 : 1;
    for (let x = 0; x < width; x += 1) {
      const light = (1 - (damage.shadow * (x / width + y / height)) / 2) * fold;
      // The sum of three is near enough to a bell.
      const grain = (random() + random() + random() - 1.5) * 2 * damage.noise;
      out[y * width + x] = Math.max(0, Math.min(255, (data[y * width + x] ?? 255) * light + grain));
    }
  }
  return { width, height, data: out };
}

/** A page as it looks after the damage. */
export function degrade(page: Gray, damage: Damage, random: () => number): Gray {
  let picture = straighten(page, damage.degrees, damage.dpi / DRAWN_DPI);
  for (let pass = 0; pass < damage.blur; pass += 1) picture = blurred(picture);
  return lit(picture, damage, random);
}
