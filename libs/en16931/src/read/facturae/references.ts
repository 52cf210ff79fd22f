import type { Invoice, PrecedingInvoice } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { addLineNote, addNote } from '../add-note.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { child, children } from '../unprefixed.js';
import { doubleOf } from './lines.js';

/** What a line refers to: its element, the day of it, the term of the invoice, and its name. */
const LINE_REFERENCES = [
  ['ReceiverContractReference', 'ReceiverContractDate', 'contractReference', 'Contrato del receptor'],
  ['IssuerTransactionReference', 'IssuerTransactionDate', 'salesOrderReference', 'Pedido del emisor'],
  ['FileReference', 'FileDate', 'tenderOrLotReference', 'Expediente'],
  ['IssuerContractReference', 'IssuerContractDate', undefined, 'Contrato del emisor'],
] as const;

const dated = (text: string, day: string | undefined): string => (day === undefined ? text : `${text} (${day})`);

/** Series and number: only together they are the number of an invoice (BT-1, BT-25). */
export function readNumber(scribe: Scribe, target: { number?: string }, from: Occurrence | undefined): void {
  const [series, number] = [child(from, 'InvoiceSeriesCode'), child(from, 'InvoiceNumber')];
  const parts = [series?.value, number?.value].filter((part) => part !== undefined);
  scribe.put(target, 'number', number ?? series, parts.length === 0 ? undefined : parts.join('/'));
}

/** The order, the contract and the file of a contract that the whole invoice is for, and the invoices that it is about. */
export function readReferences(scribe: Scribe, from: Occurrence, invoice: Invoice): void {
  const data = child(from, 'InvoiceIssueData');
  scribe.text(invoice, 'purchaseOrderReference', child(data, 'ReceiverTransactionReference'));
  scribe.text(invoice, 'contractReference', child(data, 'ReceiverContractReference'));
  scribe.text(invoice, 'tenderOrLotReference', child(data, 'FileReference'));
  const corrective = child(from, 'InvoiceHeader', 'Corrective');
  const corrected: PrecedingInvoice = {};
  readNumber(scribe, corrected, corrective);
  scribe.date(corrected, 'issueDate', child(corrective, 'InvoiceIssueDate'));
  const related: PrecedingInvoice = {};
  scribe.text(related, 'number', child(from, 'AdditionalData', 'RelatedInvoice'));
  for (const each of [corrected, related]) if (unlessEmpty(each) !== undefined) invoice.precedingInvoices.push(each);
}

/** What lines refer to is of the invoice where all that say it say the same, and else a note of the line; orders a line has by itself. */
export function readLineReferences(scribe: Scribe, lines: readonly Occurrence[], invoice: Invoice): void {
  const orders = lines.map((line) => child(line, 'ReceiverTransactionReference'));
  const [order] = orders.filter((each) => each?.value !== undefined);
  if (invoice.purchaseOrderReference === undefined && isOne(orders)) scribe.text(invoice, 'purchaseOrderReference', order);
  for (const [index, from] of lines.entries()) readOrderLine(scribe, from, invoice, index);
  for (const [name, day, term, label] of LINE_REFERENCES) {
    const elements = lines.map((line) => child(line, name));
    if (term !== undefined && invoice[term] === undefined && isOne(elements))
      scribe.text(
        invoice,
        term,
        elements.find((each) => each?.value !== undefined),
      );
    noteOthers(scribe, lines, invoice, { elements, known: term === undefined ? undefined : invoice[term], label, day });
  }
  readDeliveryNotes(scribe, lines, invoice);
}

function readOrderLine(scribe: Scribe, from: Occurrence, invoice: Invoice, index: number): void {
  const line = invoice.lines[index];
  if (line === undefined) return;
  const order = child(from, 'ReceiverTransactionReference');
  scribe.text(line, 'orderReference', order);
  if ((order?.value ?? invoice.purchaseOrderReference) !== undefined)
    scribe.put(line, 'orderLineReference', child(from, 'SequenceNumber'), doubleOf(child(from, 'SequenceNumber')));
}

/** Whether all elements that say something say one thing. */
function isOne(elements: readonly (Occurrence | undefined)[]): boolean {
  return new Set(elements.flatMap((each) => each?.value ?? [])).size === 1;
}

function noteOthers(
  scribe: Scribe,
  lines: readonly Occurrence[],
  invoice: Invoice,
  {
    elements,
    known,
    label,
    day,
  }: { readonly elements: readonly (Occurrence | undefined)[]; readonly known: string | undefined; readonly label: string; readonly day: string },
): void {
  for (const [index, element] of elements.entries()) {
    const line = invoice.lines[index];
    if (line !== undefined && element?.value !== undefined && element.value !== known)
      addLineNote(scribe, line, dated(`${label}: ${element.value}`, child(lines[index], day)?.value), element);
  }
}

/** The delivery note of all lines (BT-16), or the notes of each. */
function readDeliveryNotes(scribe: Scribe, lines: readonly Occurrence[], invoice: Invoice): void {
  const notes = lines.map((line) => children(child(line, 'DeliveryNotesReferences'), 'DeliveryNote'));
  const numbers = notes.flat().flatMap((note) => child(note, 'DeliveryNoteNumber') ?? []);
  if (isOne(numbers)) {
    scribe.text(
      invoice,
      'despatchAdviceReference',
      numbers.find(({ value }) => value !== undefined),
    );
    addNote(scribe, invoice, 'Fecha del albarán', notes.flat().flatMap((note) => child(note, 'DeliveryNoteDate') ?? [])[0]);
  } else for (const [index, ofLine] of notes.entries()) for (const note of ofLine) noteDelivery(scribe, note, invoice, index);
}

function noteDelivery(scribe: Scribe, note: Occurrence, { lines }: Invoice, index: number): void {
  const [line, number] = [lines[index], child(note, 'DeliveryNoteNumber')];
  if (line !== undefined && number?.value !== undefined)
    addLineNote(scribe, line, dated(`Albarán: ${number.value}`, child(note, 'DeliveryNoteDate')?.value), number);
}
