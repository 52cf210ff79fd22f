import { isItem } from '../../model/index.js';
import type { Invoice, VatBreakdown } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { decimalOf } from '../lexical.js';
import type { Scribe } from '../scribe.js';
import { minus, sumOf } from '../sums.js';
import { child, children } from '../unprefixed.js';
import { addRow, linesOf } from '../vat-rows.js';
import { vatOf } from './names.js';
import type { Amounts, VatKind } from './names.js';

const subtotals = (root: Occurrence): Occurrence[] => children(child(root, 'TaxTotal'), 'TaxSubTotal');

/** How VAT is put: whether the document is subject to it at all, and on each line. */
interface VatOfLines {
  readonly isPayer: boolean;
  readonly kinds: readonly VatKind[];
}

/** `TaxTotal` as BG-23, before what advances have claimed; why there is no VAT is told by lines of the same rate. */
export function readBreakdown(scribe: Scribe, root: Occurrence, invoice: Invoice, amounts: Amounts, { isPayer, kinds }: VatOfLines): void {
  for (const from of subtotals(root)) {
    const taxable = amounts.of(from, 'TaxableAmount');
    const category = child(from, 'TaxCategory');
    for (const { kind, share } of partsOf(vatOf(category, isPayer), kinds, invoice, decimalOf(taxable))) {
      const row: VatBreakdown = {};
      scribe.put(row, 'taxable', taxable, share);
      scribe.put(row, 'tax', amounts.of(from, 'TaxAmount') ?? taxable, decimalOf(amounts.of(from, 'TaxAmount')) ?? '0');
      scribe.put(row, 'category', category, kind.category);
      scribe.put(row, 'rate', category, kind.rate);
      scribe.put(row, 'exemptionReason', category, kind.reason);
      scribe.put(row, 'exemptionCode', category, kind.reasonCode);
      const isEmpty = row.taxable === '0' && row.tax === '0' && !linesOf(row, invoice.lines).some(isItem);
      if (!isEmpty) addRow(row, invoice);
    }
  }
}

interface Part {
  readonly kind: VatKind;
  readonly share: string | undefined;
}

/** What is at 0 %, as its lines say what it is: all of one kind, or of several that come to it. */
function partsOf(stated: VatKind, kinds: readonly VatKind[], { lines }: Invoice, taxable: string | undefined): Part[] {
  if (stated.category !== 'Z') return [{ kind: stated, share: taxable }];
  const untaxed = lines.flatMap((line, index) =>
    isItem(line) && line.vatRate === '0' && line.vatCategory !== 'AE' ? [{ line, kind: kinds[index] ?? stated }] : [],
  );
  const categories = [...new Set(untaxed.map(({ kind }) => kind.category))];
  const parts = categories.flatMap((category) => {
    const same = untaxed.filter(({ kind }) => kind.category === category);
    return same[0] === undefined ? [] : [{ kind: same[0].kind, share: sumOf(same.map(({ line }) => line.net)) }];
  });
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return [{ kind: only.kind, share: taxable }];
  return parts.length > 0 && sumOf(parts.map(({ share }) => share)) === taxable ? parts : [{ kind: stated, share: taxable }];
}

/** The totals; what advances have claimed and paid is paid, so that the invoice is whole. */
export function readTotals(scribe: Scribe, root: Occurrence, invoice: Invoice, amounts: Amounts): void {
  const { totals } = invoice;
  const from = child(root, 'LegalMonetaryTotal');
  const of = (name: string): Occurrence | undefined => amounts.of(from, name);
  scribe.put(totals, 'lineNetSum', child(root, 'InvoiceLines'), sumOf(invoice.lines.map(({ net }) => net)));
  scribe.decimal(totals, 'withoutVat', of('TaxExclusiveAmount'));
  scribe.put(totals, 'vat', child(root, 'TaxTotal') ?? of('TaxInclusiveAmount'), sumOf(invoice.vatBreakdown.map(({ tax }) => tax)));
  scribe.decimal(totals, 'withVat', of('TaxInclusiveAmount'));
  if (decimalOf(of('PayableRoundingAmount')) !== '0') scribe.decimal(totals, 'rounding', of('PayableRoundingAmount'));
  scribe.decimal(totals, 'due', of('PayableAmount'));
  const [claimed, deposits] = [decimalOf(of('AlreadyClaimedTaxInclusiveAmount')) ?? '0', decimalOf(of('PaidDepositsAmount')) ?? '0'];
  // Deposits lower what is to be paid, and are less than nothing by the standard; some makers state how much they are.
  const asStated = sumOf([totals.withVat, totals.rounding, minus(claimed), minus(deposits)]) === totals.due;
  const paid = sumOf([claimed, asStated ? deposits : minus(deposits)]);
  if (paid !== '0') scribe.put(totals, 'paid', claimed === '0' ? of('PaidDepositsAmount') : of('AlreadyClaimedTaxInclusiveAmount'), paid);
  if (!amounts.isForeign) return;
  scribe.text(invoice, 'vatAccountingCurrency', child(root, 'LocalCurrencyCode'));
  scribe.put(totals, 'vatInAccountingCurrency', child(root, 'TaxTotal'), sumOf(subtotals(root).map((row) => decimalOf(child(row, 'TaxAmount')))));
}
