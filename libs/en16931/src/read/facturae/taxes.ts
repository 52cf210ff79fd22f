import type { Invoice, InvoiceLine, VatBreakdown } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { decimalOf } from '../lexical.js';
import { putNote } from '../add-note.js';
import type { Scribe } from '../scribe.js';
import { sumOf, toCents } from '../sums.js';
import { child, children } from '../unprefixed.js';
import { addRow, linesOf, taxOf } from '../vat-rows.js';
import { eventCategory, reasonOf, taxName, vatCategoryOf } from './names.js';

/** Why a supply is without tax. */
interface Reason {
  readonly category: string;
  readonly text: string;
  readonly code?: string | undefined;
  readonly from: Occurrence;
}

/** The taxes of an invoice, or of a line of it. */
export const taxesOf = (from: Occurrence | undefined, name: 'TaxesOutputs' | 'TaxesWithheld' = 'TaxesOutputs'): Occurrence[] =>
  children(child(from, name), 'Tax');
const typeOf = (tax: Occurrence | undefined): string | undefined => child(tax, 'TaxTypeCode')?.value;
const isVat = (tax: Occurrence): boolean => vatCategoryOf(typeOf(tax)) !== undefined;
const amountOf = (from: Occurrence | undefined, name: string): Occurrence | undefined => child(from, name, 'TotalAmount');

/** The tax that stands where VAT stands: IVA before others, where there are several. */
const vatOf = (taxes: readonly Occurrence[]): Occurrence | undefined => taxes.find((tax) => typeOf(tax) === '01') ?? taxes.find(isVat);

/** Taxes of an invoice by what they are in the model: those of the breakdown, and those that are charged beside. */
export function partTaxes(from: Occurrence, lines: readonly Occurrence[]): { readonly vat: Occurrence[]; readonly others: Occurrence[] } {
  const taxes = taxesOf(from);
  const used = new Set(lines.flatMap((line) => vatOf(taxesOf(line)) ?? []).map(typeOf));
  const isOfBreakdown = (tax: Occurrence): boolean => isVat(tax) && (used.size === 0 || used.has(typeOf(tax)));
  return { vat: taxes.filter(isOfBreakdown), others: taxes.filter((tax) => !isOfBreakdown(tax)) };
}

/** What a tax comes to, with the surcharge of equivalence that is raised with it. */
export function taxAmount(tax: Occurrence): string {
  const base = decimalOf(amountOf(tax, 'TaxableBase')) ?? '0';
  const stated = decimalOf(amountOf(tax, 'TaxAmount')) ?? taxOf(base, decimalOf(child(tax, 'TaxRate')));
  return toCents(sumOf([stated, decimalOf(amountOf(tax, 'EquivalenceSurchargeAmount'))]) ?? '0');
}

/** The rate of a tax with that of the surcharge of equivalence, which has the same base. */
function rateOf(tax: Occurrence | undefined, surcharge = child(tax, 'EquivalenceSurcharge')): string | undefined {
  return sumOf([decimalOf(child(tax, 'TaxRate')), decimalOf(surcharge)]);
}

/** The category and rate of each line, and the breakdown (BG-23) of all of them. */
export function readTaxes(scribe: Scribe, from: Occurrence, lines: readonly Occurrence[], invoice: Invoice): void {
  const { vat } = partTaxes(from, lines);
  const reasons = new Map<InvoiceLine, Reason>();
  const general = generalReason(from);
  for (const [index, element] of lines.entries()) {
    const line = invoice.lines[index];
    const tax = vatOf(taxesOf(element));
    if (line === undefined || tax === undefined) continue;
    const reason = rateOf(tax) === '0' ? (lineReason(element) ?? general) : undefined;
    if (reason !== undefined) reasons.set(line, reason);
    const category = child(tax, 'TaxTypeCode');
    scribe.put(line, 'vatCategory', reason?.from ?? category, reason?.category ?? zeroRated(tax));
    if (line.vatCategory !== 'O') scribe.put(line, 'vatRate', child(tax, 'TaxRate'), rateOf(tax, surchargeOf(tax, vat)));
  }
  for (const tax of vat) readRow(scribe, tax, invoice, general, reasons);
}

/** IVA of nothing without any reason is at the rate zero. */
function zeroRated(tax: Occurrence): string | undefined {
  const category = vatCategoryOf(typeOf(tax));
  return category === 'S' && rateOf(tax) === '0' ? 'Z' : category;
}

