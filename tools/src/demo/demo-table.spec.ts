import { describe, expect, it } from 'vitest';
import { demoTable, fit } from './demo-table.js';
import type { DemoDocument } from './demo-result.js';

const aDocument = (more: Partial<DemoDocument> = {}): DemoDocument => ({
  file: '001-clean-ubl.xml', format: 'ubl', seller: 'Keller Werkzeuge GmbH', number: 'R1001', total: '119', currency: 'EUR', outcome: 'approved', intended: 'approved',
  reasons: ['Ordered, received and right.'], ms: { extraction: 1, validation: 2, matching: 3, approval: null, total: 6 }, ...more,
});

describe(demoTable.name, () => {
  it('says everything of a document in one line of a wide terminal', () => {
    const [head, row, ...more] = demoTable([aDocument()], 200).split('\n');
    expect(more).toEqual([]);
    expect(head).toMatch(/^document +format +seller .* outcome +reason$/);
    expect(row).toContain('001-clean-ubl.xml  ubl     Keller Werkzeuge GmbH  R1001   119 EUR     1      2      3     -   6  approved  Ordered, received and right.');
  });

  it('never exceeds the width of the terminal', () => {
    const long = aDocument({ outcome: 'task:ACCOUNT_NOT_APPROVED', reasons: ['The account is not approved. '.repeat(20)] });
    for (const width of [60, 80, 120, 200]) for (const line of demoTable([aDocument(), long], width).split('\n')) expect(line.length).toBeLessThanOrEqual(width);
  });

  it('tells what was intended where it came otherwise, and what has no outcome', () => {
    expect(demoTable([aDocument({ outcome: 'waiting:goods' })], 200)).toContain('waiting:goods (not approved)');
    expect(demoTable([aDocument({ outcome: null, intended: null })], 200)).toContain('- (not decided)');
  });
});

describe(fit.name, () => {
  it('cuts what is too long and puts lines together', () => {
    expect(fit('one\ntwo', 7)).toBe('one two');
    expect(fit('one two three', 8)).toBe('one two…');
  });
});
