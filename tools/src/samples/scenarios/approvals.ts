import { buildInvoice } from '../make/build-invoice.js';
import { facturXSample, xmlSample } from '../make/sample-of.js';
import type { Scenario } from './scenario.js';

/** Above what passes untouched, within the approver's limit: the approver agrees. */
export const overLimitAccepted: Scenario = (shop) => {
  const spec = shop.orderAndReceive(shop.draft({ lines: 3, net: [11_600, 13_400] }));
  return [
    xmlSample(shop, 'ubl', buildInvoice(spec), {
      scenario: 'large-approved',
      intended: 'approved',
      followUp: { act: 'accept', from: 'task:OVER_LIMIT', comment: 'Agreed with the department.' },
    }),
  ];
};

/** Above the approver's own limit: they try, are refused, and the task waits for somebody with a higher one. */
export const overLimitRefused: Scenario = (shop) => {
  const spec = shop.orderAndReceive(shop.draft({ lines: 3, net: [27_000, 36_000] }));
  return [
    xmlSample(shop, 'cii', buildInvoice(spec), {
      scenario: 'over-approvers-limit',
      intended: 'task:OVER_LIMIT',
      followUp: { act: 'exceed', from: 'task:OVER_LIMIT' },
    }),
  ];
};

/** Names no order: the approver agrees. */
export const noOrderAccepted: Scenario = async (shop) => {
  const spec = shop.draft({ countries: ['DE', 'FR'], ordered: false, net: [100, 900] });
  return [
    await facturXSample(shop, spec, 'en', {
      scenario: 'no-order-approved',
      intended: 'approved',
      followUp: { act: 'accept', from: 'task:NO_ORDER', comment: 'Ordered by telephone.' },
    }),
  ];
};

/** Names no order: the approver does not agree. */
export const noOrderRejected: Scenario = (shop) => {
  const spec = shop.draft({ ordered: false });
  return [
    xmlSample(shop, 'ubl', buildInvoice(spec), {
      scenario: 'no-order-rejected',
      intended: 'rejected',
      followUp: { act: 'reject', from: 'task:NO_ORDER', comment: 'Nobody here has ordered this.' },
    }),
  ];
};

/** Names no order: nobody has answered yet. */
export const noOrder: Scenario = (shop) => {
  return [xmlSample(shop, 'cii', buildInvoice(shop.draft({ ordered: false })), { scenario: 'no-order', intended: 'task:NO_ORDER' })];
};

/** Everything is right, but the vendor is new: somebody looks at its invoices. */
export const vendorNotTrusted: Scenario = (shop) => {
  const seller = shop.vendor(['DK', 'ES', 'IT', 'GB'], false);
  const spec = shop.orderAndReceive(shop.draft({ seller }));
  return [xmlSample(shop, 'ubl', buildInvoice(spec), { scenario: 'vendor-not-trusted', intended: 'task:VENDOR_NOT_TRUSTED' })];
};
