import { emptyLine } from '@smartap/en16931';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../pdf/layout.js';
import type { Word } from '../../pdf/word.js';
import { read } from '../../text/print/reading.js';
import { textsOf } from './text-columns.js';

const word = (text: string, left: number, right: number): Word => ({ text, box: [left, 293, right, 302], page: 1, size: 9, opens: false, closes: false });

describe(textsOf, () => {
  it('knows a code from the price that it looks like one with, and leaves names whole', () => {
    const reading = read(layOut([[word('365.13', 76, 104), word('KX-5846', 111, 147), word('Rotor', 174, 200), word('blade', 203, 226)]]));
    expect(reading.lines[0]?.row.cells.map(({ text }) => text)).toEqual(['365.13 KX-5846', 'Rotor blade']);
    const texts = textsOf(reading, [{ line: emptyLine(), index: 0 }], [{ left: 76, right: 104 }], { left: 174, right: 200 });
    expect(texts).toEqual([{ left: 111, right: 147, isUnit: false }]);
  });
});
