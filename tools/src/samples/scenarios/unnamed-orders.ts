import { buildInvoice } from '../make/build-invoice.js';
import { xmlSample } from '../make/sample-of.js';
import type { Scenario } from './scenario.js';

/** Names no order, but one open order of its vendor is for the same articles: it is held against that. */
export const orderFound: Scenario = (shop) => {
  const spec = shop.draft({ ordered: false });
  shop.orderAndReceive({ ...spec, orderNumber: shop.nextOrderNumber() });
  return [xmlSample(shop, 'cii', buildInvoice(spec), { scenario: 'order-found', intended: 'approved' })];
};

/** Names no order, and two open ones are for the same article: which is never guessed, the clerk says it. */
export const orderLinked: Scenario = (shop) => {
  const spec = shop.draft({ ordered: false, lines: 1 });
  const [orderNumber, other] = [shop.nextOrderNumber(), shop.nextOrderNumber()];
  for (const number of [orderNumber, other]) shop.orderAndReceive({ ...spec, orderNumber: number });
  const links = [{ lineId: '1', orderNumber, orderLine: '10' }];
  return [
    xmlSample(shop, 'ubl', buildInvoice(spec), {
      scenario: 'order-linked',
      intended: 'approved',
      followUp: { act: 'link', from: 'task:UNLINKED', links, reason: `Delivered for order ${orderNumber}.` },
    }),
  ];
};
