import { describe, expect, it } from 'vitest';
import { layOut } from '../../../pdf/layout.js';
import type { Word } from '../../../pdf/word.js';
import { read } from '../reading.js';

/** Lines of words by their left edges. */
function cellsOf(...lines: readonly (readonly (readonly [left: number, text: string])[])[]): string[] {
  const words = lines.flatMap((line, row) => line.map(([left, text]): Word => ({ text, box: [left, row * 14, left + text.length * 5, row * 14 + 10], page: 1, size: 10, opens: false, closes: false })));
  return read(layOut([words])).lines.map(({ row }) => row.cells.map(({ text }) => text).join(' | '));
}

describe('Values that nearly touch', () => {
  const heads = [[55, 'Ref'], [92, 'Date'], [146, 'Order'], [385, 'Account']] as const;
  it('stand each under its head', () => {
    expect(cellsOf(heads, [[55, 'RE-118'], [92, '2031-02-27'], [146, 'OK-558'], [385, 'K-44']])[1]).toBe('RE-118 | 2031-02-27 | OK-558 | K-44');
  });

  it('are one text where they begin elsewhere, or where figures stand above', () => {
    expect(cellsOf(heads, [[55, 'Thank'], [84, 'you'], [103, 'all'], [385, 'K-44']])[1]).toBe('Thank you all | K-44');
    expect(cellsOf([[55, 'Ref 1'], [92, 'Date'], [146, 'Order'], [385, 'Account']], [[55, 'RE-118'], [92, '2031-02-27'], [146, 'OK-558'], [385, 'K-44']])[1]).toBe('RE-118 2031-02-27 OK-558 | K-44');
  });
});
