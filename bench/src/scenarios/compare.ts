import { dec } from '@smartap/runtime';
import type { Deviation } from './kit.js';

const DECIMAL = /^-?\d+(\.\d+)?$/;
const ANY_OF = 'AnyOf';

/**
 * Compares what is stated, and nothing else: decimals by value, lists of names as sets, lists of objects by whether each stated one is
 * among them. A key `nameAnyOf` lists values that `name` may have.
 */
export function compare(expected: unknown, got: unknown, at: string): Deviation[] {
  if (Array.isArray(expected)) return compareList(expected, got, at);
  if (!isRecord(expected)) return isSame(expected, got) ? [] : [{ at, expected, got }];
  if (!isRecord(got)) return [{ at, expected, got }];
  return Object.entries(expected).flatMap(([key, wanted]) => {
    if (!key.endsWith(ANY_OF) || !Array.isArray(wanted)) return compare(wanted, got[key], `${at}.${key}`);
    const own = got[key.slice(0, -ANY_OF.length)];
    return wanted.some((one) => isSame(one, own)) ? [] : [{ at: `${at}.${key}`, expected: wanted, got: own }];
  });
}

function compareList(expected: readonly unknown[], got: unknown, at: string): Deviation[] {
  if (!Array.isArray(got)) return [{ at, expected, got }];
  if (expected.some(isRecord)) {
    const missing = expected.filter((wanted) => !got.some((own: unknown) => compare(wanted, own, at).length === 0));
    return missing.map((wanted) => ({ at, expected: wanted, got }));
  }
  const fits = expected.length === got.length && expected.every((wanted) => got.some((own: unknown) => isSame(wanted, own)));
  return fits ? [] : [{ at, expected, got }];
}

function isSame(expected: unknown, got: unknown): boolean {
  if (expected === got) return true;
  if (expected === null) return got === undefined;
  return typeof expected === 'string' && typeof got === 'string' && DECIMAL.test(expected) && DECIMAL.test(got) && dec(expected).eq(got);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
