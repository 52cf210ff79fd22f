import type { Invoice } from './invoice.js';
import type { InvoiceLine } from './line.js';
import type { Party } from './party.js';

/** UNTDID 1001 codes that stand for a credit note in EN 16931 (BR-CL-01, credit note list). */
const CREDIT_NOTE_CODES = new Set(['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '502', '503', '532']);

/** Whether an invoice is a credit note, told by its type code (BT-3). */
export function isCreditNote(invoice: Pick<Invoice, 'typeCode'>): boolean {
  return invoice.typeCode !== undefined && CREDIT_NOTE_CODES.has(invoice.typeCode);
}

/** Subtype of a line that is a heading (BT-X-8 of Factur-X, and of France's EXTENDED-CTC-FR). */
export const HEADING = 'GROUP';
/** Subtype of a line that only tells (BT-X-8). */
export const TELLS_ONLY = 'INFORMATION';

/** Subtypes of lines that are no items. */
const NO_ITEM = new Set([HEADING, TELLS_ONLY]);

/** Whether a line is an item of the invoice, whose amount counts: a heading is not, nor what only tells. */
export function isItem(line: Pick<InvoiceLine, 'subtype'>): boolean {
  return line.subtype === undefined || !NO_ITEM.has(line.subtype);
}

/** A party with nothing known about it. */
export function emptyParty(): Party {
  return { identifiers: [] };
}

/** An invoice line (BG-25) with nothing known about it. */
export function emptyLine(): InvoiceLine {
  return { allowances: [], charges: [], price: {}, item: { classifications: [], attributes: [] } };
}

/** An invoice with nothing known about it: its arrays and mandatory groups are there, and empty. */
export function emptyInvoice(): Invoice {
  return {
    notes: [],
    precedingInvoices: [],
    seller: emptyParty(),
    buyer: emptyParty(),
    allowances: [],
    charges: [],
    totals: {},
    vatBreakdown: [],
    attachments: [],
    lines: [],
  };
}
