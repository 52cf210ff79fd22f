import { adjusted, afterSubtotals } from './charges/adjusted-nets.js';
import { choices, LABELLED, totalCandidates, type AmountCandidate } from './amount-candidates.js';
import { beyondTaxIn, type BeyondTax } from './beyond-tax.js';
import type { Amount } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';
import { netsBeforeRounding } from './before-rounding.js';
import { rateTables, type RateTable } from './rate-table.js';
import { hasKnownRate } from './rates.js';
import { absolute, CENT, unitsOf } from './scaled.js';
import { taxedBelow } from './taxed-below.js';
import { taxesBehind } from './taxes-behind.js';
import { taxesIncluded, taxSaid } from './taxes-in-total.js';
import { isExempt } from '../taxes/untaxed.js';

/** Net, tax and gross as they are chosen together, each as far as it is printed. */
export interface Triple {
  net: AmountCandidate | undefined;
  tax: AmountCandidate | undefined;
  gross: AmountCandidate | undefined;
  score: number;
  closes: boolean;
  /** What comes on top of net and tax before what is to be paid. */
  beyond?: BeyondTax & { payable: AmountCandidate };
}

/** No tax is more than 40 % of what it is of. */
const isTooMuch = (net: bigint, tax: bigint): boolean => absolute(tax) * 10n > absolute(net) * 4n;

/** @param named what labels call a net total: a tax that no label names is none of these */
function scoreOf(triple: Omit<Triple, 'score' | 'closes'>, printed: ReadonlySet<bigint>, named: ReadonlySet<bigint>): { score: number; closes: boolean } {
  const [net, tax, gross] = [triple.net?.units, triple.tax?.units, triple.gross?.units];
  let score = (triple.net?.score ?? 0) + (triple.tax?.score ?? 0) + (triple.gross?.score ?? 0);
  let closes = false;
  if (net !== undefined && tax !== undefined && gross !== undefined) {
    closes = net + tax === gross && !isTooMuch(net, tax);
    score += closes ? 1.2 : absolute(net + tax - gross) <= 2n * CENT ? 0.4 : -1.2;
  } else if (net !== undefined && gross !== undefined) {
    if (net === gross) score += 0.3;
    else if (printed.has(gross - net) && !named.has(gross - net)) score += 0.3 + (hasKnownRate(net, gross - net) ? 0.3 : 0);
    else if (!hasKnownRate(net, gross - net)) score -= 0.4;
  } else if (tax !== undefined && gross !== undefined) score += printed.has(gross - tax) ? 0.35 : hasKnownRate(gross - tax, tax) ? 0.2 : -0.5;
  else if (net !== undefined && tax !== undefined) score += printed.has(net + tax) ? 0.35 : -0.2;
  const [rateNet, rateTax] = [
    net ?? (gross !== undefined && tax !== undefined ? gross - tax : undefined),
    tax ?? (gross !== undefined && net !== undefined ? gross - net : undefined),
  ];
  if (rateNet !== undefined && rateTax !== undefined) {
    if (hasKnownRate(rateNet, rateTax)) score += 0.3;
    if (isTooMuch(rateNet, rateTax)) score -= 0.8;
    if (rateTax < 0n !== rateNet < 0n && rateTax !== 0n) score -= 0.6;
  }
  return { score, closes };
}

/** So much may rates that are rounded one by one differ from the total. */
const ROUNDED = 2n * CENT;

const holds = (all: AmountCandidate | undefined, part: AmountCandidate | undefined): boolean =>
  all !== undefined &&
  part !== undefined &&
  all.amounts.length > part.amounts.length &&
  part.amounts.every(({ value }) => all.amounts.some((amount) => amount.value === value));

