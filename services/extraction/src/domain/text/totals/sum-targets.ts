import type { Invoice } from '@smartap/en16931';
import { totalCandidates } from './amount-candidates.js';
import type { Reading } from '../print/reading.js';
import { scaled, unscaled } from './scaled.js';
import { basesOfHeads } from '../table/heads/head-bases.js';
import { hasHundredths } from '../table/hundredths.js';
import type { OneRate, SumTargets } from '../table/targets.js';
import { knownRate } from './rates.js';

/** The rate that makes the gross total of the net one. */
function oneRate(net: string | undefined, gross: string | undefined): OneRate | undefined {
  if (net === undefined || gross === undefined) return undefined;
  const rate = knownRate(scaled(net), scaled(gross) - scaled(net));
  return rate === undefined ? undefined : { rate: unscaled(rate), net };
}

/** Subtotals with tax: what is labelled as one between a net total that is nowhere printed and the gross one, as shops print it before carriage. */
function taxedSubtotals(reading: Reading, net: string | undefined, gross: string | undefined): bigint[] {
  if (net === undefined || gross === undefined || reading.amounts.some((amounts) => amounts.some(({ value }) => value === net))) return [];
  return totalCandidates(reading, 'net')
    .map(({ units }) => units)
    .filter((units) => units > scaled(net) && units < scaled(gross));
}

/** The totals that the items of a document may sum up to, by those that are known and what else is labelled as the sum of the lines. */
export function sumTargets(reading: Reading, { lineNetSum, withoutVat, withVat }: Invoice['totals']): SumTargets {
  const units = (totals: readonly (string | undefined)[]): bigint[] => totals.flatMap((total) => (total === undefined ? [] : [scaled(total)]));
  const lines = totalCandidates(reading, 'lineSum').map((each) => each.units);
  return {
    net: [...units([lineNetSum, withoutVat]), ...lines],
    gross: [...units([withVat]), ...taxedSubtotals(reading, withoutVat, withVat)],
    lines,
    taxed: oneRate(withoutVat, withVat),
    hasHundredths: hasHundredths(reading),
    bases: basesOfHeads(reading),
  };
}
