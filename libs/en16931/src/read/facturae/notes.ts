import type { Attachment, Invoice } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { readEmbedded } from '../attachment.js';
import { addNote, putNote } from '../add-note.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { child, children } from '../unprefixed.js';
import { mediaTypeOf } from './names.js';

/** Whether an invoice is a copy (InvoiceClass). */
const COPY = /^C/;

/** What the model has no term for, and what the law wants to be said. */
export function readNotes(scribe: Scribe, header: Occurrence | undefined, from: Occurrence, invoice: Invoice): void {
  const [head, data] = [child(from, 'InvoiceHeader'), child(from, 'InvoiceIssueData')];
  addNote(scribe, invoice, undefined, child(data, 'InvoiceDescription'));
  addNote(scribe, invoice, undefined, child(from, 'AdditionalData', 'InvoiceAdditionalInformation'));
  for (const literal of children(child(from, 'LegalLiterals'), 'LegalReference')) addNote(scribe, invoice, undefined, literal);
  const kind = child(head, 'InvoiceClass');
  if (kind?.value !== undefined && COPY.test(kind.value)) putNote(scribe, invoice, 'Duplicado', kind);
  readCorrection(scribe, child(head, 'Corrective'), invoice);
  const place = child(data, 'PlaceOfIssue');
  putNote(scribe, invoice, labelled('Lugar de expedición', place, 'PostCode', 'PlaceOfIssueDescription'), place);
  const rate = child(data, 'ExchangeRateDetails');
  putNote(scribe, invoice, labelled('Tipo de cambio', rate, 'ExchangeRate', 'ExchangeRateDate'), rate);
  const third = child(header, 'ThirdParty');
  addNote(scribe, invoice, 'Emitida por tercero', child(third, 'LegalEntity', 'CorporateName') ?? child(third, 'TaxIdentification', 'TaxIdentificationNumber'));
  addNote(scribe, invoice, undefined, child(header, 'FactoringAssignmentData', 'FactoringAssignmentClauses'));
}

function labelled(label: string, from: Occurrence | undefined, ...names: readonly string[]): string | undefined {
  const words = names.flatMap((name) => child(from, name)?.value ?? []);
  return words.length === 0 ? undefined : `${label}: ${words.join(' ')}`;
}

/** Why, how, and for which time an invoice is corrected. */
function readCorrection(scribe: Scribe, from: Occurrence | undefined, invoice: Invoice): void {
  addNote(scribe, invoice, 'Motivo de la rectificación', child(from, 'ReasonDescription') ?? child(from, 'ReasonCode'));
  addNote(scribe, invoice, 'Criterio', child(from, 'CorrectionMethodDescription') ?? child(from, 'CorrectionMethod'));
  addNote(scribe, invoice, undefined, child(from, 'AdditionalReasonDescription'));
  const period = child(from, 'TaxPeriod');
  putNote(scribe, invoice, labelled('Período rectificado', period, 'StartDate', 'EndDate'), period);
}

/** The files of `RelatedDocuments` (BG-24), which have no names: they are told apart by what they are said to be, or their place. */
export function readFiles(scribe: Scribe, from: Occurrence, invoice: Invoice): void {
  for (const [index, file] of children(child(from, 'AdditionalData', 'RelatedDocuments'), 'Attachment').entries()) {
    const attachment: Attachment = {};
    const [format, packing, data] = [child(file, 'AttachmentFormat'), child(file, 'AttachmentCompressionAlgorithm'), child(file, 'AttachmentData')];
    scribe.put(attachment, 'id', file, child(file, 'AttachmentDescription')?.value ?? `${index + 1}`);
    scribe.text(attachment, 'description', child(file, 'AttachmentDescription'));
    scribe.put(attachment, 'mediaType', format, mediaTypeOf(format?.value, packing?.value));
    if (isBase64(child(file, 'AttachmentEncoding')?.value)) readEmbedded(scribe, attachment, data);
    if (unlessEmpty(attachment) !== undefined) invoice.attachments.push(attachment);
  }
}

const isBase64 = (encoding: string | undefined): boolean => encoding === undefined || encoding === 'BASE64';
