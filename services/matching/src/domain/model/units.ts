import { ONE, ratio, type Ratio } from './ratio.js';
import type { UnitFactor } from './settings.js';

// prettier-ignore
const kinds: Readonly<Record<string, readonly (readonly [unit: string, numerator: string, denominator?: string])[]>> = {
  C62: [['H87', '1'], ['EA', '1'], ['PCE', '1'], ['XPP', '1'], ['PR', '2'], ['DZN', '12'], ['CEN', '100'], ['GRO', '144'], ['MIL', '1000']],
  KGM: [['MGM', '1', '1000000'], ['GRM', '1', '1000'], ['DTN', '100'], ['TNE', '1000'], ['LBR', '45359237', '100000000']],
  MTR: [['MMT', '1', '1000'], ['CMT', '1', '100'], ['DMT', '1', '10'], ['KMT', '1000'], ['INH', '254', '10000'], ['FOT', '3048', '10000']],
  MTK: [['CMK', '1', '10000'], ['DMK', '1', '100']],
  LTR: [['MLT', '1', '1000'], ['CLT', '1', '100'], ['HLT', '100'], ['MTQ', '1000'], ['DMQ', '1']],
  SEC: [['MIN', '60'], ['HUR', '3600']],
  WHR: [['KWH', '1000'], ['MWH', '1000000']],
};

/** Packages (UN/ECE Rec 21), which EN 16931 states with an X before them and older orders without; a pallet was `PF` there. */
const PACKAGES = ['BA', 'BE', 'BG', 'BI', 'BJ', 'BO', 'BX', 'CA', 'CI', 'CR', 'CS', 'CT', 'DR', 'PA', 'PK', 'PX', 'RL', 'RO', 'SA', 'ST', 'TB', 'TN'];
const packages: typeof kinds = { ...Object.fromEntries(PACKAGES.map((code) => [code, [[`X${code}`, '1']]])), PF: [['XPX', '1']] };

/** Factors of UN/ECE Rec 20 that hold for everything: never between kinds, and none whose content a trade must know. */
export const STANDARD_UNITS: readonly UnitFactor[] = Object.entries({ ...kinds, ...packages }).flatMap(([to, units]) =>
  units.map(([from, numerator, denominator = '1']) => ({ from, to, numerator, denominator })),
);

/**
 * How many `to` one `from` is: as stated, its inverse, or by one unit between. What is stated for the article comes first.
 * Undefined when no factor is known: never guessed as 1.
 */
export function unitFactor(from: string, to: string, units: readonly UnitFactor[], itemId?: string): Ratio | undefined {
  if (from === to) return ONE;
  const fits = units
    .filter((unit) => unit.itemId === undefined || unit.itemId === itemId)
    .toSorted((a, b) => Number(b.itemId !== undefined) - Number(a.itemId !== undefined));
  const edges = (unit: string): [string, Ratio, boolean][] =>
    fits.flatMap((own): [string, Ratio, boolean][] => {
      const factor = ratio(own.numerator).div(ratio(own.denominator));
      const isOwn = own.itemId !== undefined;
      return own.from === unit ? [[own.to, factor, isOwn]] : own.to === unit ? [[own.from, factor.inverse(), isOwn]] : [];
    });
  const first = edges(from);
  const direct = first.find(([end, , isOwn]) => end === to && isOwn);
  if (direct) return direct[1];
  const between = first.flatMap(([middle, factor, isOwn]) =>
    edges(middle)
      .filter(([end]) => end === to)
      .map(([, rest, alsoOwn]) => ({ factor: factor.mul(rest), isOwn: isOwn || alsoOwn })),
  );
  const stated = first.find(([end]) => end === to);
  return between.find(({ isOwn }) => isOwn && !stated)?.factor ?? stated?.[1] ?? between[0]?.factor;
}
