import type { DocumentAllowanceCharge, Invoice, PaymentInstructions, VatBreakdown } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { putDueDate } from '../due-date.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { sumOf } from '../sums.js';
import { child, children } from '../unprefixed.js';
import type { Settled } from './document-steps.js';
import { categoryOf, meansOf } from './names.js';
import { readDue, takeSettled } from './withheld.js';

/** `DatiRiepilogo` as BG-23. */
export function readBreakdown(scribe: Scribe, from: Occurrence): VatBreakdown {
  const row: VatBreakdown = {};
  scribe.decimal(row, 'taxable', child(from, 'ImponibileImporto'));
  scribe.decimal(row, 'tax', child(from, 'Imposta'));
  scribe.decimal(row, 'rate', child(from, 'AliquotaIVA'));
  scribe.put(row, 'category', child(from, 'Natura') ?? child(from, 'AliquotaIVA'), categoryOf(child(from, 'Natura')?.value));
  scribe.text(row, 'exemptionReason', child(from, 'RiferimentoNormativo'));
  return row;
}

/** Contributions to a pension fund, as charges (BG-21). */
export function readFunds(scribe: Scribe, general: Occurrence | undefined, invoice: Invoice): void {
  for (const fund of children(general, 'DatiCassaPrevidenziale')) {
    const charge: DocumentAllowanceCharge = {};
    scribe.decimal(charge, 'amount', child(fund, 'ImportoContributoCassa'));
    scribe.decimal(charge, 'percentage', child(fund, 'AlCassa'));
    scribe.decimal(charge, 'baseAmount', child(fund, 'ImponibileCassa'));
    scribe.decimal(charge, 'vatRate', child(fund, 'AliquotaIVA'));
    scribe.put(charge, 'vatCategory', child(fund, 'Natura') ?? child(fund, 'AliquotaIVA'), categoryOf(child(fund, 'Natura')?.value));
    scribe.text(charge, 'reason', child(fund, 'TipoCassa'));
    if (unlessEmpty(charge) !== undefined) invoice.charges.push(charge);
  }
}

/**
 * The totals that FatturaPA leaves to be summed up: allowances (BT-107), charges (BT-108), net (BT-109) and VAT (BT-110) of the breakdown, gross
 * (BT-112) as stated or their sum, and what is paid (BT-113) and due (BT-115).
 */
export function readTotals(scribe: Scribe, general: Occurrence | undefined, body: Occurrence, invoice: Invoice, settled: Settled): void {
  const { totals } = invoice;
  const rows = children(child(body, 'DatiBeniServizi'), 'DatiRiepilogo');
  const [first] = rows;
  scribe.put(totals, 'lineNetSum', children(child(body, 'DatiBeniServizi'), 'DettaglioLinee')[0], sumOf(invoice.lines.map((line) => line.net)));
  scribe.put(totals, 'allowances', general, sumOf(invoice.allowances.map(({ amount }) => amount)));
  scribe.put(totals, 'charges', general, sumOf(invoice.charges.map(({ amount }) => amount)));
  scribe.put(totals, 'withoutVat', first, sumOf(invoice.vatBreakdown.map((row) => row.taxable)));
  scribe.put(totals, 'vat', first, sumOf(invoice.vatBreakdown.map((row) => row.tax)));
  scribe.decimal(totals, 'withVat', child(general, 'ImportoTotaleDocumento'));
  if (totals.withVat === undefined) scribe.put(totals, 'withVat', first, sumOf([totals.withoutVat, totals.vat]));
  scribe.decimal(totals, 'rounding', child(general, 'Arrotondamento'));
  readDue(scribe, general, rows, invoice);
  takeSettled(scribe, body, invoice, settled);
}

/** `DatiPagamento` as BG-16; the earliest date is the one due. */
export function readPayment(scribe: Scribe, body: Occurrence, invoice: Invoice): void {
  const instructions: PaymentInstructions = { creditTransfers: [] };
  for (const payment of children(body, 'DatiPagamento')) {
    if (invoice.paymentTerms === undefined) scribe.text(invoice, 'paymentTerms', child(payment, 'CondizioniPagamento'));
    for (const detail of children(payment, 'DettaglioPagamento')) {
      const means = child(detail, 'ModalitaPagamento');
      if (instructions.meansCode === undefined) scribe.put(instructions, 'meansCode', means, meansOf(means?.value));
      if (instructions.meansText === undefined) scribe.text(instructions, 'meansText', means);
      if (instructions.remittanceInformation === undefined) scribe.text(instructions, 'remittanceInformation', child(detail, 'CodicePagamento'));
      const transfer = {};
      scribe.text<{ accountId?: string }>(transfer, 'accountId', child(detail, 'IBAN'));
      scribe.text<{ accountName?: string }>(transfer, 'accountName', child(detail, 'Beneficiario'));
      scribe.text<{ serviceProvider?: string }>(transfer, 'serviceProvider', child(detail, 'BIC'));
      if (unlessEmpty(transfer) !== undefined) instructions.creditTransfers.push(transfer);
      putDueDate(scribe, invoice, child(detail, 'DataScadenzaPagamento'));
    }
  }
  if (unlessEmpty(instructions) !== undefined) invoice.paymentInstructions = instructions;
}
