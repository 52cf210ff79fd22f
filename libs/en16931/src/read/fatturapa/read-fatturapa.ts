import { emptyInvoice } from '../../model/index.js';
import type { Attachment, Invoice, Note, PrecedingInvoice } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { InvoiceReadError } from '../../xml/read-error.js';
import { readEmbedded } from '../attachment.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { readLine } from './lines.js';
import { child, children, typeCodeOf } from './names.js';
import { readParty } from './parties.js';
import { readAllowanceCharges, readBreakdown, readPayment, readTotals } from './settlement.js';

/** The scheme of the codes by which the Italian exchange system finds a recipient. */
const RECIPIENT_SCHEME = '0201';

/**
 * Derives the model from an ordinary FatturaPA (FPA12, FPR12 and their predecessors). A file may carry several invoices of one
 * seller: the first is read, the caller is told of the others by the root's bodies.
 * @throws InvoiceReadError when it has no body
 */
export function readFatturaPa(scribe: Scribe, root: Occurrence): Invoice {
  const invoice = emptyInvoice();
  const header = child(root, 'FatturaElettronicaHeader');
  const body = child(root, 'FatturaElettronicaBody');
  if (body === undefined) throw new InvoiceReadError('NOT_AN_INVOICE', 'The FatturaPA has no FatturaElettronicaBody', root.path);
  invoice.seller = readParty(scribe, child(header, 'CedentePrestatore'));
  invoice.buyer = readParty(scribe, child(header, 'CessionarioCommittente'));
  scribe.text(invoice, 'specificationId', child(header, 'DatiTrasmissione', 'FormatoTrasmissione'));
  const recipient = scribe.identifier(child(header, 'DatiTrasmissione', 'CodiceDestinatario'));
  if (recipient !== undefined) invoice.buyer.electronicAddress = { ...recipient, scheme: RECIPIENT_SCHEME };
  const general = child(body, 'DatiGenerali', 'DatiGeneraliDocumento');
  readGeneral(scribe, general, invoice);
  readReferences(scribe, child(body, 'DatiGenerali'), invoice);
  for (const line of children(child(body, 'DatiBeniServizi'), 'DettaglioLinee')) invoice.lines.push(readLine(scribe, line));
  readOrderLines(scribe, child(body, 'DatiGenerali'), invoice);
  for (const row of children(child(body, 'DatiBeniServizi'), 'DatiRiepilogo')) invoice.vatBreakdown.push(readBreakdown(scribe, row));
  readAllowanceCharges(scribe, general, invoice);
  readTotals(scribe, general, body, invoice);
  readPayment(scribe, body, invoice);
  for (const file of children(body, 'Allegati')) readFile(scribe, file, invoice);
  return invoice;
}

function readGeneral(scribe: Scribe, general: Occurrence | undefined, invoice: Invoice): void {
  const type = child(general, 'TipoDocumento');
  scribe.put(invoice, 'typeCode', type, typeCodeOf(type?.value));
  scribe.text(invoice, 'number', child(general, 'Numero'));
  scribe.date(invoice, 'issueDate', child(general, 'Data'));
  scribe.text(invoice, 'currency', child(general, 'Divisa'));
  for (const reason of children(general, 'Causale')) {
    const note: Note = {};
    scribe.text(note, 'text', reason);
    if (unlessEmpty(note) !== undefined) invoice.notes.push(note);
  }
}

function readReferences(scribe: Scribe, data: Occurrence | undefined, invoice: Invoice): void {
  const order = child(data, 'DatiOrdineAcquisto');
  scribe.text(invoice, 'purchaseOrderReference', child(order, 'IdDocumento'));
  scribe.text(invoice, 'contractReference', child(data, 'DatiContratto', 'IdDocumento'));
  scribe.text(invoice, 'projectReference', child(order, 'CodiceCUP'));
  scribe.text(invoice, 'tenderOrLotReference', child(order, 'CodiceCIG'));
  scribe.text(invoice, 'receivingAdviceReference', child(data, 'DatiRicezione', 'IdDocumento'));
  scribe.text(invoice, 'despatchAdviceReference', child(data, 'DatiDDT', 'NumeroDDT'));
  for (const linked of children(data, 'DatiFattureCollegate')) {
    const preceding: PrecedingInvoice = {};
    scribe.text(preceding, 'number', child(linked, 'IdDocumento'));
    scribe.date(preceding, 'issueDate', child(linked, 'Data'));
    if (unlessEmpty(preceding) !== undefined) invoice.precedingInvoices.push(preceding);
  }
}

/** An order names the lines of the invoice it is for; without a name it is for all of them. */
function readOrderLines(scribe: Scribe, data: Occurrence | undefined, invoice: Invoice): void {
  for (const order of children(data, 'DatiOrdineAcquisto')) {
    const named = new Set(children(order, 'RiferimentoNumeroLinea').map((each) => each.value));
    for (const line of invoice.lines) {
      if (!named.has(line.id)) continue;
      scribe.text(line, 'orderReference', child(order, 'IdDocumento'));
      scribe.text(line, 'orderLineReference', child(order, 'NumItem'));
    }
  }
}

function readFile(scribe: Scribe, file: Occurrence, invoice: Invoice): void {
  const attachment: Attachment = {};
  scribe.text(attachment, 'id', child(file, 'NomeAttachment'));
  scribe.text(attachment, 'filename', child(file, 'NomeAttachment'));
  scribe.text(attachment, 'description', child(file, 'DescrizioneAttachment'));
  readEmbedded(scribe, attachment, child(file, 'Attachment'));
  if (unlessEmpty(attachment) !== undefined) invoice.attachments.push(attachment);
}
