import type { MatchResult } from '@smartap/contracts';
import { describe, expect, it } from 'vitest';
import { acceptedResult, stillAccepted } from './accepted.js';

const LINE = { lineId: '1', verdict: 'PRICE_OVER' as const, orderNumber: 'PO-1', orderLine: '1', payableNow: '100', awaiting: '0', disputed: '20', explanation: 'Dearer.', tolerance: null };
const RESULT: MatchResult = { class: 'exception', verdict: 'PRICE_OVER', lines: [LINE], payableNow: '100', awaiting: '0', disputed: '20', proof: { inputsHash: 'a', toleranceVersion: 1 } };
const ACCEPTED = acceptedResult(RESULT, '120', { by: 'anna', reason: 'Agreed' });

describe(stillAccepted.name, () => {
  it('is what a person accepted, whatever it was worked out from', () => {
    expect(stillAccepted({ ...RESULT, proof: { inputsHash: 'b', toleranceVersion: 1 } }, ACCEPTED)).toMatchObject({ class: 'clean', payableNow: '120', disputed: '0', accepted: { by: 'anna' } });
  });

  it.each([
    ['dearer', { ...RESULT, lines: [{ ...LINE, payableNow: '90', disputed: '30' }] }],
    ['about another line', { ...RESULT, lines: [{ ...LINE, orderLine: '2' }] }],
    ['clean by now', { ...RESULT, class: 'clean' as const }],
  ])('is not what is %s', (_, result) => {
    expect(stillAccepted(result, ACCEPTED)).toBeUndefined();
  });

  it('needs somebody who accepted', () => {
    expect(stillAccepted(RESULT, RESULT)).toBeUndefined();
  });
});
