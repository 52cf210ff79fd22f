import { LABELLED, totalCandidates, type AmountCandidate } from './amount-candidates.js';
import type { Reading } from '../print/reading.js';
import { absolute, scaled } from './scaled.js';

/** What is labelled at all as net or tax says something of a total that they come to. */
const NAMED = 0.4;

/** Whether a larger amount is labelled as the total, or is what a labelled net amount and its tax come to: those that add up may be of one rate of tax, or of a part. */
export function isOutdone(gross: bigint, reading: Reading): boolean {
  const isLarger = (units: bigint): boolean => absolute(units) > absolute(gross);
  if (totalCandidates(reading, 'gross').some(({ units, score }) => score >= LABELLED && isLarger(units))) return true;
  const printed = new Set(reading.amounts.flat().map(({ value }) => scaled(value)));
  const [nets, taxes] = (['net', 'tax'] as const).map((field) =>
    totalCandidates(reading, field).filter(({ score, amounts, units }) => score >= NAMED && amounts.length === 1 && units !== 0n),
  ) as [AmountCandidate[], AmountCandidate[]];
  return nets.some((net) => taxes.some((tax) => isLarger(net.units + tax.units) && printed.has(net.units + tax.units)));
}
