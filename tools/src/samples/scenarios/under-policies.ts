import { buildInvoice } from '../make/build-invoice.js';
import { makeItemIds } from '../make/company.js';
import { xmlSample } from '../make/sample-of.js';
import type { Scenario } from './scenario.js';

/** Names no order: the clerk says where it is booked, then the approver agrees. */
export const coded: Scenario = (shop) => {
  const spec = shop.draft({ ordered: false, net: [100, 900] });
  return [
    xmlSample(shop, 'ubl', buildInvoice(spec), {
      scenario: 'coded',
      intended: 'approved',
      underPolicies: true,
      followUp: {
        act: 'code',
        from: 'task:CODING_REQUIRED',
        glAccount: '4711',
        costCenter: 'K-100',
        next: { act: 'accept', from: 'task:NO_ORDER', comment: 'Agreed with the department.' },
      },
    }),
  ];
};

/** One line more than was ordered, of something else: that line alone is coded, the others are held against the order. */
export const lineCoded: Scenario = (shop) => {
  const spec = shop.orderAndReceive(shop.draft({ net: [300, 3000] }));
  const [first] = spec.lines;
  const courier = first ? [{ ...makeItemIds(shop.random), name: 'Express courier', unit: 'DAY', quantity: '1', price: '95', base: '1', rate: first.rate }] : [];
  return [
    xmlSample(shop, 'cii', buildInvoice({ ...spec, lines: [...spec.lines, ...courier] }), {
      scenario: 'line-coded',
      intended: 'approved',
      underPolicies: true,
      followUp: {
        act: 'code',
        from: 'task:NOT_ORDERED',
        glAccount: '4730',
        costCenter: 'K-100',
        next: { act: 'accept', from: 'task:NO_ORDER', comment: 'The courier was asked for by telephone.' },
      },
    }),
  ];
};

/** Above what the approver may agree to, and it cannot wait: two controllers approve together, and a third person looks at it afterwards. */
export const emergency: Scenario = (shop) => {
  const spec = shop.orderAndReceive(shop.draft({ lines: 3, net: [27_000, 36_000] }));
  return [
    xmlSample(shop, 'ubl', buildInvoice(spec), {
      scenario: 'emergency',
      intended: 'approved',
      underPolicies: true,
      followUp: { act: 'emergency', from: 'task:OVER_LIMIT', reasons: ['The line stands still until this is paid.', 'Agreed; the management is on a plane.'] },
    }),
  ];
};
