import { describe, expect, it } from 'vitest';
import { table } from './table.js';

describe(table, () => {
  it('aligns text to the left and numbers to the right', () => {
    const rows = [
      ['nats', 7, null],
      ['gateway', 1234, null],
    ];
    expect(table(['process', 'pid', 'lag'], rows)).toBe('process   pid  lag\nnats        7    -\ngateway  1234    -');
  });
});
