import type { DigitReport } from '@smartap/contracts';

const FIRST = 10;
const LAST = 99;
/** Fewer say nothing, and amounts of one size follow no law. */
const LEAST = 300;
const LEAST_MAGNITUDES = 2;
const MOST_EXCESS = 10;
/** Nigrini's bounds of the mean absolute deviation for the first two digits. */
const BANDS = [
  ['close', 0.0012],
  ['acceptable', 0.0018],
  ['marginal', 0.0022],
] as const;

/** A population of amounts by their first two digits. */
export interface Digits {
  readonly counts: ReadonlyMap<number, number>;
  /** Decimal texts. */
  readonly smallest: string;
  readonly largest: string;
}

const expected = (digits: number): number => Math.log10(1 + 1 / digits);
const text = (value: number, places: number): string => value.toFixed(places);

/** Holds the first two digits of amounts against Benford's law; of too few amounts, or all of one size, nothing is said. */
export function digitReport({ counts, smallest, largest }: Digits): DigitReport {
  const amounts = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const magnitudes = amounts === 0 ? 0 : Math.log10(Number(largest)) - Math.log10(Number(smallest));
  if (amounts < LEAST || magnitudes < LEAST_MAGNITUDES) return { amounts, magnitudes: text(magnitudes, 2), mad: null, band: null, excess: [] };
  const shares = Array.from({ length: LAST - FIRST + 1 }, (_, i) => {
    const digits = FIRST + i;
    return { digits, share: (counts.get(digits) ?? 0) / amounts, law: expected(digits) };
  });
  const mad = shares.reduce((sum, { share, law }) => sum + Math.abs(share - law), 0) / shares.length;
  const excess = shares
    .filter(({ share, law }) => share > law)
    .toSorted((a, b) => b.share - b.law - (a.share - a.law))
    .slice(0, MOST_EXCESS);
  return {
    amounts,
    magnitudes: text(magnitudes, 2),
    mad: text(mad, 5),
    band: BANDS.find(([, bound]) => mad <= bound)?.[0] ?? 'none',
    excess: excess.map(({ digits, share, law }) => ({ digits, share: text(share, 4), expected: text(law, 4) })),
  };
}
