import { describe, expect, it } from 'vitest';
import { calibrated, groupOf } from './calibrate.js';
import { CALIBRATION } from './calibration-table.js';

describe(calibrated, () => {
  const table = { number: [[0.6, 0.7], [0.8, 0.95]] } as const;

  it.each([[0.5, 0.5], [0.6, 0.7], [0.79, 0.7], [0.99, 0.95]])('%d claimed is worth %d', (raw, worth) => {
    expect(calibrated('number', raw, table)).toBe(worth);
  });

  it('leaves a field that was never measured as it is claimed', () => {
    expect(calibrated('note', 0.42, table)).toBe(0.42);
  });

  it('keeps a table that rises and promises nothing for sure', () => {
    for (const [group, steps] of Object.entries(CALIBRATION)) {
      const worths = steps.map(([, worth]) => worth);
      expect(worths, group).toEqual(worths.toSorted((a, b) => a - b));
      expect(Math.max(...worths), group).toBeLessThan(1);
    }
  });
});

describe(groupOf, () => {
  it('takes a path without positions', () => {
    expect(groupOf('lines[12].price.net')).toBe('lines.price.net');
  });
});
