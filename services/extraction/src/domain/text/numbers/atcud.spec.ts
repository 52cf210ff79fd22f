import { describe, expect, it } from 'vitest';
import type { Found } from '../found.js';
import { readingOf } from '../testing/reading-of.js';
import { provenByCode } from './atcud.js';

const found = (value: string): Found => ({ value, confidence: 0.7, label: undefined, text: value, page: 1, box: [0, 0, 1, 1], line: 0 });
const isProven = (value: string, ...lines: readonly string[]): boolean => provenByCode(readingOf(...lines), found(value)).confidence > 0.9;

describe(provenByCode, () => {
  it('is sure of a number that the unique code repeats, be that below its label', () => {
    expect([isProven('FT 2031A/3382', 'ATCUD: JJF71X4QT-3382'), isProven('FT 2031A/3382', 'ATCUD:JJF71X4QT-3382'), isProven('FAC 2031/1955', 'Data | ATCUD', '06/11/2031 | HCGH-1955')]).toEqual([true, true, true]);
  });

  it('is no surer of another, or without that code', () => {
    expect([isProven('FT 2031A/3382', 'ATCUD: JJF71X4QT-3383'), isProven('3382', 'ATCUD: JJF71X4QT-3382'), isProven('FT 2031A/3382', 'Ref. JJF71X4QT-3382')]).toEqual([false, false, false]);
  });
});
