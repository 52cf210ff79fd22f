import { emptyInvoice } from '../../model/index.js';
import type { Delivery, Invoice, PrecedingInvoice } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { FATTURAPA } from '../../xml/namespaces.js';
import { InvoiceReadError } from '../../xml/read-error.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { child, children } from '../unprefixed.js';
import { readDocumentSteps } from './document-steps.js';
import { readFile, readGeneral, readRecipient } from './general.js';
import { readLine } from './lines.js';
import { readAddress, readParty } from './parties.js';
import { readSimplified } from './read-simplified.js';
import { readBreakdown, readFunds, readPayment, readTotals } from './settlement.js';
import { markSplitPayment } from './withheld.js';

/**
 * Derives the model from a FatturaPA: an ordinary one (FPA12, FPR12 and their predecessors) or a simplified one (FSM10).
 * @param position which of its bodies, from 1: a file may carry several invoices of one seller
 * @throws InvoiceReadError when it has no such body
 */
export function readFatturaPa(scribe: Scribe, root: Occurrence, position: number): Invoice {
  const header = child(root, 'FatturaElettronicaHeader');
  const body = bodiesOf(root)[position - 1];
  if (body === undefined) throw new InvoiceReadError('NOT_AN_INVOICE', 'The FatturaPA has no FatturaElettronicaBody', root.path);
  return root.name === FATTURAPA.simplified ? readSimplified(scribe, header, body) : readOrdinary(scribe, header, body);
}

/** The bodies of a FatturaPA, each an invoice. */
export function bodiesOf(root: Occurrence): Occurrence[] {
  return children(root, 'FatturaElettronicaBody');
}

function readOrdinary(scribe: Scribe, header: Occurrence | undefined, body: Occurrence): Invoice {
  const invoice = emptyInvoice();
  invoice.seller = readParty(scribe, child(header, 'CedentePrestatore'));
  invoice.buyer = readParty(scribe, child(header, 'CessionarioCommittente'));
  const representative = child(header, 'RappresentanteFiscale');
  if (representative !== undefined) invoice.taxRepresentative = readParty(scribe, representative);
  readRecipient(scribe, header, invoice);
  const general = child(body, 'DatiGenerali', 'DatiGeneraliDocumento');
  readGeneral(scribe, general, invoice);
  readReferences(scribe, child(body, 'DatiGenerali'), invoice);
  readTransport(scribe, child(body, 'DatiGenerali', 'DatiTrasporto'), invoice);
  for (const line of children(child(body, 'DatiBeniServizi'), 'DettaglioLinee')) invoice.lines.push(readLine(scribe, line));
  readOrderLines(scribe, child(body, 'DatiGenerali'), invoice);
  for (const row of children(child(body, 'DatiBeniServizi'), 'DatiRiepilogo')) invoice.vatBreakdown.push(readBreakdown(scribe, row));
  readFunds(scribe, general, invoice);
  markSplitPayment(children(child(body, 'DatiBeniServizi'), 'DatiRiepilogo'), invoice);
  readTotals(scribe, general, body, invoice, readDocumentSteps(scribe, general, invoice));
  readPayment(scribe, body, invoice);
  for (const file of children(body, 'Allegati')) readFile(scribe, file, invoice);
  return invoice;
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

/** Where and when the goods were handed over. */
function readTransport(scribe: Scribe, transport: Occurrence | undefined, invoice: Invoice): void {
  const delivery: Delivery = {};
  scribe.date(delivery, 'actualDate', child(transport, 'DataOraConsegna'));
  const address = readAddress(scribe, child(transport, 'IndirizzoResa'));
  if (address !== undefined) delivery.address = address;
  if (unlessEmpty(delivery) !== undefined) invoice.delivery = delivery;
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