/** The surcharge of a line as it states it, or as all of its rate have it. */
function surchargeOf(tax: Occurrence, rows: readonly Occurrence[]): Occurrence | undefined {
  const same = rows.filter((row) => typeOf(row) === typeOf(tax) && decimalOf(child(row, 'TaxRate')) === decimalOf(child(tax, 'TaxRate')));
  return child(tax, 'EquivalenceSurcharge') ?? (same.length === 1 ? child(same[0], 'EquivalenceSurcharge') : undefined);
}

function lineReason(line: Occurrence): Reason | undefined {
  const event = child(line, 'SpecialTaxableEvent');
  const [code, why] = [child(event, 'SpecialTaxableEventCode'), child(event, 'SpecialTaxableEventReason')];
  const category = eventCategory(code?.value);
  if (category !== undefined && code !== undefined) {
    const said = reasonOf(why?.value ?? '');
    const isReverse = said?.category === 'AE';
    return {
      category: isReverse ? 'AE' : category,
      text: why?.value ?? (category === 'E' ? 'Operación sujeta y exenta' : 'Operación no sujeta'),
      code: isReverse || said?.category === category ? said?.code : undefined,
      from: why ?? code,
    };
  }
  return textReason(child(line, 'AdditionalLineItemInformation'));
}

/** What the invoice says of all that is without tax. */
function generalReason(from: Occurrence): Reason | undefined {
  for (const text of [...children(child(from, 'LegalLiterals'), 'LegalReference'), child(from, 'AdditionalData', 'InvoiceAdditionalInformation')]) {
    const reason = textReason(text);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function textReason(from: Occurrence | undefined): Reason | undefined {
  const said = from?.value === undefined ? undefined : reasonOf(from.value);
  return from?.value === undefined || said === undefined ? undefined : { ...said, text: from.value, from };
}

/** A tax as BG-23; what is without tax is told apart by the reasons of the lines. */
function readRow(scribe: Scribe, tax: Occurrence, invoice: Invoice, general: Reason | undefined, reasons: ReadonlyMap<InvoiceLine, Reason>): void {
  const [base, rate] = [amountOf(tax, 'TaxableBase'), child(tax, 'TaxRate')];
  const taxable = decimalOf(base);
  const surcharge = decimalOf(child(tax, 'EquivalenceSurcharge')) ?? '0';
  if (surcharge !== '0')
    putNote(
      scribe,
      invoice,
      `Recargo de equivalencia ${surcharge} %: ${decimalOf(amountOf(tax, 'EquivalenceSurchargeAmount')) ?? '?'} (${taxName(typeOf(tax))} ${decimalOf(rate) ?? '?'} %)`,
      child(tax, 'EquivalenceSurcharge'),
    );
  const put = (category: string | undefined, amount: string | undefined, paid: string): VatBreakdown => {
    const row: VatBreakdown = {};
    scribe.put(row, 'taxable', base, amount === undefined ? undefined : toCents(amount));
    scribe.put(row, 'tax', amountOf(tax, 'TaxAmount') ?? base, paid);
    scribe.put(row, 'category', child(tax, 'TaxTypeCode'), category);
    if (category !== 'O') scribe.put(row, 'rate', rate, rateOf(tax));
    return row;
  };
  if (rateOf(tax) !== '0') {
    addRow(put(vatCategoryOf(typeOf(tax)), taxable, taxAmount(tax)), invoice);
    return;
  }
  const groups = new Map<string, Reason[]>();
  for (const reason of reasons.values()) groups.set(reason.category, [...(groups.get(reason.category) ?? []), reason]);
  const plain = zeroRated(tax);
  const categories = new Set([...groups.keys(), ...(plain !== undefined && linesOf({ category: plain, rate: '0' }, invoice.lines).length > 0 ? [plain] : [])]);
  if (categories.size === 0) categories.add(general?.category ?? plain ?? 'Z');
  for (const category of categories) {
    const ofCategory = { category, ...(category === 'O' ? {} : { rate: '0' }) };
    const amount = categories.size === 1 ? taxable : sumOf(linesOf(ofCategory, invoice.lines).map(({ net }) => net));
    const row = put(category, amount, '0');
    putReason(scribe, row, groups.get(category) ?? (general?.category === category ? [general] : []));
    addRow(row, invoice);
  }
}

function putReason(scribe: Scribe, row: VatBreakdown, reasons: readonly Reason[]): void {
  const [first] = reasons;
  if (first === undefined) return;
  scribe.put(row, 'exemptionReason', first.from, [...new Set(reasons.map(({ text }) => text))].join('\n'));
  const codes = new Set(reasons.map(({ code }) => code));
  if (codes.size === 1) scribe.put(row, 'exemptionCode', first.from, first.code);
}
