import { emptyInvoice, emptyLine, writeUbl, type Invoice } from '@smartap/en16931';
import { dec, fixed } from '@smartap/runtime';

/** The seller of all generated invoices, as the vendor master data has it. */
export const VENDOR = {
  number: 'V-BENCH',
  name: 'Bench Seller GmbH',
  country: 'DE',
  vatIds: ['DE136695976'],
  registrationIds: [],
  state: 'active',
  trusted: true,
  accounts: [{ iban: 'DE89370400440532013000', state: 'approved' }],
} as const;

const LINES = 5;
const QUANTITY = '10';
const PRICES = ['12.5', '8.4', '102.15', '0.99', '55'];

/** Number of the order that an invoice bills in full. */
export const orderNumber = (n: number): string => `PO-BENCH-${n}`;

/** The lines of each order, each billed once. */
export const ORDER_LINES = PRICES.map((price, i) => ({ line: String(i + 1), quantity: QUANTITY, unit: 'C62', price, baseQuantity: '1' }));

/** How an invoice differs from one that is right. */
export interface Variation {
  /** Billed of each line; ordered are 10. */
  readonly quantity?: string;
  /** Of the first line. */
  readonly firstPrice?: string;
  /** Added to the amount due, which then does not add up. */
  readonly wrongBy?: string;
  /** A remark, which makes other bytes of the same invoice. */
  readonly note?: string;
}

/** The n-th invoice: five lines, its own order, everything right unless a variation says otherwise. */
export function benchInvoice(n: number, { quantity = QUANTITY, firstPrice, wrongBy = '0', note }: Variation = {}): Invoice {
  const invoice = emptyInvoice();
  const prices = PRICES.map((price, i) => (i === 0 ? (firstPrice ?? price) : price));
  const nets = prices.map((price) => dec(price).times(quantity));
  const net = nets.reduce((a, b) => a.plus(b));
  const vat = net.times('0.19').round(2);
  const plain = (value: { toFixed(): string }): string => value.toFixed();
  return {
    ...invoice,
    specificationId: 'urn:cen.eu:en16931:2017',
    number: `B-${n}`,
    issueDate: '2026-01-15',
    dueDate: '2026-02-14',
    typeCode: '380',
    currency: 'EUR',
    purchaseOrderReference: orderNumber(n),
    ...(note ? { notes: [{ text: note }] } : {}),
    seller: { identifiers: [], name: VENDOR.name, vatId: VENDOR.vatIds[0], address: { line1: 'Werkstr. 1', city: 'Berlin', postCode: '10115', country: 'DE' } },
    buyer: { identifiers: [], name: 'Bench Buyer GmbH', address: { city: 'Hamburg', postCode: '20095', country: 'DE' } },
    paymentInstructions: { meansCode: '58', creditTransfers: [{ accountId: VENDOR.accounts[0].iban }] },
    vatBreakdown: [{ taxable: plain(net), tax: plain(vat), category: 'S', rate: '19' }],
    totals: { lineNetSum: plain(net), withoutVat: plain(net), vat: plain(vat), withVat: plain(net.plus(vat)), due: plain(net.plus(vat).plus(wrongBy)) },
    lines: Array.from({ length: LINES }, (_, i) => ({
      ...emptyLine(),
      id: String(i + 1),
      quantity,
      unit: 'C62',
      net: plain(nets[i] ?? dec('0')),
      orderLineReference: String(i + 1),
      price: { net: prices[i] ?? '0' },
      vatCategory: 'S',
      vatRate: '19',
      item: { name: `Article ${i + 1}, ${fixed(PRICES[i] ?? '0', 2)} EUR`, sellerId: `A-${i + 1}`, classifications: [], attributes: [] },
    })),
  };
}

/** The n-th invoice as a UBL document. */
export function benchDocument(n: number, variation: Variation = {}): Uint8Array {
  return Buffer.from(writeUbl(benchInvoice(n, variation)));
}
