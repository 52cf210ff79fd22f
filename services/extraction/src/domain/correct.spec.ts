import { emptyInvoice, emptyLine, type Invoice } from '@smartap/en16931';
import { describe, expect, it } from 'vitest';
import { correct } from './correct.js';
import type { FieldEvidence } from './outcome.js';

type Short = readonly [id: string, parentId?: string, subtype?: string];

const READ: FieldEvidence = { method: 'xml', confidence: 1 };
const withLines = (...lines: readonly Short[]): Invoice => ({ ...emptyInvoice(), lines: lines.map(([id, parentId, subtype]) => ({ ...emptyLine(), id, net: '10', ...(parentId !== undefined && { parentId }), ...(subtype !== undefined && { subtype }) })) });
const evidenceOf = ({ lines }: Invoice): Record<string, FieldEvidence> => Object.fromEntries(lines.map(({ id }, index) => [`lines[${index}]`, { ...READ, xpath: `/${id ?? ''}` }]));

describe(correct, () => {
  const sut = (invoice: Invoice, path: string): { ids: unknown[]; xpaths: unknown[] } => {
    const { invoice: after, evidence } = correct(invoice, evidenceOf(invoice), { [path]: null });
    return { ids: after.lines.map(({ id }) => id), xpaths: after.lines.map((_, index) => evidence[`lines[${index}]`]?.xpath) };
  };

  it('takes away with an item what it is made of, and of the evidence theirs', () => {
    const invoice = withLines(['1'], ['1.1', '1', 'INFORMATION'], ['1.1.1', '1.1', 'INFORMATION'], ['2'], ['2.1', '2', 'INFORMATION']);
    expect(sut(invoice, 'lines[0]')).toEqual({ ids: ['2', '2.1'], xpaths: ['/2', '/2.1'] });
    expect(sut(invoice, 'lines[1]')).toEqual({ ids: ['1', '2', '2.1'], xpaths: ['/1', '/2', '/2.1'] });
  });

  it('leaves the items under a heading that it takes away', () => {
    expect(sut(withLines(['1', undefined, 'GROUP'], ['1.1', '1'], ['1.1.1', '1.1', 'INFORMATION'], ['1.2', '1', 'INFORMATION']), 'lines[0]').ids).toEqual(['1.1', '1.1.1']);
  });
});
