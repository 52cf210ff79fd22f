import type { Invoice, VatBreakdown } from '@smartap/en16931';
import { isOfBreakdown } from '../../field-path.js';
import type { FieldEvidence } from '../../outcome.js';
import { toTenths } from '../../pdf/word.js';
import type { Amount } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';
import { absolute, scaled, unscaled } from '../totals/scaled.js';
import { rowsOfLines } from './rows-of-lines.js';
import { amountsByValue, taxRows, type Taxed, type TaxRow } from './tax-rows.js';
import { isOutlay, whyUntaxed, type Untaxed } from './untaxed.js';

const STANDARD = 'S';
/** A reason is a sentence, no page. */
const LONGEST_REASON = 300;

function evidenceOf(amount: Amount | undefined, confidence: number): FieldEvidence {
  return amount === undefined
    ? { method: 'derived', confidence }
    : { method: 'text', confidence, page: amount.line.row.page, box: toTenths(amount.box), text: amount.text };
}

function toBreakdown({ rate, taxable, tax }: TaxRow, sign: bigint, why: Untaxed | undefined): VatBreakdown {
  const category = rate > 0n ? STANDARD : why?.category;
  const reason = rate > 0n ? undefined : why?.reason?.slice(0, LONGEST_REASON);
  return {
    taxable: unscaled(sign * taxable),
    tax: unscaled(sign * tax),
    rate: unscaled(rate),
    ...(category === undefined ? {} : { category }),
    ...(reason === undefined ? {} : { exemptionReason: reason }),
  };
}

/** Gives an invoice the breakdown of its VAT (BG-23), where the page proves it: it is as sure as net total and tax are. */
export function takeBreakdown(reading: Reading, invoice: Invoice, evidence: Record<string, FieldEvidence>): void {
  const { withoutVat, vat } = invoice.totals;
  if (withoutVat === undefined || vat === undefined) return;
  const [net, tax] = [scaled(withoutVat), scaled(vat)];
  const sign = net < 0n ? -1n : 1n;
  const taxed: Taxed = { net: absolute(net), tax: sign * tax };
  const proven = taxRows(reading, taxed, (amount) => whyUntaxed(reading) !== undefined || isOutlay(reading, amount));
  const rows = proven.length > 0 ? proven : rowsOfLines(invoice, taxed, amountsByValue(reading));
  const why = rows.some(({ rate }) => rate === 0n) ? whyUntaxed(reading) : undefined;
  const confidence = Math.min(...['totals.withoutVat', 'totals.vat'].map((path) => evidence[path]?.confidence ?? 0));
  for (const path of Object.keys(evidence)) if (isOfBreakdown(path)) delete evidence[path];
  invoice.vatBreakdown = rows.map((row) => toBreakdown(row, sign, why));
  rows.forEach(({ taxableAt, taxAt }, index) => {
    evidence[`vatBreakdown[${index}].taxable`] = evidenceOf(taxableAt, confidence);
    evidence[`vatBreakdown[${index}].tax`] = evidenceOf(taxAt, confidence);
  });
}
