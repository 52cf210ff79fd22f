import { InvoiceReadError, readInvoice } from '@smartap/en16931';
import { introduce } from './introduce.js';
import type { MailFile } from './join-attachments.js';
import { isSignature } from './sniff.js';

/** An XML that is larger is not looked into here. */
const XML_MAX_BYTES = 1024 * 1024;

/** What an electronic invoice says of itself and its files; undefined for anything else. */
export function invoiceIn(bytes: Buffer): MailFile['invoice'] {
  if (!bytes.subarray(0, 64).toString('latin1').includes('<') || bytes.length > XML_MAX_BYTES) return undefined;
  try {
    const { model } = readInvoice(bytes);
    const introduction = introduce(model);
    return introduction && { introduction, names: model.attachments.flatMap(({ filename, uri }) => [filename ?? [], uri ?? []].flat()) };
  } catch (error) {
    if (error instanceof InvoiceReadError) return undefined;
    throw error;
  }
}

/** Whether an XML is but the signature of another file: one around an invoice, as Spain's may be, is that invoice. */
export function isBareSignature(bytes: Buffer): boolean {
  return isSignature(bytes) && invoiceIn(bytes) === undefined;
}