/** The totals that hold the chosen ones and such as are printed for the rest: `Power | 100 | 19 | 119`, `Water | 50 | 3.50 | 53.50`, `Total | 150 | 22.50 | 172.50`. */
function wholeOf(best: Triple, nets: readonly AmountCandidate[], taxes: readonly AmountCandidate[], grosses: readonly AmountCandidate[]): Triple | undefined {
  const holding = (all: readonly AmountCandidate[], part: AmountCandidate | undefined): AmountCandidate[] => {
    const printed = all.filter(({ amounts }) => amounts.length === 1);
    return part === undefined ? [] : printed.filter(({ units }) => printed.some((rest) => rest.units === units - part.units));
  };
  for (const net of holding(nets, best.net)) {
    for (const tax of holding(taxes, best.tax)) {
      const gross = holding(grosses, best.gross).find(({ units }) => units === net.units + tax.units);
      if (gross !== undefined) return { net, tax, gross, score: best.score, closes: true };
    }
  }
  return undefined;
}

/** The rows of a table of taxes by rate close each by itself; where they sum up to a total that is printed, that is the one of the document. */
function summed(best: Triple, nets: readonly AmountCandidate[], taxes: readonly AmountCandidate[], grosses: readonly AmountCandidate[]): Triple {
  if (!best.closes) return best;
  for (const net of nets.filter((each) => holds(each, best.net))) {
    for (const tax of taxes.filter((each) => holds(each, best.tax))) {
      const gross = grosses.find(
        (each) => each.amounts.length === 1 && absolute(net.units + tax.units - each.units) <= ROUNDED && each.units !== best.gross?.units,
      );
      if (gross !== undefined) return { net, tax, gross, score: best.score, closes: true };
    }
  }
  return wholeOf(best, nets, taxes, grosses) ?? best;
}

/** What the amounts of a table of taxes by rate are sure of to be the totals. */
const OF_RATES = 0.9;

/** Whether an amount of totals stands in the rows of a table of taxes. */
const isIn = ({ net, tax }: RateTable, own: AmountCandidate | undefined): boolean => {
  const rows = new Set([...net, ...tax].map(({ line }) => line.row.index));
  return own?.amounts.some(({ line }) => rows.has(line.row.index)) === true;
};

/**
 * Net, tax and gross of a table of taxes by rate that comes to more than what else adds up: that is of one of several rates, of a section, or carried over to
 * the next page; or to the same, where no tax was found, or what was taken for it is only a figure of its rows.
 */
function ofRates(reading: Reading, best: Triple): Triple | undefined {
  const whole = absolute(best.gross?.units ?? 0n);
  const table = rateTables(reading).find((each) => {
    const units = absolute(unitsOf(each.gross));
    return units > whole || (units === whole && unitsOf(each.tax) !== best.tax?.units && (best.tax === undefined || isIn(each, best.tax)));
  });
  const candidate = (amounts: readonly Amount[]): AmountCandidate => ({ units: unitsOf(amounts), score: OF_RATES, label: '', edge: 0, amounts: [...amounts] });
  return table && { net: candidate(table.net), tax: candidate(table.tax), gross: candidate(table.gross), score: best.score, closes: true };
}

/** The gross total whose taxes stand behind it or in a table of what is in its parts, or are told by their rate alone, where nothing else adds up. */
function ofTotal(reading: Reading, grosses: readonly AmountCandidate[], best: Triple): Triple | undefined {
  if (best.closes) return undefined;
  const found = taxesBehind(reading, grosses) ?? taxesIncluded(reading, grosses);
  const said = found === undefined && best.tax === undefined ? taxSaid(reading, best.gross) : undefined;
  const [units, amounts, gross] = found === undefined ? [said, [], best.gross] : [unitsOf(found.taxes), [...found.taxes], found.gross];
  return units === undefined
    ? undefined
    : { net: undefined, tax: { units, score: OF_RATES, label: '', edge: 0, amounts }, gross, score: best.score, closes: false };
}

/** A total that is computed of others. */
const comeTo = (candidate: AmountCandidate, more: readonly Amount[]): AmountCandidate => ({
  ...candidate,
  units: candidate.units + unitsOf(more),
  amounts: [...candidate.amounts, ...more],
});

