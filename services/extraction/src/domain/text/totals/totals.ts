import { adjusted, ALLOWANCE } from './allowances.js';
import { totalCandidates } from './amount-candidates.js';
import type { AmountCandidate } from './amount-candidates.js';
import type { Amount } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';
import { isExempt } from './exempt.js';
import { absolute, scaled, unscaled } from './scaled.js';
import { beyondTaxIn } from './beyond-tax.js';
import type { BeyondTax } from './beyond-tax.js';
import { beforeWithholding } from './withheld.js';

/** A total with how surely it is known. `amounts` are the words it was read from; none when it is computed. */
export interface Total {
  value: string;
  confidence: number;
  label: string | undefined;
  amounts: readonly Amount[];
}

/** The totals of a document: chosen together, so that what adds up wins over what is merely near a label. */
export interface Totals {
  lineSum?: Total;
  net?: Total;
  tax?: Total;
  gross?: Total;
  paid?: Total;
  rounding?: Total;
  due?: Total;
  /** Amounts within the net total that are asked for without tax, beside what was sold. */
  outlays?: readonly Amount[];
}

interface Triple {
  net: AmountCandidate | undefined;
  tax: AmountCandidate | undefined;
  gross: AmountCandidate | undefined;
  score: number;
  closes: boolean;
  /** What comes on top of net and tax before what is to be paid. */
  beyond?: BeyondTax & { payable: AmountCandidate };
}

/** Percent rates of VAT and sales taxes in use, in tenths. */
const RATES: ReadonlySet<number> = new Set([10, 20, 21, 25, 30, 40, 48, 50, 55, 60, 70, 77, 80, 81, 85, 90, 95, 100, 120, 130, 135, 140, 150, 160, 170, 180, 190, 200, 210, 220, 230, 240, 250, 255, 270, 280]);
const CENT = 100n;

/** The known rate, in tenths of a percent, that gives a tax for a net amount, to a cent. */
export function knownRate(net: bigint, tax: bigint): number | undefined {
  if (net === 0n || tax === 0n) return undefined;
  const tenths = Number((tax * 1000n * 10n) / net) / 10;
  return [Math.floor(tenths), Math.ceil(tenths)].find((rate) => RATES.has(rate) && absolute((net * BigInt(rate)) / 1000n - tax) <= 2n * CENT);
}

/** Whether a tax is what a known rate gives for a net amount, to a cent. */
export const hasKnownRate = (net: bigint, tax: bigint): boolean => knownRate(net, tax) !== undefined;

function scoreOf(triple: Omit<Triple, 'score' | 'closes'>, printed: ReadonlySet<bigint>): { score: number; closes: boolean } {
  const [net, tax, gross] = [triple.net?.units, triple.tax?.units, triple.gross?.units];
  let score = (triple.net?.score ?? 0) + (triple.tax?.score ?? 0) + (triple.gross?.score ?? 0);
  let closes = false;
  if (net !== undefined && tax !== undefined && gross !== undefined) {
    closes = net + tax === gross;
    score += closes ? 1.2 : absolute(net + tax - gross) <= 2n * CENT ? 0.4 : -1.2;
  } else if (net !== undefined && gross !== undefined) {
    if (net === gross) score += 0.3;
    else if (printed.has(gross - net)) score += 0.3 + (hasKnownRate(net, gross - net) ? 0.3 : 0);
    else if (!hasKnownRate(net, gross - net)) score -= 0.4;
  } else if (tax !== undefined && gross !== undefined) score += printed.has(gross - tax) ? 0.35 : hasKnownRate(gross - tax, tax) ? 0.2 : -0.5;
  else if (net !== undefined && tax !== undefined) score += printed.has(net + tax) ? 0.35 : -0.2;
  const [rateNet, rateTax] = [net ?? (gross !== undefined && tax !== undefined ? gross - tax : undefined), tax ?? (gross !== undefined && net !== undefined ? gross - net : undefined)];
  if (rateNet !== undefined && rateTax !== undefined) {
    if (hasKnownRate(rateNet, rateTax)) score += 0.3;
    if (rateTax !== 0n && absolute(rateTax) * 10n > absolute(rateNet) * 4n) score -= 0.8;
    if (rateTax < 0n !== rateNet < 0n && rateTax !== 0n) score -= 0.6;
  }
  return { score, closes };
}

function choices(candidates: readonly AmountCandidate[]): (AmountCandidate | undefined)[] {
  return [undefined, ...candidates];
}

/** So much may rates that are rounded one by one differ from the total. */
const ROUNDED = 2n * CENT;

const holds = (all: AmountCandidate | undefined, part: AmountCandidate | undefined): boolean =>
  all !== undefined && part !== undefined && all.amounts.length > part.amounts.length && part.amounts.every(({ value }) => all.amounts.some((amount) => amount.value === value));

