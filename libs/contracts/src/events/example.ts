import { emptyInvoice, type Invoice } from '@smartap/en16931';
import type { Static } from '@sinclair/typebox';
import type { MatchResult, TaskRequest, VendorInput } from '../shapes/index.js';
import type { OrderInput, ReceiptInput } from '../shapes/order.js';
import type { DespatchInput, OrderChangeInput, OrderResponseInput } from '../shapes/trade.js';

const invoiceId = '0199a1b2-0000-7000-8000-0000000000a1';
const taskId = '0199a1b2-0000-7000-8000-0000000000b1';
const at = '2026-01-15T09:30:00.000Z';
const submitter = { subject: 'scanner-1', name: 'Scanner' };
const stored = { storageKey: `documents/${invoiceId}`, sizeBytes: 5120, sha256: 'a'.repeat(64), filename: 'invoice.xml' };
const invoice: Invoice = {
  ...emptyInvoice(),
  number: 'R-2026-1',
  issueDate: '2026-01-14',
  typeCode: '380',
  currency: 'EUR',
  totals: { lineNetSum: '100', withoutVat: '100', vat: '19', withVat: '119', due: '119' },
};
const carried = { invoiceId, submittedBy: submitter, submittedAt: at, format: 'ubl', invoice, review: [] };
const match: Static<typeof MatchResult> = { class: 'clean', verdict: 'NO_ORDER', lines: [], payableNow: '100.00', awaiting: '0', disputed: '0' };
const task: TaskRequest = {
  taskId,
  kind: 'exception',
  invoiceId,
  lineage: [1, 1, 1],
  reason: 'PRICE_OVER',
  title: 'The price is above the order.',
  role: 'clerk',
};
const vendor: VendorInput = {
  number: 'V-1',
  name: 'Example Seller GmbH',
  vatIds: ['DE123456788'],
  registrationIds: [],
  accounts: [],
  state: 'active',
  trusted: true,
};
const order: OrderInput = {
  number: 'PO-1',
  vendorNumber: 'V-1',
  currency: 'EUR',
  basis: 'received',
  status: 'open',
  lines: [{ line: '1', quantity: '10', unit: 'C62', price: '10.00', baseQuantity: '1' }],
};
const receipt: ReceiptInput = { number: 'GR-1', receivedOn: '2026-01-10', lines: [{ line: '1', orderNumber: 'PO-1', orderLine: '1', quantity: '10' }] };
const despatch: DespatchInput = {
  number: 'D-1',
  seller: 'V-1',
  sentOn: '2026-01-08',
  expectedOn: '2026-01-12',
  lines: [{ line: '1', orderNumber: 'PO-1', orderLine: '1', quantity: '10', unit: 'C62' }],
};
const response: OrderResponseInput = {
  number: 'R-1',
  orderNumber: 'PO-1',
  respondedOn: '2026-01-05',
  answer: 'changed',
  lines: [{ orderLine: '1', answer: 'changed', quantity: '8', unit: 'C62', promisedOn: '2026-01-12' }],
};

const change: OrderChangeInput = {
  number: 'C-1',
  orderNumber: 'PO-1',
  sequence: '1',
  changedOn: '2026-01-06',
  cancels: false,
  lines: [{ line: '1', change: 'changed', quantity: '8', unit: 'C62' }],
};

/** The parts that the events' examples are made of. */
export const anExample = {
  invoiceId,
  taskId,
  at,
  submitter,
  stored,
  task,
  vendor,
  order,
  receipt,
  despatch,
  response,
  change,
  tenantId: '0199a1b2-0000-7000-8000-0000000000c1',
  vendorId: '0199a1b2-0000-7000-8000-0000000000d1',
  orderId: '0199a1b2-0000-7000-8000-0000000000e1',
  receiptId: '0199a1b2-0000-7000-8000-0000000000f1',
  despatchId: '0199a1b2-0000-7000-8000-0000000000f2',
  responseId: '0199a1b2-0000-7000-8000-0000000000f3',
  changeId: '0199a1b2-0000-7000-8000-0000000000f4',
  known: { ...stored, mediaType: 'application/xml', kind: 'xml' as const },
  extracted: { ...carried, lineage: [1], sha256: 'a'.repeat(64) },
  validated: { ...carried, lineage: [1, 1], verdict: 'passed' as const, findings: [], vendor: null },
  matched: { ...carried, lineage: [1, 1, 1], verdict: 'passed' as const, findings: [], vendor: null, match },
};
