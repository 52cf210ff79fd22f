import { emptyInvoice, emptyLine } from '../../model/index.js';
import type { Invoice, InvoiceLine, VatBreakdown } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { minus, sumOf, withoutTax } from '../sums.js';
import { child, children } from '../unprefixed.js';
import { readFile, readGeneral, readRecipient } from './general.js';
import { categoryOf } from './names.js';
import { readSimplifiedBuyer, readSimplifiedSeller } from './parties.js';

const ONE = { quantity: '1', unit: 'C62' } as const;

/**
 * Derives the model from the first body of a simplified FatturaPA (FSM10), whose amounts are with VAT: it is taken out as stated, or
 * at the rate, so that lines, breakdown and totals are net like those of any invoice.
 */
export function readSimplified(scribe: Scribe, header: Occurrence | undefined, body: Occurrence): Invoice {
  const invoice = emptyInvoice();
  invoice.seller = readSimplifiedSeller(scribe, child(header, 'CedentePrestatore'));
  invoice.buyer = readSimplifiedBuyer(scribe, child(header, 'CessionarioCommittente'));
  readRecipient(scribe, header, invoice);
  readGeneral(scribe, child(body, 'DatiGenerali', 'DatiGeneraliDocumento'), invoice);
  readCorrected(scribe, child(body, 'DatiGenerali', 'DatiFatturaRettificata'), invoice);
  const rows = children(body, 'DatiBeniServizi');
  for (const [index, row] of rows.entries()) readRow(scribe, row, `${index + 1}`, invoice);
  const { totals } = invoice;
  scribe.put(totals, 'lineNetSum', rows[0], sumOf(invoice.lines.map((line) => line.net)));
  scribe.put(totals, 'withoutVat', rows[0], totals.lineNetSum);
  scribe.put(totals, 'vat', rows[0], sumOf(invoice.vatBreakdown.map((row) => row.tax)));
  scribe.put(totals, 'withVat', rows[0], sumOf([totals.withoutVat, totals.vat]));
  scribe.put(totals, 'due', rows[0], totals.withVat);
  for (const file of children(body, 'Allegati')) readFile(scribe, file, invoice);
  return invoice;
}

function readCorrected(scribe: Scribe, corrected: Occurrence | undefined, invoice: Invoice): void {
  const preceding = {};
  scribe.text<{ number?: string }>(preceding, 'number', child(corrected, 'NumeroFR'));
  scribe.date<{ issueDate?: string }>(preceding, 'issueDate', child(corrected, 'DataFR'));
  if (unlessEmpty(preceding) !== undefined) invoice.precedingInvoices.push(preceding);
}

/** `DatiBeniServizi`: one thing or service, and its share of the VAT. */
function readRow(scribe: Scribe, from: Occurrence, id: string, invoice: Invoice): void {
  const [amount, nature] = [child(from, 'Importo'), child(from, 'Natura')];
  const [rate, tax] = [child(from, 'DatiIVA', 'Aliquota'), child(from, 'DatiIVA', 'Imposta')];
  const line: InvoiceLine = emptyLine();
  scribe.put(line, 'id', from, id);
  scribe.text(line.item, 'name', child(from, 'Descrizione'));
  scribe.put(line, 'quantity', amount, ONE.quantity);
  scribe.put(line, 'unit', amount, ONE.unit);
  scribe.decimal(line, 'vatRate', rate);
  scribe.put(line, 'vatCategory', nature ?? rate ?? tax, categoryOf(nature?.value));
  const row: VatBreakdown = {};
  scribe.decimal(row, 'tax', tax);
  const gross: { amount?: string } = {};
  scribe.decimal(gross, 'amount', amount);
  scribe.put(line, 'net', amount, gross.amount === undefined ? undefined : netOf(gross.amount, row.tax, line.vatRate));
  scribe.put(line.price, 'net', amount, line.net);
  if (row.tax === undefined && line.net !== undefined) scribe.put(row, 'tax', rate ?? amount, sumOf([gross.amount, minus(line.net)]));
  scribe.put(row, 'taxable', amount, line.net);
  scribe.put(row, 'category', nature ?? rate ?? tax, line.vatCategory);
  scribe.decimal(row, 'rate', rate);
  scribe.text(row, 'exemptionReason', child(from, 'RiferimentoNormativo'));
  invoice.lines.push(line);
  invoice.vatBreakdown.push(row);
}

function netOf(gross: string, tax: string | undefined, rate: string | undefined): string | undefined {
  if (tax !== undefined) return sumOf([gross, minus(tax)]);
  return rate === undefined ? gross : withoutTax(gross, rate);
}
