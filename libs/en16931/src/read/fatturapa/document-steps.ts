import type { DocumentAllowanceCharge, Invoice, VatBreakdown } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { putNote } from '../add-note.js';
import { decimalOf } from '../lexical.js';
import type { Scribe } from '../scribe.js';
import { gapsOf, placed, placeSteps, type Step } from '../steps.js';
import { isMore, minus, productOf, sumOf, toCents } from '../sums.js';
import { child, children } from '../unprefixed.js';

const [CENT, PERCENT] = ['0.01', '0.01'] as const;
const [DISCOUNT, SURCHARGE] = ['Sconto', 'Maggiorazione'] as const;
/** What is taken off the total, or added to it, has no VAT of its own. */
const OUTSIDE: VatBreakdown = { category: 'O' };
const WHY = 'sul totale del documento';

/** What the parts of a document come to. */
interface Sums {
  /** Lines and contributions to pension funds. */
  readonly parts: string;
  /** The bases of VAT. */
  readonly taxable: string;
  /** These with VAT. */
  readonly full: string;
  /** `ImportoTotaleDocumento`, to which what is withheld was added again. */
  readonly stated: readonly string[];
}

/**
 * `ScontoMaggiorazione` of the document (2.1.1.8), as BG-20 and BG-21. By its rules (00422) the bases of VAT are those of lines and funds, and the total
 * alone is less or more: what is taken off or added is outside of VAT. Where bases have it in them, it has their VAT. Where the total has it not,
 * it says only how much is paid otherwise, and is a note.
 */
export function readDocumentSteps(scribe: Scribe, general: Occurrence | undefined, invoice: Invoice): Settled {
  const found = children(general, 'ScontoMaggiorazione').filter((each) => (child(each, 'Importo') ?? child(each, 'Percentuale')) !== undefined);
  if (found.length === 0) return NOTHING;
  const sums = sumsOf(general, invoice);
  const [ofParts, ofFull] = [stepsOn(sums.parts, found), stepsOn(sums.full, found)];
  if (isNear(sumOf([sums.parts, effectOf(ofParts)]), sums.taxable) && !isNear(sums.parts, sums.taxable)) {
    placeSteps(scribe, ofParts, gapsOf(invoice), invoice);
    return NOTHING;
  }
  const isTotal = (steps: readonly Step[]): boolean => sums.stated.includes(sumOf([sums.full, effectOf(steps)]) ?? '');
  if (sums.stated.includes(sums.full) && !isTotal(ofFull)) {
    for (const { from, stated, amount, isCharge } of ofFull) putNote(scribe, invoice, `${stated.reason ?? ''} ${isCharge ? amount : minus(amount)}`, from);
    return { amount: effectOf(ofFull), from: found[0] };
  }
  takeOff(scribe, isTotal(ofParts) ? ofParts : ofFull, invoice);
  return NOTHING;
}

/** What of the total is settled otherwise than by paying: less than nothing for a discount. */
export interface Settled {
  readonly amount: string;
  readonly from: Occurrence | undefined;
}

const NOTHING: Settled = { amount: '0', from: undefined };

function sumsOf(general: Occurrence | undefined, { lines, charges, vatBreakdown }: Invoice): Sums {
  const total = decimalOf(child(general, 'ImportoTotaleDocumento'));
  const withheld = sumOf(children(general, 'DatiRitenuta').map((each) => decimalOf(child(each, 'ImportoRitenuta'))));
  const sum = (...amounts: readonly (string | undefined)[]): string => sumOf(amounts) ?? '0';
  const taxable = sum(...vatBreakdown.map((row) => row.taxable));
  return {
    parts: sum(...lines.map(({ net }) => net), ...charges.map(({ amount }) => amount)),
    taxable,
    full: sum(taxable, ...vatBreakdown.map(({ tax }) => tax)),
    stated: total === undefined ? [] : [total, sum(total, withheld)],
  };
}

const isNear = (a: string | undefined, b: string): boolean => a !== undefined && !isMore(sumOf([a, minus(b)]) ?? '0', CENT);
const effectOf = (steps: readonly Step[]): string => sumOf(steps.map(({ amount }) => amount)) ?? '0';

/** Discounts and surcharges one after the other: those in percent are of what the ones before them left. */
function stepsOn(base: string, found: readonly Occurrence[]): Step[] {
  let left = base;
  return found.map((from) => {
    const isCharge = child(from, 'Tipo')?.value === 'MG';
    const percentage = decimalOf(child(from, 'Percentuale'));
    const size = decimalOf(child(from, 'Importo')) ?? toCents(productOf(productOf(left, percentage ?? '0'), PERCENT));
    const amount = isCharge ? size : minus(size);
    left = sumOf([left, amount]) ?? left;
    const stated: DocumentAllowanceCharge = { reason: isCharge ? SURCHARGE : DISCOUNT, ...(percentage !== undefined && { percentage }) };
    return { from, isCharge, amount, stated };
  });
}

/** Takes discounts off the total and adds surcharges to it, outside of VAT. */
function takeOff(scribe: Scribe, steps: readonly Step[], invoice: Invoice): void {
  for (const { from, stated, amount, isCharge } of steps)
    (isCharge ? invoice.charges : invoice.allowances).push(placed(scribe, { ...stated, amount: isCharge ? amount : minus(amount) }, OUTSIDE, from));
  const known = invoice.vatBreakdown.find(({ category }) => category === OUTSIDE.category);
  const row: VatBreakdown = known ?? { ...OUTSIDE, tax: '0', exemptionReason: WHY, exemptionCode: 'VATEX-EU-O' };
  scribe.put(row, 'taxable', steps[0]?.from, sumOf([row.taxable, effectOf(steps)]));
  if (known === undefined) invoice.vatBreakdown.push(row);
}
