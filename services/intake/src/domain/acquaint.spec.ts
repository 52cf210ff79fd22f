import { anInvoice } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { acquaint, type NamedFile } from './acquaint.js';
import { introduce } from './introduce.js';

function electronic(id: string, names: readonly string[]): NamedFile {
  const introduction = introduce(anInvoice().build());
  return { id, filename: `${id}.xml`, ...(introduction === undefined ? {} : { invoice: { introduction, names } }) };
}

describe(acquaint, () => {
  it('joins what an electronic invoice names, and tells the rest which ones came with it', () => {
    const files: NamedFile[] = [{ id: 'hours', filename: 'hours.pdf' }, electronic('e', ['hours.pdf']), { id: 'scan', filename: 'scan.pdf' }];
    const introduction = files[1]?.invoice?.introduction;
    expect(acquaint(files)).toEqual([
      { ...files[0], joins: 'e', cameWith: [], isOneOfSeveral: false },
      { ...files[1], joins: undefined, cameWith: [], isOneOfSeveral: false },
      { ...files[2], joins: undefined, cameWith: [{ id: 'e', introduction }], isOneOfSeveral: false },
    ]);
  });

  it('says of printed files that they are several', () => {
    expect(acquaint([{ id: 'a', filename: 'a.pdf' }, { id: 'b', filename: 'b.pdf' }]).map(({ isOneOfSeveral }) => isOneOfSeveral)).toEqual([true, true]);
  });
});
