import { describe, expect, it } from 'vitest';
import { emptyLine, treeOf } from './index.js';
import type { InvoiceLine, LineTree } from './index.js';

type Short = readonly [id: string | undefined, parentId?: string | undefined, subtype?: string | undefined, net?: string];

const lines = (...given: readonly Short[]): InvoiceLine[] => given.map(([id, parentId, subtype, net]) => ({ ...emptyLine(), ...(id !== undefined && { id }), ...(parentId !== undefined && { parentId }), ...(subtype !== undefined && { subtype }), ...(net !== undefined && { net }) }));

/** The places of lines, those of parts in brackets: `0(1(2))3`. */
const shown = (trees: readonly LineTree[]): string => trees.map(({ index, parts }) => `${index}${parts.length === 0 ? '' : `(${shown(parts)})`}`).join(' ');
const tree = (...given: readonly Short[]): string => shown(treeOf(lines(...given)));

const TELLS = 'INFORMATION';

describe(treeOf, () => {
  it('has what only tells under the line that it names, in levels', () => {
    expect(tree(['1'], ['1.1', '1', TELLS], ['1.1.1', '1.1', TELLS], ['1.2', '1', TELLS], ['2'])).toBe('0(1(2) 3) 4');
  });

  it('has items under a heading that states their sum, before it or after it, and in headings of headings', () => {
    expect(tree(['1', undefined, 'GROUP', '9'], ['1.1', '1'], ['1.2', '1'])).toBe('0(1 2)');
    expect(tree(['1.1', '1'], ['1.2', '1'], ['1', undefined, 'GROUP', '9'])).toBe('2(0 1)');
    expect(tree(['1', undefined, 'GROUP', '9'], ['1.1', '1', 'GROUP'], ['1.1.1', '1.1'])).toBe('0(1(2))');
  });

  it('lets items count for themselves under an item, and under a heading without a sum', () => {
    expect(tree(['1'], ['1.1', '1'])).toBe('0 1');
    expect(tree(['1', undefined, 'GROUP'], ['1.1', '1'], ['1.2', '1', TELLS])).toBe('0(2) 1');
  });

  it('knows parts whose numbers begin anew under each line', () => {
    expect(tree(['1'], ['1', '1', TELLS], ['2', '1', TELLS], ['2'], ['1', '2', TELLS], ['2', '2', TELLS], ['3', '2', TELLS])).toBe('0(1 2) 3(4 5 6)');
  });

  it('has a line in the first row that names one which is not there, or itself, or one that is under it', () => {
    expect(tree(['1', '9', TELLS], ['2', '2', TELLS])).toBe('0 1');
    expect(tree(['1', '2', TELLS], ['2', '1', TELLS], ['3', '2', TELLS])).toBe('1(0 2)');
  });

  it('has lines no deeper than XML is read, so that a long chain of them costs little', () => {
    const chain = Array.from({ length: 200 }, (_, index): Short => [String(index), String(index - 1), TELLS]);
    const depthOf = ({ parts }: LineTree): number => 1 + Math.max(0, ...parts.map(depthOf));
    expect(treeOf(lines(...chain)).map(depthOf)).toEqual([64, 64, 64, 8]);
  });
});
