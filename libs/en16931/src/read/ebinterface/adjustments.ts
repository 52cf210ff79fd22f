import type { DocumentAllowanceCharge, Invoice, InvoiceLine, LineAllowanceCharge } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { decimalOf } from '../lexical.js';
import { takenOff } from '../line-discount.js';
import type { Scribe } from '../scribe.js';
import { isPositive, minus, sumOf, toCents } from '../sums.js';
import { child, children } from '../unprefixed.js';
import { taxOf } from '../vat-rows.js';
import { vatOf } from './names.js';

/** Where a reduction, a surcharge or a tax that VAT is put on has its parts: as until 4.3, and for taxes as from 5.0 on. */
const baseOf = (from: Occurrence): Occurrence | undefined => child(from, 'BaseAmount') ?? child(from, 'TaxableAmount');
const percentageOf = (from: Occurrence): Occurrence | undefined => child(from, 'Percentage') ?? child(from, 'TaxPercent');

/** The amount as stated, or what the percentage of the base comes to. */
export function amountOf(from: Occurrence): string {
  return decimalOf(child(from, 'Amount') ?? child(from, 'TaxAmount')) ?? taxOf(decimalOf(baseOf(from)), decimalOf(percentageOf(from)));
}

function readParts(scribe: Scribe, from: Occurrence, target: LineAllowanceCharge | DocumentAllowanceCharge, otherwise: string): void {
  const reason = child(from, 'Comment') ?? child(from, 'Classification') ?? child(from, 'TaxID');
  scribe.put(target, 'amount', child(from, 'Amount') ?? child(from, 'TaxAmount') ?? from, amountOf(from));
  scribe.decimal(target, 'baseAmount', baseOf(from));
  scribe.decimal(target, 'percentage', percentageOf(from));
  scribe.put(target, 'reason', reason ?? from, reason?.value ?? otherwise);
}

const isNothing = (from: Occurrence): boolean => amountOf(from) === '0';

/**
 * What is taken off a line or added to it. Of a single one without its amount that is what the line misses, of which the base may be
 * stated before or after it. Taxes that VAT is put on are charges where the line comes to them.
 * @returns those that are in the price of the line already
 */
export function readLineAdjustments(scribe: Scribe, line: InvoiceLine, from: Occurrence | undefined): Occurrence[] {
  const reductions = children(from, 'ReductionListLineItem').filter((each) => !isNothing(each));
  const surcharges = children(from, 'SurchargeListLineItem').filter((each) => !isNothing(each));
  const taxes = children(from, 'OtherVATableTaxListLineItem').filter((each) => !isNothing(each));
  const off = line.price.baseQuantity === undefined || line.price.baseQuantity === '1' ? takenOff(line) : undefined;
  const plain = sumOf([...reductions.map(amountOf), ...surcharges.map((each) => minus(amountOf(each)))]) ?? '0';
  const isInPrice = off !== undefined && taxes.length > 0 && toCents(off) === plain;
  for (const each of reductions) line.allowances.push(adjustment(scribe, each, 'Abschlag'));
  for (const each of [...surcharges, ...(isInPrice ? [] : taxes)]) line.charges.push(adjustment(scribe, each, 'Zuschlag'));
  const [only] = [...reductions, ...surcharges];
  const isOnly = reductions.length + surcharges.length + taxes.length === 1;
  if (off !== undefined && isOnly && only !== undefined && child(only, 'Amount') === undefined) {
    const [target] = [...line.allowances, ...line.charges];
    const missed = toCents(reductions.length === 1 ? off : minus(off));
    if (target !== undefined && isPositive(missed)) target.amount = missed;
  }
  return isInPrice ? taxes : [];
}

function adjustment(scribe: Scribe, from: Occurrence, otherwise: string): LineAllowanceCharge {
  const target: LineAllowanceCharge = {};
  readParts(scribe, from, target, otherwise);
  return target;
}

/** What is taken off the document or added to it, with its VAT; of a tax without one it is left to the totals what it is. */
export function readAdjustments(scribe: Scribe, from: Occurrence | undefined, { allowances, charges }: Invoice): void {
  const taxes = children(from, 'OtherVATableTax').filter((each) => child(each, 'VATRate') !== undefined);
  for (const [found, target, otherwise] of [
    [children(from, 'Reduction'), allowances, 'Abschlag'],
    [[...children(from, 'Surcharge'), ...taxes], charges, 'Zuschlag'],
  ] as const) {
    for (const each of found.filter((one) => !isNothing(one))) {
      const part: DocumentAllowanceCharge = {};
      readParts(scribe, each, part, otherwise);
      const vat = vatOf(each);
      scribe.put(part, 'vatCategory', vat?.from, vat?.category);
      scribe.put(part, 'vatRate', vat?.from, vat?.rate);
      target.push(part);
    }
  }
}
