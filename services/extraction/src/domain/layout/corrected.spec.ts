import { emptyInvoice, emptyLine } from '@smartap/en16931';
import { describe, expect, it } from 'vitest';
import { correctedValues } from './corrected.js';

const BEFORE = { ...emptyInvoice(), number: 'R-1', lines: [{ ...emptyLine(), net: '5' }] };

describe(correctedValues, () => {
  it('tells lines that nobody touched as they were read', () => {
    expect(correctedValues(BEFORE, BEFORE, { number: 'R-2' }, {})).toEqual({ fields: { number: 'R-2' }, asRead: ['lines'], overruled: [], lines: BEFORE.lines });
  });

  it('tells lines of which one was changed as right', () => {
    const after = { ...BEFORE, lines: [{ ...emptyLine(), net: '6' }] };
    expect(correctedValues(BEFORE, after, { 'lines[0].net': '6' }, {})).toMatchObject({ asRead: [], lines: after.lines });
  });

  it('tells nothing of very many lines that nobody touched', () => {
    const many = { ...BEFORE, lines: Array.from({ length: 101 }, () => emptyLine()) };
    expect(correctedValues(many, many, { number: 'R-2' }, {})).toEqual({ fields: { number: 'R-2' }, asRead: [], overruled: [] });
  });

  it('tells which values had surely been read as others', () => {
    const evidence = { number: { method: 'text', confidence: 0.95 }, currency: { method: 'text', confidence: 0.5 }, issueDate: { method: 'person', confidence: 1 } } as const;
    expect(correctedValues(BEFORE, BEFORE, { number: 'R-2', currency: 'EUR', issueDate: '2026-01-01' }, evidence).overruled).toEqual(['number']);
  });
});
