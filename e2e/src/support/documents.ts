import { emptyInvoice, emptyLine, writeUbl, type Invoice } from '@smartap/en16931';
import { dec } from '@smartap/runtime';

/** The seller of all documents here, as master data. */
export const VENDOR = {
  number: 'V-1',
  name: 'Muster Metallbau GmbH',
  country: 'DE',
  vatIds: ['DE136695976'],
  registrationIds: [],
  state: 'active',
  trusted: true,
  accounts: [{ iban: 'DE89370400440532013000', state: 'approved' }],
};

/** An order of ten pieces at a price. */
export function anOrder(number: string, price = '100'): object {
  return {
    number,
    vendorNumber: VENDOR.number,
    currency: 'EUR',
    basis: 'received',
    status: 'open',
    lines: [{ line: '1', quantity: '10', unit: 'C62', price, baseQuantity: '1' }],
  };
}

/** The receipt of those pieces. */
export function aReceipt(number: string, orderNumber: string, quantity = '10'): object {
  return { number, receivedOn: '2026-01-10', lines: [{ line: '1', orderNumber, orderLine: '1', quantity }] };
}

/** An invoice over ten pieces: right in itself, changed as a test needs. */
export function anInvoice(
  number: string,
  change: { order?: string; price?: string; due?: string; issueDate?: string; seller?: { name: string; vatId: string } } = {},
): Invoice {
  const net = dec(change.price ?? '100').times(10);
  const vat = net.times('0.19').round(2);
  const gross = net.plus(vat).toFixed();
  return {
    ...emptyInvoice(),
    specificationId: 'urn:cen.eu:en16931:2017',
    number,
    issueDate: change.issueDate ?? '2026-01-15',
    dueDate: '2026-02-14',
    typeCode: '380',
    currency: 'EUR',
    ...(change.order ? { purchaseOrderReference: change.order } : {}),
    seller: { identifiers: [], ...(change.seller ?? { name: VENDOR.name, vatId: 'DE136695976' }), address: { city: 'Berlin', country: 'DE' } },
    buyer: { identifiers: [], name: 'Buyer GmbH', address: { city: 'Hamburg', country: 'DE' } },
    paymentInstructions: { meansCode: '58', creditTransfers: [{ accountId: 'DE89370400440532013000' }] },
    vatBreakdown: [{ taxable: net.toFixed(), tax: vat.toFixed(), category: 'S', rate: '19' }],
    totals: { lineNetSum: net.toFixed(), withoutVat: net.toFixed(), vat: vat.toFixed(), withVat: gross, due: change.due ?? gross },
    lines: [
      {
        ...emptyLine(),
        id: '1',
        quantity: '10',
        unit: 'C62',
        net: net.toFixed(),
        orderLineReference: '1',
        price: { net: change.price ?? '100' },
        vatCategory: 'S',
        vatRate: '19',
        item: { name: 'Bracket', classifications: [], attributes: [] },
      },
    ],
  };
}

/** The same as a UBL document. */
export function aDocument(number: string, change: Parameters<typeof anInvoice>[1] = {}): Uint8Array {
  return Buffer.from(writeUbl(anInvoice(number, change)));
}
