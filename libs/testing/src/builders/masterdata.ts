import type { DespatchInput, OrderInput, OrderLineInput, ReceiptInput, VendorInput } from '@smartap/contracts';
import { aVatId, unique } from './invoice.builder.js';

/** A vendor that may be paid untouched; its number is new each time. */
export function aVendor(parts: Partial<VendorInput> = {}): VendorInput {
  return {
    number: `V-${unique()}`,
    name: `Seller ${unique()} GmbH`,
    vatIds: [aVatId()],
    registrationIds: [],
    accounts: [],
    state: 'active',
    trusted: true,
    ...parts,
  };
}

/** An order of 10 pieces at 100.00, billed as received; its number is new each time. */
export function anOrder(parts: Partial<Omit<OrderInput, 'lines'>> & { readonly lines?: readonly Partial<OrderLineInput>[] } = {}): OrderInput {
  const { lines = [{}], ...rest } = parts;
  return {
    number: `PO-${unique()}`,
    vendorNumber: null,
    currency: 'EUR',
    basis: 'received',
    status: 'open',
    ...rest,
    lines: lines.map((line, index) => ({ line: String(index + 1), quantity: '10', unit: 'C62', price: '100', baseQuantity: '1', ...line })),
  };
}

/** A receipt of one line of an order; its number is new each time. */
export function aReceipt(
  orderNumber: string,
  quantity: string,
  parts: Partial<Omit<ReceiptInput, 'lines'>> & { readonly orderLine?: string } = {},
): ReceiptInput {
  const { orderLine = '1', ...rest } = parts;
  return { number: `GR-${unique()}`, receivedOn: '2026-01-10', ...rest, lines: [{ line: '1', orderNumber, orderLine, quantity }] };
}

/** A despatch advice of one line of an order; its number is new each time. */
export function aDespatch(
  orderNumber: string,
  quantity: string,
  parts: Partial<Omit<DespatchInput, 'lines'>> & { readonly orderLine?: string; readonly unit?: string } = {},
): DespatchInput {
  const { orderLine = '1', unit, ...rest } = parts;
  return {
    number: `D-${unique()}`,
    sentOn: '2026-01-08',
    ...rest,
    lines: [{ line: '1', orderNumber, orderLine, quantity, ...(unit === undefined ? {} : { unit }) }],
  };
}