/** Net, tax and gross where more than these come to what is to be paid: with outlays, and before anything is withheld or rounded. Totals that close are that before words say so. */
function withOutlays(
  reading: Reading,
  best: Triple,
  nets: readonly AmountCandidate[],
  taxes: readonly AmountCandidate[],
  payables: readonly AmountCandidate[],
): Triple | undefined {
  const findBeyond = beyondTaxIn(reading);
  const own = (all: readonly AmountCandidate[], each: AmountCandidate | undefined): readonly AmountCandidate[] =>
    best.closes && each !== undefined ? [each] : all;
  for (const net of own(nets, best.net)) {
    for (const tax of own(taxes, best.tax)) {
      for (const payable of tax.units === 0n ? [] : payables) {
        const beyond = findBeyond(net, tax, payable);
        if (beyond === undefined || (best.closes && !beyond.isNamed)) continue;
        const whole = beyond.outlays.length === 0 ? net : { ...comeTo(net, beyond.outlays), base: net.base ?? net };
        const units = whole.units + tax.units;
        const gross = units === payable.units ? payable : best.closes && beyond.outlays.length === 0 ? best.gross : { ...comeTo(whole, tax.amounts), units };
        return { net: whole, tax, gross, score: best.score, closes: beyond.isNamed, beyond: { ...beyond, payable } };
      }
    }
  }
  return undefined;
}

/** What speaks against totals that add up beside a larger one which its label surely names: they are one of its rates. */
const OF_PART = 2.5;
const SURELY = 0.9;

const largestOf = (candidates: readonly AmountCandidate[]): bigint =>
  candidates.reduce((max, { units }) => (absolute(units) > max ? absolute(units) : max), 0n);

/** Whether net, tax and gross come to less than what is surely named, and their own label does not say that they are all. */
function isOfPart({ net, tax, gross }: Pick<Triple, 'net' | 'tax' | 'gross'>, named: bigint): boolean {
  const whole = gross?.units ?? (net === undefined || tax === undefined ? undefined : net.units + tax.units);
  return whole !== undefined && (gross?.score ?? 0) < LABELLED && named > absolute(whole);
}

/** What an amount that is due is worth as the gross total. */
const DUE = 0.55;

/** What is due, as far as it may be the gross total: none is that is left of a net total of which the rest was paid, where no tax is charged. */
function duesAsGross(reading: Reading, nets: readonly AmountCandidate[]): AmountCandidate[] {
  const paid = isExempt(reading) ? totalCandidates(reading, 'paid').filter(({ units }) => units !== 0n) : [];
  const isLeft = (due: AmountCandidate): boolean => nets.some((net) => paid.some(({ units }) => net.units - absolute(units) === due.units));
  return totalCandidates(reading, 'due')
    .filter((due) => !isLeft(due))
    .map((due) => ({ ...due, score: due.score * DUE }));
}

/** The net, tax and gross that have most to say for them, by their labels and by what adds up. */
export function bestTriple(reading: Reading, printed: ReadonlySet<bigint>): Triple | undefined {
  const [printedNets, taxes] = [afterSubtotals(reading, totalCandidates(reading, 'net')), totalCandidates(reading, 'tax')];
  const named = totalCandidates(reading, 'gross');
  const taxed = taxedBelow(reading, named, taxes);
  const nets = [...printedNets, ...adjusted(reading, printedNets), ...netsBeforeRounding(reading, taxes), ...taxed.map(({ net }) => net)];
  const gross = [...named, ...taxed.map((each) => each.gross), ...duesAsGross(reading, printedNets)];
  const [largest, surely] = [largestOf(gross), largestOf(gross.filter(({ score }) => score >= SURELY))];
  const netUnits = new Set(printedNets.filter(({ amounts, score }) => amounts.length === 1 && score >= LABELLED).map(({ units }) => units));
  let best: Triple | undefined;
  for (const n of choices(nets)) {
    for (const t of choices(taxes)) {
      for (const g of choices(gross)) {
        const { score, closes } = scoreOf({ net: n, tax: t, gross: g }, printed, netUnits);
        const total = score + (g !== undefined && absolute(g.units) === largest ? 0.15 : 0) - (isOfPart({ net: n, tax: t, gross: g }, surely) ? OF_PART : 0);
        if (best === undefined || total > best.score) best = { net: n, tax: t, gross: g, score: total, closes };
      }
    }
  }
  if (best === undefined) return undefined;
  const beyond = withOutlays(reading, best, nets, taxes, gross);
  return beyond ?? ofRates(reading, best) ?? ofTotal(reading, gross, best) ?? summed(best, nets, taxes, gross);
}
