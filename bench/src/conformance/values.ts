import type { Invoice } from '@smartap/en16931';
import type { Field } from './corpus.js';
import { ownLines } from './lines.js';

/** A value given for a field, with the path in the invoice that its evidence is kept under. */
export interface GivenValue {
  path: string;
  value: string | undefined;
}

function partyTaxId(role: 'seller' | 'buyer', invoice: Invoice): GivenValue {
  const { vatId, taxRegistrationId } = invoice[role];
  return vatId === undefined ? { path: `${role}.taxRegistrationId`, value: taxRegistrationId } : { path: `${role}.vatId`, value: vatId };
}

function account(invoice: Invoice): GivenValue {
  const transfers = invoice.paymentInstructions?.creditTransfers ?? [];
  const index = Math.max(
    0,
    transfers.findIndex((transfer) => transfer.accountId !== undefined),
  );
  return { path: `paymentInstructions.creditTransfers[${index}].accountId`, value: transfers[index]?.accountId };
}

/** What an invoice gives for a field. */
export function givenValue(invoice: Invoice, field: Field): GivenValue {
  const { totals } = invoice;
  switch (field) {
    case 'invoice_number':
      return { path: 'number', value: invoice.number };
    case 'issue_date':
      return { path: 'issueDate', value: invoice.issueDate };
    case 'due_date':
      return { path: 'dueDate', value: invoice.dueDate };
    case 'currency':
      return { path: 'currency', value: invoice.currency };
    case 'net':
      return { path: 'totals.withoutVat', value: totals.withoutVat };
    case 'tax':
      return { path: 'totals.vat', value: totals.vat };
    case 'gross':
      return { path: 'totals.withVat', value: totals.withVat };
    case 'payable':
      return { path: 'totals.due', value: totals.due };
    case 'line_total':
      return { path: 'totals.lineNetSum', value: totals.lineNetSum };
    case 'prepaid':
      return { path: 'totals.paid', value: totals.paid };
    case 'seller_name':
      return { path: 'seller.name', value: invoice.seller.name };
    case 'seller_tax_id':
      return partyTaxId('seller', invoice);
    case 'seller_country':
      return { path: 'seller.address.country', value: invoice.seller.address?.country };
    case 'buyer_name':
      return { path: 'buyer.name', value: invoice.buyer.name };
    case 'buyer_tax_id':
      return partyTaxId('buyer', invoice);
    case 'iban':
      return account(invoice);
    case 'po_reference':
      return { path: 'purchaseOrderReference', value: invoice.purchaseOrderReference };
    case 'buyer_reference':
      return { path: 'buyerReference', value: invoice.buyerReference };
    case 'despatch_reference':
      return { path: 'despatchAdviceReference', value: invoice.despatchAdviceReference };
    case 'type_code':
      return { path: 'typeCode', value: invoice.typeCode };
    case 'line_count':
      return { path: 'lines', value: String(ownLines(invoice).length) };
    default:
      return field satisfies never;
  }
}
