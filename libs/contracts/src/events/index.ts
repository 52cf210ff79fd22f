import { invoiceApproved } from './invoice-approved.event.js';
import { invoiceCorrected } from './invoice-corrected.event.js';
import { invoiceExtracted } from './invoice-extracted.event.js';
import { invoiceMatched } from './invoice-matched.event.js';
import { invoiceQuestioned } from './invoice-questioned.event.js';
import { invoiceReceived } from './invoice-received.event.js';
import { invoiceRefused } from './invoice-refused.event.js';
import { invoiceRejected } from './invoice-rejected.event.js';
import { invoiceScanned } from './invoice-scanned.event.js';
import { invoiceSplit } from './invoice-split.event.js';
import { invoiceSubmitted } from './invoice-submitted.event.js';
import { invoiceSuperseded } from './invoice-superseded.event.js';
import { invoiceValidated } from './invoice-validated.event.js';
import { orderBilled } from './order-billed.event.js';
import { orderChangeSubmitted } from './order-change-submitted.event.js';
import { orderChanged } from './order-changed.event.js';
import { orderDespatchSubmitted } from './order-despatch-submitted.event.js';
import { orderDespatched } from './order-despatched.event.js';
import { orderFreed } from './order-freed.event.js';
import { orderPolicyChanged } from './order-policy-changed.event.js';
import { orderResponseSubmitted } from './order-response-submitted.event.js';
import { orderSubmitted } from './order-submitted.event.js';
import { receiptPosted } from './receipt-posted.event.js';
import { receiptSubmitted } from './receipt-submitted.event.js';
import { taskClosed } from './task-closed.event.js';
import { taskOpened } from './task-opened.event.js';
import { taskRequested } from './task-requested.event.js';
import { tenantChanged } from './tenant-changed.event.js';
import { vendorChanged } from './vendor-changed.event.js';
import { vendorSubmitted } from './vendor-submitted.event.js';

/** Every event of the bus by its type. */
export const EVENTS = {
  'invoice.approved.v1': invoiceApproved,
  'invoice.corrected.v1': invoiceCorrected,
  'invoice.extracted.v1': invoiceExtracted,
  'invoice.matched.v1': invoiceMatched,
  'invoice.questioned.v1': invoiceQuestioned,
  'invoice.received.v1': invoiceReceived,
  'invoice.refused.v1': invoiceRefused,
  'invoice.rejected.v1': invoiceRejected,
  'invoice.scanned.v1': invoiceScanned,
  'invoice.split.v1': invoiceSplit,
  'invoice.submitted.v1': invoiceSubmitted,
  'invoice.superseded.v1': invoiceSuperseded,
  'invoice.validated.v1': invoiceValidated,
  'order.billed.v1': orderBilled,
  'order.change-submitted.v1': orderChangeSubmitted,
  'order.changed.v1': orderChanged,
  'order.despatch-submitted.v1': orderDespatchSubmitted,
  'order.despatched.v1': orderDespatched,
  'order.freed.v1': orderFreed,
  'order.policy-changed.v1': orderPolicyChanged,
  'order.response-submitted.v1': orderResponseSubmitted,
  'order.submitted.v1': orderSubmitted,
  'receipt.posted.v1': receiptPosted,
  'receipt.submitted.v1': receiptSubmitted,
  'task.closed.v1': taskClosed,
  'task.opened.v1': taskOpened,
  'task.requested.v1': taskRequested,
  'tenant.changed.v1': tenantChanged,
  'vendor.changed.v1': vendorChanged,
  'vendor.submitted.v1': vendorSubmitted,
} as const;

export {
  invoiceApproved,
  invoiceCorrected,
  invoiceExtracted,
  invoiceMatched,
  invoiceQuestioned,
  invoiceReceived,
  invoiceRefused,
  invoiceRejected,
  invoiceScanned,
  invoiceSplit,
  invoiceSubmitted,
  invoiceSuperseded,
  invoiceValidated,
  orderChangeSubmitted,
  orderChanged,
  orderDespatchSubmitted,
  orderDespatched,
  orderFreed,
  orderPolicyChanged,
  orderResponseSubmitted,
  orderSubmitted,
  receiptPosted,
  receiptSubmitted,
  taskClosed,
  taskOpened,
  taskRequested,
  tenantChanged,
  vendorChanged,
  vendorSubmitted,
};
