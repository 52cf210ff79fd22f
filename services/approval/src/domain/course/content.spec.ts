import { anEvent, anInvoice } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { changesBetween, contentOf, scopeOf } from './content.js';

const match = { class: 'clean' as const, verdict: 'NO_ORDER' as const, lines: [], payableNow: '200.00', awaiting: '0', disputed: '0' };
const invoice = anInvoice().withLine().withLine().build();
type Lines = typeof invoice.lines;
const contentWith = (lines: Lines) => contentOf(anEvent('invoice.matched.v1').with({ invoice: { ...invoice, lines }, match }).build().data);

describe(contentOf.name, () => {
  const [first, second] = invoice.lines as [Lines[number], Lines[number]];
  const partOf = (parentId: string, net: string): Lines[number] => ({ ...second, parentId, subtype: 'INFORMATION', net });

  it('has what an item is made of as its description, under whatever number', () => {
    const before = contentWith([first, partOf('1', '40'), second]);
    const changed = changesBetween(before, contentWith([first, partOf('1', '50'), second]));
    expect(changed.map(scopeOf)).toEqual(['description']);
    expect(changesBetween(contentWith([first, second]), before).map(scopeOf)).toEqual(['description']);
  });

  it('has the amount of an item', () => {
    expect(changesBetween(contentWith([first, partOf('1', '40'), second]), contentWith([first, partOf('1', '40'), { ...second, net: '7' }])).map(scopeOf)).toEqual(['amount']);
  });
});
