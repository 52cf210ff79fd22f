import { emptyInvoice } from '../../model/index.js';
import type { Invoice, PrecedingInvoice } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { InvoiceReadError } from '../../xml/read-error.js';
import { addNote, putNote } from '../add-note.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { attributeOf, child, children } from '../unprefixed.js';
import { readAdjustments } from './adjustments.js';
import { readLines } from './lines.js';
import { typeCodeOf } from './names.js';
import { readDelivery, readParties } from './parties.js';
import { readPayment } from './payment.js';
import { readBreakdown, readTotals } from './settlement.js';

const YES = /^(?:true|1)$/;

/**
 * Derives the model from an invoice of ebInterface, 4.0 to 6.1.
 * @param namespace that of the version, which stands for the specification that is claimed (BT-24)
 * @throws InvoiceReadError when it has no `Details`
 */
export function readEbInterface(scribe: Scribe, root: Occurrence, namespace: string): Invoice {
  const details = child(root, 'Details');
  if (details === undefined) throw new InvoiceReadError('NOT_AN_INVOICE', 'The invoice of ebInterface has no Details', root.path);
  const invoice = emptyInvoice();
  scribe.put(invoice, 'specificationId', root, namespace);
  scribe.put(invoice, 'typeCode', root, typeCodeOf(attributeOf(root, 'DocumentType')));
  scribe.put(invoice, 'currency', root, attributeOf(root, 'InvoiceCurrency'));
  scribe.text(invoice, 'number', child(root, 'InvoiceNumber'));
  scribe.date(invoice, 'issueDate', child(root, 'InvoiceDate'));
  readNotes(scribe, root, details, invoice);
  readPreceding(scribe, root, invoice);
  readParties(scribe, root, invoice);
  readDelivery(scribe, child(root, 'Delivery'), invoice);
  const kinds = readLines(scribe, details, invoice.lines);
  readAdjustments(scribe, child(root, 'ReductionAndSurchargeDetails'), invoice);
  readBreakdown(scribe, root, invoice, kinds);
  readTotals(scribe, root, invoice);
  readPayment(scribe, root, invoice);
  return invoice;
}

/** What an invoice says in words, of itself, above and below its lists, and what no term is for. */
function readNotes(scribe: Scribe, root: Occurrence, details: Occurrence, invoice: Invoice): void {
  putNote(scribe, invoice, attributeOf(root, 'DocumentTitle'), root);
  addNote(scribe, invoice, undefined, child(root, 'Comment'));
  for (const part of [details, ...children(details, 'ItemList')]) {
    for (const name of ['HeaderDescription', 'FooterDescription']) addNote(scribe, invoice, undefined, child(part, name));
  }
  for (const each of children(root, 'AdditionalInformation')) addNote(scribe, invoice, attributeOf(each, 'Key'), each);
  const exchange = child(root, 'CurrencyExchangeInformation');
  addNote(
    scribe,
    invoice,
    `Kurs ${['Currency', 'ExchangeRateDate', 'Comment'].flatMap((name) => child(exchange, name)?.value ?? []).join(', ')}`,
    child(exchange, 'ExchangeRate'),
  );
  for (const [name, text] of [
    ['IsDuplicate', 'Duplikat'],
    ['ManualProcessing', 'Manuell zu bearbeiten'],
  ] as const) {
    if (YES.test(attributeOf(root, name) ?? '')) invoice.notes.push({ text });
  }
}

/** The document that is cancelled, and those that it goes with, such as invoices of parts. */
function readPreceding(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  for (const from of [...children(root, 'CancelledOriginalDocument'), ...children(root, 'RelatedDocument')]) {
    const preceding: PrecedingInvoice = {};
    scribe.text(preceding, 'number', child(from, 'InvoiceNumber'));
    scribe.date(preceding, 'issueDate', child(from, 'InvoiceDate'));
    if (unlessEmpty(preceding) !== undefined) invoice.precedingInvoices.push(preceding);
    addNote(scribe, invoice, preceding.number, child(from, 'Comment'));
  }
}
