import type { Invoice } from '@smartap/en16931';
import { dec, plain, roundTo, sum } from '@smartap/runtime';
import type { FieldEvidence } from '../../../outcome.js';
import { toTenths } from '../../../pdf/word.js';
import type { Amount } from '../../print/amounts.js';
import type { Reading } from '../../print/reading.js';
import type { PrintedItems } from '../../table/find-items.js';
import { priceWithoutTax } from '../../table/without-tax.js';
import { isFreight } from './adjustment-words.js';
import { findCharges, type PrintedCharge } from './find-charges.js';
import { unscaled } from '../scaled.js';

/** How sure charges are with which the lines come to the total to the cent. */
const SURE = 0.95;
/** Of UNTDID 7161: a freight charge. */
const FREIGHT_CODE = 'FC';
const KINDS = ['allowances', 'charges'] as const;
type Kind = (typeof KINDS)[number];

function clear(invoice: Invoice, evidence: Record<string, FieldEvidence>): void {
  for (const kind of KINDS) {
    invoice[kind] = [];
    delete invoice.totals[kind];
    for (const path of Object.keys(evidence)) if (path === `totals.${kind}` || path.startsWith(`${kind}[`)) delete evidence[path];
  }
}

/** What makes the total of the document larger is a charge, be it one to pay or one to pay back. */
const kindOf = ({ units }: PrintedCharge, total: string): Kind => (units < 0n !== total.startsWith('-') ? 'allowances' : 'charges');

/**
 * Gives an invoice the charges and allowances of the whole document that its totals prove (BG-21, BG-20), with their sums (BT-108, BT-107)
 * and that of the lines (BT-106).
 *
 * @param items those that its lines were made of
 * @param outlays what the totals show to be asked for beside them
 */
export function takeCharges(
  reading: Reading,
  invoice: Invoice,
  evidence: Record<string, FieldEvidence>,
  items: PrintedItems,
  outlays: readonly Amount[] = [],
): void {
  clear(invoice, evidence);
  const { totals, lines } = invoice;
  const total = items.isGross ? totals.withVat : totals.withoutVat;
  const rate = totals.withVat === totals.withoutVat ? '0' : items.taxed?.rate;
  const nets = lines.flatMap(({ net }) => net ?? []);
  if (total === undefined || (items.isGross && rate === undefined) || nets.length < lines.length) return;
  const found = findCharges(reading, items, total, outlays);
  const lineNetSum = plain(sum(nets));
  // Lines that come to the total without a charge are all of it: a smaller sum is that of what is taxed at one rate (BR-CO-13).
  const areAll = !items.isGross && lines.length > 0 && dec(lineNetSum).eq(total) && !dec(totals.lineNetSum ?? total).eq(total);
  if (found.length === 0 && !areAll) return;
  for (const charge of found) {
    const kind = kindOf(charge, total);
    const { line, box, text } = charge.amount;
    const value = unscaled(kind === 'charges' ? charge.units : -charge.units);
    const path = `${kind}[${invoice[kind].length}].amount`;
    const amount = items.isGross && rate !== undefined ? plain(roundTo(dec(priceWithoutTax(value, rate)), 2)) : value;
    invoice[kind].push({ amount, reason: charge.reason, ...(kind === 'charges' && isFreight(charge.reason) ? { reasonCode: FREIGHT_CODE } : {}) });
    evidence[path] = { method: items.isGross ? 'derived' : 'text', confidence: SURE, page: line.row.page, box: toTenths(box), text };
  }
  const derived: FieldEvidence = { method: 'derived', confidence: SURE };
  for (const kind of KINDS) {
    if (invoice[kind].length === 0) continue;
    totals[kind] = plain(sum(invoice[kind].map(({ amount = '0' }) => amount)));
    evidence[`totals.${kind}`] = derived;
  }
  const known = evidence['totals.lineNetSum'];
  if (known === undefined || known.confidence < SURE || totals.lineNetSum !== lineNetSum) evidence['totals.lineNetSum'] = derived;
  totals.lineNetSum = lineNetSum;
}