/** The rows of a table of taxes by rate close each by itself; where they sum up to a total that is printed, that is the one of the document. */
function summed(best: Triple, nets: readonly AmountCandidate[], taxes: readonly AmountCandidate[], grosses: readonly AmountCandidate[]): Triple {
  if (!best.closes) return best;
  for (const net of nets.filter((each) => holds(each, best.net))) {
    for (const tax of taxes.filter((each) => holds(each, best.tax))) {
      const gross = grosses.find((each) => each.amounts.length === 1 && absolute(net.units + tax.units - each.units) <= ROUNDED && each.units !== best.gross?.units);
      if (gross !== undefined) return { net, tax, gross, score: best.score, closes: true };
    }
  }
  return best;
}

/** A total that is computed of others. */
const comeTo = (candidate: AmountCandidate, more: readonly Amount[]): AmountCandidate => ({ ...candidate, units: more.reduce((sum, { value }) => sum + scaled(value), candidate.units), amounts: [...candidate.amounts, ...more] });

/** Net, tax and gross where more than these come to what is to be paid: with outlays, and before anything is withheld or rounded. Totals that close are that before words say so. */
function withOutlays(reading: Reading, best: Triple, nets: readonly AmountCandidate[], taxes: readonly AmountCandidate[], payables: readonly AmountCandidate[]): Triple | undefined {
  const findBeyond = beyondTaxIn(reading);
  const own = (all: readonly AmountCandidate[], each: AmountCandidate | undefined): readonly AmountCandidate[] => (best.closes && each !== undefined ? [each] : all);
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

function bestTriple(reading: Reading, printed: ReadonlySet<bigint>): Triple | undefined {
  const due = totalCandidates(reading, 'due').map((each) => ({ ...each, score: each.score * 0.55 }));
  const gross = [...totalCandidates(reading, 'gross'), ...due];
  const [printedNets, taxes] = [totalCandidates(reading, 'net'), totalCandidates(reading, 'tax')];
  const nets = [...printedNets, ...adjusted(reading, printedNets)];
  const largest = gross.reduce((max, each) => (absolute(each.units) > max ? absolute(each.units) : max), 0n);
  let best: Triple | undefined;
  for (const n of choices(nets)) {
    for (const t of choices(taxes)) {
      for (const g of choices(gross)) {
        const { score, closes } = scoreOf({ net: n, tax: t, gross: g }, printed);
        const total = score + (g !== undefined && absolute(g.units) === largest ? 0.15 : 0);
        if (best === undefined || total > best.score) best = { net: n, tax: t, gross: g, score: total, closes };
      }
    }
  }
  if (best === undefined) return undefined;
  const beyond = withOutlays(reading, best, nets, taxes, gross);
  if (beyond !== undefined) return beyond;
  const whole = best.closes ? undefined : beforeWithholding(reading, nets, taxes, gross);
  return whole === undefined ? summed(best, nets, taxes, gross) : { ...whole, score: best.score, closes: true };
}

function stated(candidate: AmountCandidate, closes: boolean): Total {
  const alone = 0.35 + 0.5 * candidate.score;
  return { value: unscaled(candidate.units), confidence: closes ? Math.max(0.9, Math.min(0.98, alone + 0.3)) : Math.min(0.85, alone), label: candidate.label, amounts: candidate.amounts };
}

/** A value that follows from others: by an amount that is printed somewhere, else computed. */
function derived(reading: Reading, units: bigint, confidence: number, printed: ReadonlySet<bigint>): Total {
  const value = unscaled(units);
  const amounts = printed.has(units) ? reading.amounts.flat().filter((amount) => amount.value === value).slice(-1) : [];
  return { value, confidence: amounts.length > 0 ? Math.min(0.9, confidence + 0.1) : confidence, label: undefined, amounts };
}

/** What is labelled as a total at least as surely may be it. */
const LABELLED = 0.6;

/** What is labelled at all as net or tax says something of a total that they come to. */
const NAMED = 0.4;

/** Whether a larger amount is labelled as the total, or is what a labelled net amount and its tax come to: those that add up may be of one rate of tax, or of a part. */
export function isOutdone(gross: bigint, reading: Reading): boolean {
  const isLarger = (units: bigint): boolean => absolute(units) > absolute(gross);
  if (totalCandidates(reading, 'gross').some(({ units, score }) => score >= LABELLED && isLarger(units))) return true;
  const printed = new Set(reading.amounts.flat().map(({ value }) => scaled(value)));
  const [nets, taxes] = (['net', 'tax'] as const).map((field) => totalCandidates(reading, field).filter(({ score, amounts, units }) => score >= NAMED && amounts.length === 1 && units !== 0n)) as [AmountCandidate[], AmountCandidate[]];
  return nets.some((net) => taxes.some((tax) => isLarger(net.units + tax.units) && printed.has(net.units + tax.units)));
}

/** What net, tax and gross are sure of at least that are all printed, add up and make a rate in use. */
const BORNE_OUT = 0.95;

function borneOut(reading: Reading, totals: Pick<Totals, 'net' | 'tax' | 'gross'>): Pick<Totals, 'net' | 'tax' | 'gross'> {
  const { net, tax, gross } = totals;
  if (net === undefined || tax === undefined || gross === undefined) return totals;
  const [netUnits, taxUnits, grossUnits] = [net, tax, gross].map(({ value }) => scaled(value)) as [bigint, bigint, bigint];
  const isPrinted = [net, tax, gross].every(({ amounts }) => amounts.length > 0);
  if (!isPrinted || netUnits + taxUnits !== grossUnits || !hasKnownRate(netUnits, taxUnits) || isOutdone(grossUnits, reading)) return totals;
  const sure = (total: Total): Total => ({ ...total, confidence: Math.max(BORNE_OUT, total.confidence) });
  return { net: sure(net), tax: sure(tax), gross: sure(gross) };
}

/** Fills the third of net, tax and gross from the other two. */
function complete(reading: Reading, triple: Triple, printed: ReadonlySet<bigint>): Pick<Totals, 'net' | 'tax' | 'gross'> {
  const { net, tax, gross, closes } = triple;
  const totals: Pick<Totals, 'net' | 'tax' | 'gross'> = {};
  if (net !== undefined) totals.net = stated(net, closes);
  if (tax !== undefined) totals.tax = stated(tax, closes);
  if (gross !== undefined) totals.gross = stated(gross, closes);
  if (gross !== undefined && tax !== undefined && net === undefined) {
    const sure = hasKnownRate(gross.units - tax.units, tax.units);
    totals.net = derived(reading, gross.units - tax.units, sure ? 0.8 : 0.6, printed);
    if (sure) raise([totals.tax, totals.gross]);
  } else if (gross !== undefined && net !== undefined && tax === undefined) {
    const sure = net.units === gross.units || hasKnownRate(net.units, gross.units - net.units);
    totals.tax = derived(reading, gross.units - net.units, sure ? 0.75 : 0.4, printed);
    if (sure) raise([totals.net, totals.gross]);
  } else if (net !== undefined && tax !== undefined && gross === undefined) totals.gross = derived(reading, net.units + tax.units, 0.65, printed);
  else if (gross !== undefined && net === undefined) totals.net = derived(reading, gross.units, 0.5, new Set());
  else if (net !== undefined && gross === undefined) totals.gross = derived(reading, net.units, 0.5, new Set());
  return totals;
}

function raise(totals: readonly (Total | undefined)[]): void {
  for (const total of totals) if (total !== undefined) total.confidence = Math.max(total.confidence, 0.85);
}

/** What rounds or is taken off what is to be paid is sure of where all of it comes to that. */
const COMES_TO = 0.95;
const UNPROVEN_ROUNDING = 0.6;

/** What is due is less than the total by an amount that is printed: it was paid. */
const PAID_BY_DIFFERENCE = 0.7;

/** What rounds and what is asked for without tax, as far as it was found. */
const besides = ({ outlays, rounding }: BeyondTax, closes: boolean): Pick<Totals, 'rounding' | 'outlays'> => ({
  ...(outlays.length === 0 ? {} : { outlays }),
  ...(rounding === undefined ? {} : { rounding: { value: unscaled(rounding.units), confidence: closes ? COMES_TO : UNPROVEN_ROUNDING, label: undefined, amounts: [rounding.amount] } }),
});

function settle(reading: Reading, gross: Total, rounding: Total | undefined, printed: ReadonlySet<bigint>): Pick<Totals, 'paid' | 'due'> {
  const units = scaled(gross.value) + scaled(rounding?.value ?? '0');
  const paids = totalCandidates(reading, 'paid').map((each) => ({ ...each, units: units < 0n ? each.units : absolute(each.units) }));
  let best: { due: AmountCandidate | undefined; paid: AmountCandidate | undefined; score: number; closes: boolean } | undefined;
  const dues = totalCandidates(reading, 'due');
  // `Total to pay` is above what is left of it: nothing.
  const isNothingLeft = dues.some((each) => each.units === 0n && each.score >= LABELLED) && units !== 0n;
  for (const due of choices(isNothingLeft ? dues.filter((each) => each.units === 0n) : dues)) {
    for (const paid of choices(paids)) {
      const closes = due !== undefined && units - (paid?.units ?? 0n) === due.units;
      const consistent = closes ? (paid === undefined ? 0.8 : 1) : due !== undefined ? -0.5 : paid === undefined ? 0 : -0.3;
      const score = (due?.score ?? 0) + (paid?.score ?? 0) + consistent;
      if (best === undefined || score > best.score) best = { due, paid, score, closes };
    }
  }
  const settled: Pick<Totals, 'paid' | 'due'> = {};
  if (best?.paid !== undefined) settled.paid = stated(best.paid, best.closes);
  else if (best?.due !== undefined && best.due.units >= 0n && best.due.units < units && (printed.has(units - best.due.units) || printed.has(best.due.units - units))) settled.paid = derived(reading, units - best.due.units, PAID_BY_DIFFERENCE, printed);
  settled.due = best?.due === undefined ? { value: unscaled(units - (best?.paid?.units ?? 0n)), confidence: gross.confidence * 0.95, label: undefined, amounts: [] } : stated(best.due, best.closes);
  return settled;
}

/** Whether allowances or charges of the document are spoken of: then the lines do not sum up to the net total. */
function hasAllowances(reading: Reading): boolean {
  return reading.lines.some(({ row }, index) => ALLOWANCE.test(row.text) && reading.amounts[index]?.some(({ isMoney }) => isMoney) === true);
}

const CENTS = /\d[.,]\d{2}\D*$/;
/** What totals are sure of at most that may be the beginnings of amounts. */
const BROKEN = 0.7;

/** Totals without cents where most amounts have them may be what stands before a break: `EUR 38` above `813,78`. */
function doubtBroken(reading: Reading, totals: Totals): void {
  const money = reading.amounts.flat().filter(({ isMoney }) => isMoney);
  const own = [totals.net, totals.tax, totals.gross].flatMap((total) => total?.amounts ?? []);
  if (own.length < 2 || own.some(({ text }) => CENTS.test(text)) || money.filter(({ text }) => CENTS.test(text)).length * 2 <= money.length) return;
  for (const total of Object.values(totals) as Total[]) total.confidence = Math.min(BROKEN, total.confidence);
}

/** What totals without tax are sure of where the page says that none is charged. */
const EXEMPT = 0.95;

/** Net and gross are one where no tax is charged, and only one of them may be printed. */
function withoutTax({ net, tax, gross }: Totals): Totals {
  const isTaxed = tax !== undefined && (tax.value !== '0' || tax.amounts.length > 0);
  if (net === undefined || gross === undefined || isTaxed || net.value !== gross.value) return {};
  const sure = (total: Total): Total => ({ ...total, confidence: Math.max(EXEMPT, total.confidence) });
  return { net: sure(net), gross: sure(gross), tax: { value: '0', confidence: EXEMPT, label: undefined, amounts: [] } };
}

/** What is left to pay where everything before it is named, and what was taken off as paid. */
function settledBy({ payable, taken }: NonNullable<Triple['beyond']>): Pick<Totals, 'paid' | 'due'> {
  const due = { ...stated(payable, true), confidence: COMES_TO };
  const paid = taken.reduce((sum, { value }) => sum + absolute(scaled(value)), 0n);
  return paid === 0n ? { due } : { due, paid: { value: unscaled(paid), confidence: COMES_TO, label: undefined, amounts: taken } };
}

/** Finds the totals of a document. */
export function findTotals(reading: Reading): Totals {
  const printed = new Set(reading.amounts.flat().map((amount) => scaled(amount.value)));
  const triple = bestTriple(reading, printed);
  if (triple === undefined) return {};
  const totals: Totals = borneOut(reading, complete(reading, triple, printed));
  if (isExempt(reading)) Object.assign(totals, withoutTax(totals));
  if (triple.beyond !== undefined) Object.assign(totals, besides(triple.beyond, triple.closes));
  const [lineSum] = triple.net?.base === undefined ? totalCandidates(reading, 'lineSum') : [triple.net.base];
  if (lineSum !== undefined && lineSum.score >= 0.5) totals.lineSum = stated(lineSum, triple.net?.base === lineSum ? triple.closes : totals.net?.value === unscaled(lineSum.units));
  else if (totals.net !== undefined && totals.net.confidence >= 0.9 && !hasAllowances(reading)) totals.lineSum = { ...totals.net, confidence: 0.85, label: undefined };
  if (totals.gross !== undefined) Object.assign(totals, settle(reading, totals.gross, totals.rounding, printed));
  if (triple.beyond?.isNamed === true && totals.due?.value !== '0') Object.assign(totals, settledBy(triple.beyond));
  doubtBroken(reading, totals);
  return totals;
}
