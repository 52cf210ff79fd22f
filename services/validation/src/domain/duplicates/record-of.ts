import type { PdfTraits } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { dec, plain } from '@smartap/runtime';
import { isSavedLater } from '../pdf-habits.js';
import type { DuplicateRecord } from './duplicate-record.js';

/** What is asked for, without its sign: due, or the total when all was paid before. */
function amountOf({ totals: { due, withVat } }: Invoice): string | null {
  const asked = due !== undefined && !dec(due).eq(0) ? due : (withVat ?? due);
  return asked === undefined ? null : plain(dec(asked).abs());
}

const unique = (values: readonly (string | undefined)[]): string[] => [...new Set(values.flatMap((value) => value?.trim() || []))];

/** The numbers of the orders that an invoice names. */
export const ordersNamed = ({ purchaseOrderReference, lines }: Invoice): string[] =>
  unique([purchaseOrderReference, ...lines.map(({ orderReference }) => orderReference)]);

/** An invoice as the search for duplicates sees it, and as later ones of its vendor are compared with it. */
export function duplicateRecord(id: string, invoice: Invoice, vendor: string | null, pdf?: PdfTraits): DuplicateRecord {
  const { seller, period } = invoice;
  return {
    id,
    vendor,
    vatId: seller.vatId,
    registryId: seller.legalRegistrationId?.value ?? seller.taxRegistrationId,
    account: invoice.paymentInstructions?.creditTransfers.find(({ accountId }) => accountId)?.accountId,
    number: invoice.number ?? '',
    issueDate: invoice.issueDate ?? null,
    amount: amountOf(invoice),
    currency: invoice.currency ?? null,
    typeCode: invoice.typeCode ?? '380',
    digests: [],
    orders: ordersNamed(invoice),
    receiptLines: unique([invoice.receivingAdviceReference, invoice.despatchAdviceReference]),
    ...(period?.start && period.end ? { period: { start: period.start, end: period.end } } : {}),
    preceding: unique(invoice.precedingInvoices.map(({ number }) => number)),
    ...(pdf?.producer === undefined ? {} : { producer: pdf.producer }),
    ...(pdf !== undefined && isSavedLater(pdf) ? { isSavedLater: true } : {}),
  };
}
