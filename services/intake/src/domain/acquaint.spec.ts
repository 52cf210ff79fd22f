import { anInvoice } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { acquaint } from './acquaint.js';
import { introduce } from './introduce.js';
import type { MailFile } from './join-attachments.js';

function electronic(filename: string, names: readonly string[]): MailFile {
  const introduction = introduce(anInvoice().build());
  return { filename, ...(introduction === undefined ? {} : { invoice: { introduction, names } }) };
}

describe(acquaint, () => {
  it('joins what an electronic invoice names, and tells the rest which ones came with it', () => {
    const files = [{ filename: 'hours.pdf' }, electronic('e.xml', ['hours.pdf']), { filename: 'scan.pdf' }];
    const introduction = files[1]?.invoice?.introduction;
    expect(acquaint(files)).toEqual([
      { joins: 1, cameWith: [], isOneOfSeveral: false },
      { joins: undefined, cameWith: [], isOneOfSeveral: false },
      { joins: undefined, cameWith: [{ position: 1, introduction }], isOneOfSeveral: false },
    ]);
  });

  it('says of printed files that they are several', () => {
    expect(acquaint([{ filename: 'a.pdf' }, { filename: 'b.pdf' }]).map(({ isOneOfSeveral }) => isOneOfSeveral)).toEqual([true, true]);
  });
});
