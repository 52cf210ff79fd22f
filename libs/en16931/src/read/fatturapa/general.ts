import type { Attachment, Invoice, Note } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { readEmbedded } from '../attachment.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { child, children } from '../unprefixed.js';
import { typeCodeOf } from './names.js';

/** The scheme of the codes by which the Italian exchange system finds a recipient. */
const RECIPIENT_SCHEME = '0201';
/** The code of those that have none: they are delivered to by certified mail. */
const NO_RECIPIENT = '0000000';
const MAIL_SCHEME = 'EM';

/** The format that is claimed, and the address at which the exchange system delivers. */
export function readRecipient(scribe: Scribe, header: Occurrence | undefined, invoice: Invoice): void {
  scribe.text(invoice, 'specificationId', child(header, 'DatiTrasmissione', 'FormatoTrasmissione'));
  const [code, mail] = [child(header, 'DatiTrasmissione', 'CodiceDestinatario'), child(header, 'DatiTrasmissione', 'PECDestinatario')];
  const isMailed = code?.value === NO_RECIPIENT && mail?.value !== undefined;
  const recipient = scribe.identifier(isMailed ? mail : code);
  if (recipient !== undefined) invoice.buyer.electronicAddress = { ...recipient, scheme: isMailed ? MAIL_SCHEME : RECIPIENT_SCHEME };
}

/** `DatiGeneraliDocumento`: what an invoice is, and its notes. */
export function readGeneral(scribe: Scribe, general: Occurrence | undefined, invoice: Invoice): void {
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

/** An attached file (BG-24). */
export function readFile(scribe: Scribe, file: Occurrence, invoice: Invoice): void {
  const attachment: Attachment = {};
  scribe.text(attachment, 'id', child(file, 'NomeAttachment'));
  scribe.text(attachment, 'filename', child(file, 'NomeAttachment'));
  scribe.text(attachment, 'description', child(file, 'DescrizioneAttachment'));
  readEmbedded(scribe, attachment, child(file, 'Attachment'));
  if (unlessEmpty(attachment) !== undefined) invoice.attachments.push(attachment);
}
