import type { ReceiptInput } from '@smartap/contracts';
import { describe, expect, it } from 'vitest';
import { isCorrected } from './receipt-corrected.js';

const LINE = { line: '1', orderNumber: 'PO-1', orderLine: '1', quantity: '10' };
const receipt = (...lines: ReceiptInput['lines']): ReceiptInput => ({ number: 'GR-1', receivedOn: '2026-01-10', lines });

describe(isCorrected.name, () => {
  it.each([
    ['another quantity', receipt({ ...LINE, quantity: '9' }), true],
    ['another order line', receipt({ ...LINE, orderLine: '2' }), true],
    ['a line more', receipt(LINE, { ...LINE, line: '2' }), true],
    ['a line under another number', receipt({ ...LINE, line: '2' }), true],
    ['the same quantity in other digits', receipt({ ...LINE, quantity: '10.00' }), false],
    ['what an inspection found', receipt({ ...LINE, accepted: '8', rejected: '2' }), false],
  ])('tells of %s', (_, after, expected) => {
    expect(isCorrected(receipt(LINE), after)).toBe(expected);
  });
});
