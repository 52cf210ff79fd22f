import { describe, expect, it } from 'vitest';
import { layOut } from './layout.js';
import { sideBarOf } from './side-bar.js';
import type { Word } from './word.js';

const word = (text: string, left: number, bottom: number): Word => ({ text, box: [left, bottom - 8, left + text.length * 4, bottom], page: 1, size: 8, opens: true, closes: true });
const column = (texts: readonly string[], left: number, pitch: number): Word[] => texts.map((text, index) => word(text, left, 60 + index * pitch));

const BAR = ['Kestrel', 'Boxes', 'Ltd', '7', 'Quay', 'Hull', '01482', 'box@kestrel.example', 'VAT', 'GB100', 'Bank', 'Hull'];
const LETTER = Array.from({ length: 13 }, (_, line) => `line${line}`);
const rows = (words: readonly Word[]): string[] => layOut([words]).map(({ text }) => text);

describe(sideBarOf, () => {
  it.each([['left', 20, 150], ['right', 460, 60]] as const)('reads a bar at the %s of a page apart from what stands beside it', (_side, bar, letter) => {
    const words = [...column(BAR, bar, 37), ...column(LETTER, letter, 35), word('12.00', 440 - bar / 4, 130)];
    expect(rows(words)).toEqual([...LETTER.map((text, index) => (index === 2 ? `${text} 12.00` : text)), ...BAR]);
  });

  it('reads one at the left so where the text beside it begins a little further in its cells', () => {
    const letter = column(LETTER, 150, 35).map((each, line): Word => ({ ...each, box: [each.box[0] + (line % 2) * 3, each.box[1], each.box[2], each.box[3]] }));
    expect(rows([...column(BAR, 20, 37), ...letter, word('page', 500, 20)])).toEqual(['page', ...LETTER, ...BAR]);
  });

  it('reads one at the left so where the text beside it begins further in than a bar is wide, and takes no wider one', () => {
    const page = word('page', 500, 20);
    const wide = BAR.map((text, index) => (index === 5 ? 'Kestrel Boxes and Cartons of Kingston upon Hull' : text));
    expect(rows([...column(BAR, 20, 37), ...column(LETTER, 190, 35), page])).toEqual(['page', ...LETTER, ...BAR]);
    expect(sideBarOf([...column(wide, 20, 37), ...column(LETTER, 215, 35), page, word('end', 560, 20)])).toBeUndefined();
  });

  it('takes none for one whose lines are level with what stands beside them, and that names no way to reach the sender', () => {
    const level = [...column(BAR, 20, 35), ...column(LETTER, 150, 35)];
    const centred = [...column(BAR.map((text) => text.replace('@', '')), 20, 37), ...column(LETTER, 150, 35)];
    expect([sideBarOf(level), sideBarOf(centred), sideBarOf([])]).toEqual([undefined, undefined, undefined]);
  });

  it('leaves what crosses the gap where it is', () => {
    const title = word('An invoice whose title runs over all of the page, from side to side', 20, 20);
    expect(rows([title, word('page', 500, 20), ...column(BAR, 20, 37), ...column(LETTER, 150, 35)])).toEqual([`${title.text} page`, ...LETTER, ...BAR]);
  });
});
